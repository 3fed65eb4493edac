import { cap } from '../../kinds/cap.js';
import { isCallOrMessage, talksAndMessages } from '../../kinds/world-contacts.js';

export const auContactFrequency = cap({
  code: 'AU-FREQ-01',
  id: 'au/contact-frequency',
  packs: ['au'],
  citation: {
    source: 'ACCC/ASIC Debt collection guideline (RG 96, 2021) s. 5',
    says: 'At most three contacts a week and ten a month per account, visits apart.',
    confidence: 'primary',
  },
  appliesTo: isCallOrMessage,
  limits: [
    { max: 3, days: 7, noun: 'contacts', counts: talksAndMessages },
    { max: 10, days: 'month', noun: 'contacts', counts: talksAndMessages },
  ],
});
