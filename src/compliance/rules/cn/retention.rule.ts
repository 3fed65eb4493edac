import { noted } from '../../kinds/noted.js';

export const cnRetention = noted({
  code: 'CN-REC-03',
  id: 'cn/retention',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'PIPL art 19',
    says: 'Personal data is kept no longer than needed, then deleted or made anonymous.',
    confidence: 'unverified',
  },
  because: 'noted: personal data of this contact has an end of retention',
});
