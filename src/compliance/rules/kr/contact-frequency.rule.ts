import { cap } from '../../kinds/cap.js';
import type { Question } from '../../question.js';
import { dayAt } from '../../zoned.js';
import { isLetter, messages, talks, visits } from '../../kinds/world-contacts.js';

export const krContactFrequency = cap({
  code: 'KR-FREQ-01',
  id: 'kr/contact-frequency',
  packs: ['kr'],
  citation: {
    source: 'Personal Debtor Protection Act',
    says: 'At most seven collection contacts per claim in seven days; legal notices and answers of the same day do not count.',
    in_force_from: '2024-10-17',
    confidence: 'secondary',
  },
  appliesTo: (question) =>
    !isLetter(question) &&
    question.attempt.purpose !== 'legal_notice' &&
    !isSameDayAnswer(question, question.attempt.in_reply_to, question.at),
  limits: [
    {
      max: 7,
      days: 7,
      noun: 'contacts',
      counts: (question) => [
        ...talks(question).filter(({ purpose }) => purpose !== 'legal_notice'),
        ...messages(question).filter(
          ({ purpose, in_reply_to, when }) =>
            purpose !== 'legal_notice' && !isSameDayAnswer(question, in_reply_to, when),
        ),
        ...visits(question),
      ],
    },
  ],
});

function isSameDayAnswer(question: Question, asked: string | undefined, when: number): boolean {
  if (asked === undefined) return false;
  const request =
    question
      .events('message')
      .find(({ id, direction }) => id === asked && direction === 'inbound') ??
    question.events('callback_requested').find(({ id }) => id === asked);
  return (
    request !== undefined &&
    question.dayZones.every((zone) => dayAt(zone, request.when) === dayAt(zone, when))
  );
}
