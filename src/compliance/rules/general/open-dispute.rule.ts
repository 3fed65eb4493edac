import { holdWhileDisputed } from '../../kinds/stops.js';

export const openDispute = holdWhileDisputed({
  code: 'STOP-DISPUTE',
  id: 'general/open-dispute',
  packs: ['world'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'A debt that is disputed waits until the dispute is closed.',
    confidence: 'product_policy',
  },
});
