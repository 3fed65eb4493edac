import { stopWhenPaid } from '../../kinds/stops.js';

export const paidOff = stopWhenPaid({
  code: 'STOP-PAID',
  id: 'general/paid-off',
  packs: ['outside-cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'A debt that is paid is not collected.',
    confidence: 'product_policy',
  },
});
