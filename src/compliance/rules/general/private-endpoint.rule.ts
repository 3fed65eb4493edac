import { privateEndpointOnly } from '../../kinds/stops.js';

export const privateEndpoint = privateEndpointOnly({
  code: 'STOP-SHARED',
  id: 'general/private-endpoint',
  packs: ['outside-cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'Nothing about a debt goes where others can read or hear it.',
    confidence: 'product_policy',
  },
});
