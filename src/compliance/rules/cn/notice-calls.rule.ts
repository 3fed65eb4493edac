import { cap } from '../../kinds/cap.js';
import {
  agreedCallsPerDay,
  asksForCallBack,
  modeOf,
  noticesOfLender,
} from '../../kinds/cn-calls.js';

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
    modeOf(question.attempt) === 'notice' &&
    !asksForCallBack(question),
  limits: [
    {
      max: 3,
      instead: agreedCallsPerDay,
      days: 1,
      noun: 'notice calls',
      counts: noticesOfLender,
    },
  ],
});
