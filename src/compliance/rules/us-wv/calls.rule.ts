import { cap } from '../../kinds/cap.js';
import { endedWith, isTelephone } from '../../kinds/contacts.js';
import { ownCalls } from '../../kinds/us-states.js';

export const wvCalls = cap({
  code: 'WV-FREQ',
  id: 'us-wv/calls',
  packs: ['us-wv'],
  citation: {
    source: 'W. Va. Code 46A-2-125',
    says: 'At most 30 calls or ten conversations in a week, all debts together.',
    confidence: 'primary',
  },
  appliesTo: isTelephone,
  limits: [
    { max: 30, days: 7, noun: 'calls', counts: ownCalls },
    {
      max: 10,
      days: 7,
      noun: 'conversations',
      counts: (question) => ownCalls(question).filter((call) => endedWith(call, 'conversation')),
    },
  ],
});
