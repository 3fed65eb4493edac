import { optOut } from '../../kinds/refusals.js';

export const smsRefusal = optOut({
  code: 'CN-SMS-03',
  id: 'cn/sms-refusal',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'SMS service provisions 2015, revised text in force 2026-05-01',
    says: 'Messages stop when they are refused: commercial ones, or all of them.',
    confidence: 'secondary',
  },
});
