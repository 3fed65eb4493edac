import { cap } from '../../kinds/cap.js';
import type { Dated, Question } from '../../question.js';
import { isTelephone } from '../../kinds/contacts.js';
import { aboutDebt, ownCalls, ownMessages } from '../../kinds/us-states.js';

export const maContactFrequency = cap({
  code: 'MA-FREQ-2',
  id: 'us-ma/contact-frequency',
  packs: ['us-ma'],
  citation: {
    source: '940 CMR 7.04(1)(f); 209 CMR 18.16(1)(d)',
    says: 'At most two calls or texts about a debt in seven days to a personal number, two in 30 days elsewhere.',
    confidence: 'primary',
  },
  appliesTo: (question) => isTelephone(question) || question.attempt.channel === 'sms',
  numbers: { days: 7, days_elsewhere: 30, max: 2 },
  limits: (asked) => {
    const elsewhere = isElsewhere(asked, asked.endpoint.id);
    return [
      {
        max: 2,
        days: elsewhere ? 30 : 7,
        noun: 'calls and texts',
        counts: (question) =>
          callsAndTexts(question).filter(
            ({ endpoint }) => isElsewhere(question, endpoint) === elsewhere,
          ),
      },
    ];
  },
});

function callsAndTexts(question: Question): readonly (Dated<'call'> | Dated<'message'>)[] {
  const texts = ownMessages(question).filter(({ channel }) => channel === 'sms');
  return aboutDebt(question, [...ownCalls(question), ...texts]);
}

/** Not at a residence, a mobile or another personal number: a mobile is personal wherever it rings. */
function isElsewhere({ facts }: Question, endpoint: string): boolean {
  const found = facts.endpoints.find(({ id }) => id === endpoint);
  return found?.kind !== 'mobile' && (found?.place === 'work' || found?.place === 'other');
}
