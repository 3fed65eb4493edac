import { messageVolume } from '../../kinds/message-volume.js';

export const messageVolumeCap = messageVolume({
  code: 'REGF-HARASS-CUM',
  id: 'us-reg-f/message-volume',
  packs: ['us'],
  citation: {
    source: '12 CFR 1006.14(a), comments 1 and 2',
    says: 'Volume in any medium can harass; the tenant sets the number.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
});
