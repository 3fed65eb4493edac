import { activeBorrowerOnly } from '../../kinds/stops.js';

export const borrowerStatus = activeBorrowerOnly({
  code: 'REVIEW-STATUS',
  id: 'general/borrower-status',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'A borrower who has died, lacks capacity or is a minor is a matter for a person.',
    confidence: 'product_policy',
  },
});
