import { block } from '../../rule.js';
import { dayAt } from '../../zoned.js';
import { isAboutDebt } from '../../kinds/contacts.js';
import { waiting } from '../../kinds/waiting.js';

export const caonWrittenNotice = waiting({
  code: 'CA-ON-NOTICE-01',
  id: 'ca-on/written-notice',
  packs: ['ca-on'],
  citation: {
    source: 'Collection and Debt Settlement Services Act, Reg. 74 s. 21',
    says: 'A written notice comes first; contact opens on the sixth day after it.',
    confidence: 'primary',
  },
  // The notice itself goes out as a letter.
  appliesTo: ({ attempt }) => attempt.channel !== 'letter',
  because: 'six days have not passed since the written notice',
  firstDay(question, zone) {
    const notice = question
      .events('notice')
      .find((event) => event.kind === 'first_written' && isAboutDebt(question, event));
    return notice === undefined ? undefined : dayAt(zone, notice.when) + 6;
  },
  otherwise: () => block('the first written notice has not been sent'),
});
