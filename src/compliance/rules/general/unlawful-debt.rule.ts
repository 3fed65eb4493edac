import { stopWhenUnlawful } from '../../kinds/stops.js';

export const unlawfulDebt = stopWhenUnlawful({
  code: 'STOP-UNLAWFUL',
  id: 'general/unlawful-debt',
  packs: ['outside-cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'An unlawful debt is not collected.',
    confidence: 'product_policy',
  },
});
