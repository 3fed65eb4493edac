import { cap } from '../../kinds/cap.js';
import { agreedCallsPerDay, asksForCallBack, callsOfLender } from '../../kinds/cn-calls.js';
import { endedWith } from '../../kinds/contacts.js';

export const noticeCalls = cap({
  code: 'CN-FREQ-02',
  id: 'cn/notice-calls',
  packs: ['cn'],
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3, notice-type voice',
    says: 'At most three connected notice calls a day to one debtor by the lender and all its agencies.',
    confidence: 'secondary',
  },
  appliesTo: (question) =>
    question.attempt.channel === 'call' &&
    (question.attempt.mode ?? 'interactive') === 'notice' &&
    !asksForCallBack(question),
  limits: [
    {
      max: 3,
      instead: agreedCallsPerDay,
      days: 1,
      noun: 'notice calls',
      counts: (question) =>
        callsOfLender(question, 'notice').filter((call) => endedWith(call, 'notice_played')),
    },
  ],
});
