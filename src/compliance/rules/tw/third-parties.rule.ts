import { debtorsOnly } from '../../kinds/people.js';

export const twThirdParties = debtorsOnly({
  code: 'TW-TP-01',
  id: 'tw/third-parties',
  packs: ['tw'],
  citation: {
    source: 'Cash-card rules points 19-21; outsourcing regulations arts 14-16',
    says: 'Only the debtor and the guarantor are approached.',
    confidence: 'primary',
  },
  others: 'block',
});
