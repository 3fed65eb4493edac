import { type Rule, block, pass } from '../../rule.js';
import { owes } from '../../kinds/people.js';

export const guarantor: Rule = {
  code: 'CN-THIRD-05',
  id: 'cn/guarantor',
  packs: ['cn'],
  citation: {
    source: 'GB/T 45251-2025; credit card measures 2011 art 68; Civil Code arts 681-702',
    says: 'A guarantor may be contacted while the guarantee is in force.',
    confidence: 'secondary',
  },
  appliesTo: ({ attempt }) => attempt.to.relation === 'guarantor',
  check: (question) => (owes(question) ? pass : block('the guarantee is not in force')),
};
