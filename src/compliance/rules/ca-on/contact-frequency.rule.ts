import { cap } from '../../kinds/cap.js';
import type { Dated, Question } from '../../question.js';
import { endedWith, isOfLender, isOutbound } from '../../kinds/contacts.js';
import { isCallOrMessage } from '../../kinds/world-contacts.js';

export const caonContactFrequency = cap({
  code: 'CA-ON-FREQ-01',
  id: 'ca-on/contact-frequency',
  packs: ['ca-on'],
  citation: {
    source: 'Collection and Debt Settlement Services Act, Reg. 74',
    says: 'After the first conversation at most three contacts in seven days per creditor; mail and requested contact do not count.',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    isCallOrMessage(question) && !isRequested(question, question.attempt.in_reply_to),
  limits: [{ max: 3, days: 7, noun: 'contacts', counts: contactsAfterTalk }],
});

/** From the first conversation on, which itself does not count. */
function contactsAfterTalk(question: Question): readonly (Dated<'call'> | Dated<'message'>)[] {
  const calls = question.events('call').filter((call) => isOfLender(question, call));
  const first = calls.find(({ outcome, pending }) => outcome === 'conversation' || pending);
  if (first === undefined) return [];
  return [
    ...calls.filter(
      (call) =>
        call !== first &&
        call.when >= first.when &&
        endedWith(call, 'conversation', 'voicemail', 'ringless_voicemail'),
    ),
    ...question
      .events('message')
      .filter(
        (message) =>
          isOutbound(message) &&
          message.when >= first.when &&
          isOfLender(question, message) &&
          !isRequested(question, message.in_reply_to),
      ),
  ];
}

function isRequested(question: Question, asked: string | undefined): boolean {
  if (asked === undefined) return false;
  return (
    question.events('callback_requested').some(({ id }) => id === asked) ||
    question.events('message').some(({ id, direction }) => id === asked && direction === 'inbound')
  );
}
