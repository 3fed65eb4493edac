import { mustBeDeclared } from '../../kinds/must-be-declared.js';
import { isTelephone } from '../../kinds/contacts.js';

export const declaredLine = mustBeDeclared({
  code: 'DECLARED-LINE',
  id: 'declared/registered-line',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that calls come from registered lines.',
    confidence: 'product_policy',
  },
  fact: 'lines_registered',
  stated: ({ attempt }) => attempt.caller_line !== undefined,
  appliesTo: isTelephone,
  because: 'nobody said or declared that the line is registered',
});
