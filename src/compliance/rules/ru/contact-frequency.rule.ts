import { cap } from '../../kinds/cap.js';
import type { Limit } from '../../kinds/cap.js';
import type { Dated, Question } from '../../question.js';
import { isTelephone } from '../../kinds/contacts.js';
import { messages, talks, visits } from '../../kinds/world-contacts.js';

export const ruContactFrequency = cap({
  code: 'RU-FREQ-01',
  id: 'ru/contact-frequency',
  packs: ['ru'],
  citation: {
    source: 'Federal Law 230-FZ art 7',
    says: 'Calls 1 a day, 2 a week, 8 a month; meetings 1 a week; messages 2 a day, 4 a week, 16 a month.',
    confidence: 'secondary',
  },
  limits: limitsOf,
});

function limitsOf(question: Question): readonly Limit[] {
  if (isTelephone(question)) return ladder(talks, 'calls', [1, 2, 8]);
  const { channel } = question.attempt;
  if (channel === 'visit') return [{ max: 1, days: 7, noun: 'meetings', counts: visits }];
  return channel === 'sms' || channel === 'im' ? ladder(texts, 'messages', [2, 4, 16]) : [];
}

/** So many a day, a week and a month. */
function ladder(
  counts: Limit['counts'],
  noun: string,
  [perDay, perWeek, perMonth]: readonly [number, number, number],
): readonly Limit[] {
  return [
    { max: perDay, days: 1, noun, counts },
    { max: perWeek, days: 7, noun, counts },
    { max: perMonth, days: 'month', noun, counts },
  ];
}

function texts(question: Question): readonly Dated<'message'>[] {
  return messages(question).filter(({ channel }) => channel === 'sms' || channel === 'im');
}
