import { type Rule, review } from '../../rule.js';
import { isConnected } from '../../kinds/cn-people.js';

export const connectedPerson: Rule = {
  code: 'CN-THIRD-07',
  id: 'cn/connected-person',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'CBA guideline 2026-01-30',
    says: 'A third person connected with the debt, such as a spouse who shares it, is a matter for a person.',
    confidence: 'secondary',
  },
  appliesTo: isConnected,
  check: () => review('a person checks the connection with the debt'),
};
