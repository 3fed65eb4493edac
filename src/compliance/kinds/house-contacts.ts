/** Everything sent or tried to reach the addressed person, whichever debt it was about. */
import type { Channel } from '../attempt.js';
import type { Dated, Question } from '../question.js';
import { isOutbound, isToParty } from './contacts.js';
import { wasPrompted } from './prompted.js';

type Channels = readonly Channel[] | undefined;
interface Made {
  readonly when: number;
}

/** What we did of our own accord. */
export function contactsMade(question: Question, channels?: Channels): readonly Made[] {
  const counted = counter(channels);
  const toParty = (event: { readonly party: string }): boolean => isToParty(question, event);
  return [
    ...question
      .events('call')
      .filter((call) => isOutbound(call) && toParty(call) && channelsOf(call).some(counted)),
    ...messagesTo(question, channels).filter((message) => !wasPrompted(question, message)),
    ...question
      .events('letter')
      .filter((letter) => isOutbound(letter) && toParty(letter) && counted('letter')),
    ...question.events('visit').filter((visit) => toParty(visit) && counted('visit')),
  ];
}

/** Answers and confirmations: they wait for nobody, and still they are contacts. */
export function contactsPrompted(question: Question, channels?: Channels): readonly Made[] {
  return messagesTo(question, channels).filter((message) => wasPrompted(question, message));
}

function messagesTo(question: Question, channels: Channels): Dated<'message'>[] {
  const counted = counter(channels);
  return question
    .events('message')
    .filter(
      (message) => isOutbound(message) && isToParty(question, message) && counted(message.channel),
    );
}

function counter(channels: Channels): (channel: Channel) => boolean {
  return (channel) => channels === undefined || channels.includes(channel);
}

/** A call that ended at an answering machine is both; one still pending may become either. */
function channelsOf({ outcome, pending }: Dated<'call'>): readonly Channel[] {
  const left = outcome === 'voicemail' || outcome === 'ringless_voicemail';
  return left || pending ? ['call', 'voicemail'] : ['call'];
}
