import { debtorsOnly } from '../../kinds/people.js';

export const jpThirdParties = debtorsOnly({
  code: 'JP-TP-01',
  id: 'jp/third-parties',
  packs: ['jp'],
  citation: {
    source: 'Money Lending Business Act art 21(1)(v), (vii)',
    says: 'The debt is not revealed to others, and they are not asked to pay.',
    confidence: 'secondary',
  },
  others: 'block',
});
