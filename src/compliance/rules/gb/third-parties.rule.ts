import { debtorsOnly } from '../../kinds/people.js';

export const gbThirdParties = debtorsOnly({
  code: 'GB-TP-01',
  id: 'gb/third-parties',
  packs: ['gb'],
  citation: {
    source: 'FCA CONC 7.9.6R, 7.9.7R, 7.9.10R',
    says: 'Third parties do not learn of the debt.',
    confidence: 'primary',
  },
  others: 'block',
});
