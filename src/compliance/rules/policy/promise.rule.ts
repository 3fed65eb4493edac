import { readDate } from '../../instants.js';
import { isAboutDebt } from '../../kinds/contacts.js';
import { waiting } from '../../kinds/waiting.js';

export const promise = waiting({
  code: 'POLICY-PTP',
  id: 'policy/promise',
  packs: ['cn', 'world'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'Contact waits until the day after a promised payment was due.',
    confidence: 'product_policy',
  },
  because: 'a promise to pay is running',
  appliesTo: ({ facts }) => facts.settings.pause_until_promise_date !== false,
  firstDay(question) {
    const last = question.events('promise').findLast((event) => isAboutDebt(question, event));
    const due = last === undefined ? undefined : readDate(last.due);
    return due === undefined ? undefined : due + 1;
  },
});
