import { debtorsOnly } from '../../kinds/people.js';

export const thirdParties = debtorsOnly({
  code: 'REVIEW-RELATION',
  id: 'general/third-parties',
  packs: ['au', 'eu', 'kr', 'sg', 'my', 'th', 'ca-on', 'ca-qc', 'br-sp', 'mx', 'cl', 'za', 'ru'],
  citation: {
    source: 'Dunwell, people beside the debtor',
    says: 'Where no rule on third parties is known, a person decides on everybody who does not owe.',
    confidence: 'product_policy',
  },
  others: 'review',
});
