import { debtorsOnly } from '../../kinds/people.js';

export const ngThirdParties = debtorsOnly({
  code: 'NG-TP-01',
  id: 'ng/third-parties',
  packs: ['ng'],
  citation: {
    source:
      'FCCPC Digital, Electronic, Online or Non-traditional Consumer Lending Regulations 2025',
    says: 'No misuse of contact data.',
    confidence: 'secondary',
  },
  others: 'block',
});
