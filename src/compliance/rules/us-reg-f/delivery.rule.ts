import { type Rule, block, pass } from '../../rule.js';
import { isElectronic } from '../../kinds/contacts.js';
import { optedOutAt } from '../../kinds/refusals.js';

export const delivery: Rule = {
  code: 'REGF-DELIVERY',
  id: 'us-reg-f/delivery',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.42',
    says: 'A required disclosure does not go to an endpoint that was opted out.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    question.attempt.purpose === 'required_disclosure' && isElectronic(question),
  check: (question) =>
    optedOutAt(question, true) === undefined
      ? pass
      : block('the disclosure would go where messages were refused'),
};
