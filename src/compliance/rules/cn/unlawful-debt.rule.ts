import { stopWhenUnlawful } from '../../kinds/stops.js';

export const unlawfulDebt = stopWhenUnlawful({
  code: 'CN-DEBT-01',
  id: 'cn/unlawful-debt',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Criminal Law art 293-1; GB/T 45251-2025',
    says: 'Illegal debts are not collected.',
    confidence: 'secondary',
  },
});
