import { mediaRefusal } from '../../kinds/refusals.js';

export const refusedMedium = mediaRefusal({
  code: 'STOP-MEDIUM',
  id: 'general/refused-medium',
  packs: ['cn', 'world'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'A medium that the person refused is not used.',
    confidence: 'product_policy',
  },
});
