import { closedTimes } from '../../kinds/closed-times.js';

/** The night rest of mainland China binds every channel, and so do the times that a person takes away. */
export const inconvenientTime = closedTimes({
  code: 'CN-TIME-NAMED',
  id: 'cn/inconvenient-time',
  packs: ['cn'],
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3',
    says: 'Contact of any kind keeps away from times that the person named as bad.',
    confidence: 'secondary',
  },
  letters: 'bound',
});
