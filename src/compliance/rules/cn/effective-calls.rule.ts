import { cap } from '../../kinds/cap.js';
import { agreedCallsPerDay, asksForCallBack, callsOfLender } from '../../kinds/cn-calls.js';
import { endedWith } from '../../kinds/contacts.js';

export const effectiveCalls = cap({
  code: 'CN-FREQ-01',
  id: 'cn/effective-calls',
  packs: ['cn'],
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3, interactive voice',
    says: 'At most three effective calls a day to one debtor, voice robots included.',
    confidence: 'secondary',
  },
  appliesTo: (question) =>
    question.attempt.channel === 'call' &&
    (question.attempt.mode ?? 'interactive') === 'interactive' &&
    !asksForCallBack(question),
  limits: [
    {
      max: 3,
      instead: agreedCallsPerDay,
      days: 1,
      noun: 'effective calls',
      counts: (question) =>
        callsOfLender(question, 'interactive').filter((call) => endedWith(call, 'conversation')),
    },
  ],
});
