import { optOut } from '../../kinds/refusals.js';

export const optedOut = optOut({
  code: 'STOP-OPT-OUT',
  id: 'general/opt-out',
  packs: ['world'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'Messages to an endpoint end when they are refused there.',
    confidence: 'product_policy',
  },
});
