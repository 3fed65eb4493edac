/** The tenant's cap on electronic messages of all channels to one person in seven days. */
import type { Heading, Rule } from '../rule.js';
import { cap } from './cap.js';
import { isElectronic, isOutbound, isToParty } from './contacts.js';

export function messageVolume(heading: Heading): Rule {
  return cap({
    ...heading,
    appliesTo: (question) =>
      isElectronic(question) && question.facts.settings.max_messages_per_7_days !== undefined,
    limits: ({ facts }) => [
      {
        max: facts.settings.max_messages_per_7_days ?? Infinity,
        days: 7,
        noun: 'messages',
        counts: (question) =>
          question
            .events('message')
            .filter((event) => isOutbound(event) && isToParty(question, event)),
      },
    ],
  });
}
