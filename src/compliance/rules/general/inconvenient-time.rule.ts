import { closedTimes } from '../../kinds/closed-times.js';

export const inconvenientTime = closedTimes({
  code: 'TIME-NAMED',
  id: 'general/inconvenient-time',
  packs: ['world'],
  citation: {
    source: 'Dunwell, time of contact',
    says: 'Contact keeps away from times that the person named as bad; letters have no clock.',
    confidence: 'product_policy',
  },
});
