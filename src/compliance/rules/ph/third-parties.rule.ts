import { debtorsOnly } from '../../kinds/people.js';

export const phThirdParties = debtorsOnly({
  code: 'PH-TP-01',
  id: 'ph/third-parties',
  packs: ['ph'],
  citation: {
    source: 'SEC MC 18 s.2019',
    says: 'People from the contact list are not contacted, save guarantors and co-makers.',
    confidence: 'secondary',
  },
  others: 'block',
});
