import { rightEndpointOnly } from '../../kinds/stops.js';

export const wrongNumber = rightEndpointOnly({
  code: 'STOP-WRONG-ENDPOINT',
  id: 'general/wrong-number',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'An endpoint that turned out to belong to somebody else is not used again.',
    confidence: 'product_policy',
  },
});
