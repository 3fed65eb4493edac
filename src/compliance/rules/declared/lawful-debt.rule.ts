import { mustBeDeclared } from '../../kinds/must-be-declared.js';

export const declaredDebt = mustBeDeclared({
  code: 'DECLARED-LAWFUL',
  id: 'declared/lawful-debt',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that a debt is lawful.',
    confidence: 'product_policy',
  },
  fact: 'debts_lawful',
  stated: ({ debt }) => debt.lawful !== undefined,
  because: 'nobody said or declared that the debt is lawful',
});
