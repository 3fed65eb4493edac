import { hold } from '../../kinds/stops.js';

export const gbBreathingSpace = hold({
  code: 'GB-BS-01',
  id: 'gb/breathing-space',
  packs: ['gb'],
  citation: {
    source: 'Debt Respite Scheme Regulations 2020',
    says: 'No contact asking for repayment during a moratorium.',
    confidence: 'primary',
  },
  reasons: ['breathing_space'],
});
