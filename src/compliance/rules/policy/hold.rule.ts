import { hold } from '../../kinds/stops.js';

export const policyHold = hold({
  code: 'POLICY-HOLD',
  id: 'policy/hold',
  packs: ['everywhere'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'A debt under a hold is not collected while the hold lasts.',
    confidence: 'product_policy',
  },
  reasons: ['natural_disaster', 'breathing_space', 'illness', 'bereavement', 'other'],
  unless: (reason, settings) => reason === 'natural_disaster' && settings.disaster_hold === false,
});
