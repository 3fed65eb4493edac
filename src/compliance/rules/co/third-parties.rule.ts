import { debtorsOnly } from '../../kinds/people.js';

export const coThirdParties = debtorsOnly({
  code: 'CO-TP-01',
  id: 'co/third-parties',
  packs: ['co'],
  citation: {
    source: 'Ley 2300 de 2023',
    says: 'Personal references are not contacted.',
    confidence: 'secondary',
  },
  others: 'block',
});
