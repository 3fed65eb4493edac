import { messageVolume } from '../../kinds/message-volume.js';

export const messageVolumeCap = messageVolume({
  code: 'POLICY-MESSAGE-VOLUME',
  id: 'policy/message-volume',
  packs: ['cn', 'world'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'At most so many electronic messages to one person in seven days.',
    confidence: 'product_policy',
  },
});
