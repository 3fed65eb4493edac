import { type Rule, block, pass } from '../../rule.js';
import { consentsDirectly } from '../../kinds/consents.js';
import { isReply } from '../../kinds/replies.js';

const TIED: ReadonlySet<string> = new Set(['landline', 'postal', 'address']);

export const inconvenientPlace: Rule = {
  code: 'REGF-PLACE',
  id: 'us-reg-f/inconvenient-place',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.6(b)(1)(ii)',
    says: 'No contact at a place known to be inconvenient.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  // Mobile numbers and e-mail addresses are tied to no place.
  appliesTo: ({ endpoint }) => TIED.has(endpoint.kind) && endpoint.place !== undefined,
  check(question) {
    const { attempt, endpoint } = question;
    const named = question
      .events('inconvenient_place')
      .findLast((event) => event.party === attempt.to.party && event.place === endpoint.place);
    if (named === undefined || isReply(question)) return pass;
    return consentsDirectly(question, named.when)
      ? pass
      : block(`contact at ${named.place} is known to be inconvenient`);
  },
};
