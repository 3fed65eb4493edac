import { block } from '../../rule.js';
import { dayAt } from '../../zoned.js';
import { isAboutDebt } from '../../kinds/contacts.js';
import { waiting } from '../../kinds/waiting.js';

export const nvMedicalDebt = waiting({
  code: 'NV-MED-60',
  id: 'us-nv/medical-debt',
  packs: ['us-nv'],
  binds: 'collectors',
  citation: {
    source: 'NRS 649.366',
    says: 'No collection of a medical debt for 60 days after the mailed notice.',
    confidence: 'primary',
  },
  appliesTo: ({ debt, attempt }) =>
    debt.kind === 'medical' &&
    attempt.purpose !== 'required_disclosure' &&
    attempt.purpose !== 'legal_notice',
  because: 'the 60 days after the notice still run',
  // The day of mailing is day 0 and the 60th day is closed.
  firstDay(question, zone) {
    const notice = question
      .events('notice')
      .find((event) => event.kind === 'medical_debt' && isAboutDebt(question, event));
    return notice === undefined ? undefined : dayAt(zone, notice.when) + 61;
  },
  otherwise: () => block('the notice for medical debt has not been sent'),
});
