import { cap } from '../../kinds/cap.js';
import { asksForCallBack } from '../../kinds/cn-calls.js';
import { endedWith, isOfLender, isTelephone } from '../../kinds/contacts.js';

export const unansweredCalls = cap({
  code: 'CN-FREQ-03',
  id: 'cn/unanswered-calls',
  packs: ['cn'],
  citation: {
    source: 'CBA guideline 2026-01-30',
    says: 'At most six unanswered attempts a day at one contact point.',
    confidence: 'secondary',
  },
  appliesTo: (question) => isTelephone(question) && !asksForCallBack(question),
  limits: [
    {
      max: 6,
      days: 1,
      noun: 'unanswered calls to this number',
      counts: (question) =>
        question
          .events('call')
          .filter(
            (call) =>
              call.endpoint === question.endpoint.id &&
              isOfLender(question, call) &&
              endedWith(call, 'no_answer', 'busy'),
          ),
    },
  ],
});
