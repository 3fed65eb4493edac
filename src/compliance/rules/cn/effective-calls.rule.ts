import { cap } from '../../kinds/cap.js';
import { agreedCallsPerDay, asksForCallBack, modeOf, talksOfLender } from '../../kinds/cn-calls.js';

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
    modeOf(question.attempt) === 'interactive' &&
    !asksForCallBack(question),
  limits: [
    {
      max: 3,
      instead: agreedCallsPerDay,
      days: 1,
      noun: 'effective calls',
      counts: talksOfLender,
    },
  ],
});
