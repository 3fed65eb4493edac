import { hold } from '../../kinds/stops.js';

export const inSensitiveTimes = hold({
  code: 'IN-SENS-01',
  id: 'in/sensitive-times',
  packs: ['in'],
  citation: {
    source: 'RBI draft Responsible Business Conduct (Second Amendment) Directions 2026',
    says: 'No calls or visits in bereavement, disaster and like events.',
    confidence: 'secondary',
  },
  reasons: ['bereavement', 'natural_disaster', 'illness', 'other'],
});
