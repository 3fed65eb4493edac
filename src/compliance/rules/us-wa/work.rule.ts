import { cap } from '../../kinds/cap.js';
import type { Question } from '../../question.js';
import { isOwn } from '../../kinds/contacts.js';
import { isReply } from '../../kinds/replies.js';
import { isDebtorOrSpouse, unasked } from '../../kinds/us-states.js';

export const waWork = cap({
  code: 'WA-WORK-1W',
  id: 'us-wa/work',
  packs: ['us-wa'],
  binds: 'collectors',
  citation: {
    source: 'RCW 19.16.250(13)(b)',
    says: 'At most one communication a week at the place of work.',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    question.endpoint.place === 'work' &&
    isDebtorOrSpouse(question, question.attempt.to.party) &&
    !isReply(question),
  limits: [
    {
      max: 1,
      days: 7,
      noun: 'communications at work',
      counts: (question) =>
        [
          ...unasked(question),
          ...question
            .events('visit')
            .filter((visit) => isOwn(question, visit) && isDebtorOrSpouse(question, visit.party)),
        ].filter(({ endpoint }) => isAtWork(question, endpoint)),
    },
  ],
});

function isAtWork({ facts }: Question, endpoint: string): boolean {
  return facts.endpoints.some(({ id, place }) => id === endpoint && place === 'work');
}
