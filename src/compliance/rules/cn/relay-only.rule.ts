import { type Rule, block, pass } from '../../rule.js';
import { isContactPerson, offeredToPay } from '../../kinds/cn-people.js';
import { betraysDebt, withoutNames } from '../../kinds/debt-hints.js';
import { wordsOf } from '../../kinds/wording.js';

export const relayOnly: Rule = {
  code: 'CN-THIRD-02',
  id: 'cn/relay-only',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3; CBA guideline 2026-01-30',
    says: 'A contact person hears only a request for contact details or to pass on a request to call; no word of a debt.',
    confidence: 'secondary',
  },
  appliesTo: (question) => isContactPerson(question) && !offeredToPay(question),
  check(question) {
    if (question.attempt.purpose !== 'relay')
      return block('a contact person may only be asked to relay');
    const text = wordsOf(question);
    return text !== undefined && betraysDebt(withoutNames(text, question))
      ? block('the text hints at a debt')
      : pass;
  },
};
