import { stopWhenPaid } from '../../kinds/stops.js';

export const paidOff = stopWhenPaid({
  code: 'CN-STOP-01',
  id: 'cn/paid-off',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025, personal information',
    says: 'Collection stops at once when the debt is repaid.',
    confidence: 'secondary',
  },
});
