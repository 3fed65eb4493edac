import { debtorsOnly } from '../../kinds/people.js';

export const keThirdParties = debtorsOnly({
  code: 'KE-TP-01',
  id: 'ke/third-parties',
  packs: ['ke'],
  citation: {
    source: 'CBK (Digital Credit Providers) Regulations 2022',
    says: 'No calls or messages to the contacts of the customer.',
    confidence: 'secondary',
  },
  others: 'block',
});
