import { cap } from '../../kinds/cap.js';
import { callsPlaced, conversations, isLimitedCall } from '../../kinds/us-calls.js';

export const nyContactFrequency = cap({
  code: 'NYS-23NYCRR1',
  id: 'us-ny/contact-frequency',
  packs: ['us'],
  binds: 'collectors',
  citation: {
    source: '23 NYCRR Part 1 as proposed 2021-22; the proposal lapsed on 15 March 2023',
    says: 'At most one conversation and three attempts by telephone about a debt in seven days.',
    confidence: 'secondary',
  },
  appliesTo: (question) => question.facts.person.residence === 'US-NY' && isLimitedCall(question),
  limits: [
    { max: 3, days: 7, noun: 'calls', counts: callsPlaced },
    { max: 1, days: 7, noun: 'conversations', counts: conversations },
  ],
});
