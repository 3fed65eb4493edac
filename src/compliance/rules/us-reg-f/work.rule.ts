import { type Rule, block, pass } from '../../rule.js';
import { consentsDirectly } from '../../kinds/consents.js';

export const work: Rule = {
  code: 'REGF-WORK',
  id: 'us-reg-f/work',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.6(b)(3)',
    says: 'No contact at work when the employer is known to forbid it.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: ({ endpoint }) => endpoint.place === 'work',
  check(question) {
    const forbidden = question
      .events('employer_prohibits')
      .findLast((event) => event.party === question.attempt.to.party);
    if (forbidden === undefined || consentsDirectly(question, forbidden.when)) return pass;
    return block('the employer forbids contact at work');
  },
};
