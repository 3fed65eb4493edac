import { type Rule, block, pass } from '../../rule.js';
import { isContactPerson, offeredToPay } from '../../kinds/cn-people.js';
import { isUnreachable } from '../../kinds/cn-unreachable.js';

export const contactPerson: Rule = {
  code: 'CN-THIRD-01',
  id: 'cn/contact-person',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3; CBA guideline 2026-01-30',
    says: 'A contact person may be approached only when the debtor cannot be reached, has died or lacks capacity.',
    confidence: 'secondary',
  },
  appliesTo: (question) => isContactPerson(question) && !offeredToPay(question),
  check(question) {
    const { status } = question.facts.person;
    if (status === 'deceased' || status === 'incapacitated') return pass;
    return isUnreachable(question) ? pass : block('the debtor can be reached');
  },
};
