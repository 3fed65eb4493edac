import { type Rule, block } from '../../rule.js';

export const restricted: Rule = {
  code: 'STOP-RESTRICTED',
  id: 'general/restricted',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'Whose erasure was asked for is not contacted, even while the data must still be kept.',
    confidence: 'product_policy',
  },
  appliesTo: ({ facts }) => facts.restricted === true,
  check: () => block('the erasure of this person was asked for'),
};
