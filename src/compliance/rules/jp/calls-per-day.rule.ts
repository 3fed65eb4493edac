import { cap } from '../../kinds/cap.js';
import { isAboutDebt, isCounted, isTelephone, isToParty } from '../../kinds/contacts.js';

export const jpCallsPerDay = cap({
  code: 'JP-FREQ-01',
  id: 'jp/calls-per-day',
  packs: ['jp'],
  citation: {
    source: 'JFSA self-regulation',
    says: 'At most three calls a day: four and more count as repeated pressing.',
    confidence: 'unverified',
  },
  appliesTo: isTelephone,
  limits: [
    {
      max: 3,
      days: 1,
      noun: 'calls',
      counts: (question) =>
        question
          .events('call')
          .filter(
            (call) => isCounted(call) && isToParty(question, call) && isAboutDebt(question, call),
          ),
    },
  ],
});
