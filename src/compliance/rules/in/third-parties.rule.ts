import { debtorsOnly } from '../../kinds/people.js';

export const inThirdParties = debtorsOnly({
  code: 'IN-TP-01',
  id: 'in/third-parties',
  packs: ['in'],
  citation: {
    source: 'RBI circular 2022-08-12',
    says: 'Only the borrower and the guarantor are dealt with.',
    confidence: 'secondary',
  },
  others: 'block',
});
