import { cap } from '../../kinds/cap.js';
import { isOutbound, isOwn } from '../../kinds/contacts.js';
import { isReply } from '../../kinds/replies.js';
import { isDebtorOrSpouse, unasked } from '../../kinds/us-states.js';

export const waCommunicationFrequency = cap({
  code: 'WA-FREQ-3W',
  id: 'us-wa/communication-frequency',
  packs: ['us-wa'],
  binds: 'collectors',
  citation: {
    source: 'RCW 19.16.250(13)(a)',
    says: 'At most three communications a week with debtor or spouse in any form, replies excepted.',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    isDebtorOrSpouse(question, question.attempt.to.party) && !isReply(question),
  limits: [
    {
      max: 3,
      days: 7,
      noun: 'communications',
      counts: (question) => [
        ...unasked(question),
        ...question
          .events('letter')
          .filter(
            (letter) =>
              isOutbound(letter) &&
              isOwn(question, letter) &&
              isDebtorOrSpouse(question, letter.party),
          ),
        ...question
          .events('visit')
          .filter((visit) => isOwn(question, visit) && isDebtorOrSpouse(question, visit.party)),
      ],
    },
  ],
});
