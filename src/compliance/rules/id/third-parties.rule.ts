import { debtorsOnly } from '../../kinds/people.js';

export const idThirdParties = debtorsOnly({
  code: 'ID-TP-01',
  id: 'id/third-parties',
  packs: ['id'],
  citation: {
    source: 'POJK 22/2023',
    says: 'Nobody but the consumer is contacted.',
    confidence: 'secondary',
  },
  others: 'block',
});
