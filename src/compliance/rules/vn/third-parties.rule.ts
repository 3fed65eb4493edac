import { debtorsOnly } from '../../kinds/people.js';

export const vnThirdParties = debtorsOnly({
  code: 'VN-TP-01',
  id: 'vn/third-parties',
  packs: ['vn'],
  citation: {
    source: 'Circular 43/2016 as amended by 18/2019/TT-NHNN',
    says: 'No reminder to persons with no duty to repay.',
    confidence: 'primary',
  },
  others: 'block',
});
