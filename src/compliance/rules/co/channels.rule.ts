import { cap } from '../../kinds/cap.js';
import type { Dated, Question } from '../../question.js';
import { allContacts, isLetter } from '../../kinds/world-contacts.js';

export const coChannels = cap({
  code: 'CO-CHAN-01',
  id: 'co/channels',
  packs: ['co'],
  citation: {
    source: 'Ley 2300 de 2023',
    says: 'One contact a day, and after a contact one channel for a week.',
    confidence: 'secondary',
  },
  appliesTo: (question) => !isLetter(question),
  limits: [
    { max: 1, days: 1, noun: 'contacts', counts: allContacts },
    {
      max: 1,
      days: 7,
      noun: 'contacts on another channel',
      counts: (question) =>
        allContacts(question).filter((event) => channelOf(event) !== mediumOf(question)),
    },
  ],
});

function channelOf(event: Dated<'call'> | Dated<'message'> | Dated<'visit'>): string {
  return event.type === 'message' ? event.channel : event.type;
}

function mediumOf({ attempt }: Question): string {
  return attempt.channel === 'voicemail' ? 'call' : attempt.channel;
}
