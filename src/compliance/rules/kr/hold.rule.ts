import { hold } from '../../kinds/stops.js';

export const krHold = hold({
  code: 'KR-HOLD-01',
  id: 'kr/hold',
  packs: ['kr'],
  citation: {
    source: 'Personal Debtor Protection Act',
    says: 'Collection is deferred for disaster, surgery or admission, and a death in the family.',
    in_force_from: '2024-10-17',
    confidence: 'secondary',
  },
  reasons: ['natural_disaster', 'illness', 'bereavement'],
});
