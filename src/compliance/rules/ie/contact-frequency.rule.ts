import { cap } from '../../kinds/cap.js';
import { messages, talks } from '../../kinds/world-contacts.js';

export const ieContactFrequency = cap({
  code: 'IE-FREQ-01',
  id: 'ie/contact-frequency',
  packs: ['eu'],
  citation: {
    source: 'Consumer Protection Code 2012; not checked for the Code of 2025',
    says: 'At most three successful unsolicited contacts about arrears in a month.',
    confidence: 'secondary',
  },
  appliesTo: ({ facts, attempt }) =>
    facts.person.residence.startsWith('IE') &&
    attempt.channel !== 'letter' &&
    attempt.purpose !== 'legal_notice' &&
    attempt.in_reply_to === undefined,
  limits: [
    {
      max: 3,
      days: 'month',
      noun: 'contacts',
      counts: (question) =>
        [...talks(question), ...messages(question)].filter(
          ({ purpose }) => purpose !== 'legal_notice',
        ),
    },
  ],
});
