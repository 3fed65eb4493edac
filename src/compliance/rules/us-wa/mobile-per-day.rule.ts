import { cap } from '../../kinds/cap.js';
import { isElectronic, isOutbound, isOwn, isTelephone } from '../../kinds/contacts.js';
import { answered, isReply } from '../../kinds/replies.js';

export const waMobilePerDay = cap({
  code: 'WA-CELL-2D',
  id: 'us-wa/mobile-per-day',
  packs: ['us-wa'],
  binds: 'collectors',
  citation: {
    source: 'RCW 19.16.250(18)',
    says: 'At most two calls or messages a day to one mobile, replies excepted.',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    question.endpoint.kind === 'mobile' &&
    (isTelephone(question) || isElectronic(question)) &&
    !isReply(question),
  limits: [
    {
      max: 2,
      days: 1,
      noun: 'calls and messages to this mobile',
      counts: (question) => {
        const here = (event: { readonly endpoint: string }): boolean =>
          event.endpoint === question.endpoint.id;
        return [
          ...question
            .events('call')
            .filter((call) => isOutbound(call) && isOwn(question, call) && here(call)),
          ...question
            .events('message')
            .filter(
              (message) =>
                isOutbound(message) &&
                isOwn(question, message) &&
                here(message) &&
                !answered(question, message),
            ),
        ];
      },
    },
  ],
});
