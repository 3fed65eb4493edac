import { mustBeDeclared } from '../../kinds/must-be-declared.js';

export const declaredTimeBarred = mustBeDeclared({
  code: 'DECLARED-TIMEBARRED',
  id: 'declared/time-barred',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: 'Dunwell, declarations; 12 CFR 1006.26(b)',
    says: 'Somebody stands for it that debts past their limitation are marked as such.',
    confidence: 'product_policy',
  },
  fact: 'time_barred_marked',
  stated: ({ debt }) => debt.time_barred !== undefined,
  because: 'nobody said or declared that the debt is not time-barred',
});
