/** What people refused: an endpoint for electronic messages, a whole medium, any contact at all. */
import type { Channel } from '../attempt.js';
import type { Dated, Question } from '../question.js';
import { type Heading, type Outcome, type Rule, block, pass } from '../rule.js';
import { isElectronic } from './contacts.js';
import { isReply } from './replies.js';
import { asksToStart, asksToStop } from './revocation-words.js';

/** The instant since which messages to the endpoint are refused, if they are. */
export function optedOutAt(question: Question, words: boolean): number | undefined {
  const { channel, purpose, to } = question.attempt;
  const refusals = question
    .events('opt_out')
    .filter(
      (event) =>
        event.channel === channel &&
        event.endpoint === to.endpoint &&
        (event.scope === 'all' || purpose === 'commercial'),
    );
  const messages = words ? inboundAt(question) : [];
  const stops = [...refusals, ...messages.filter(({ text = '' }) => asksToStop(text))];
  if (stops.length === 0) return undefined;
  const stop = Math.max(...stops.map(({ when }) => when));
  const starts = messages.filter(({ text = '' }) => asksToStart(text));
  const renewed = [...renewals(question), ...starts].some(({ when }) => when > stop);
  return renewed ? undefined : stop;
}

function inboundAt(question: Question): readonly Dated<'message'>[] {
  const { channel, to } = question.attempt;
  return question
    .events('message')
    .filter(
      (event) =>
        event.direction === 'inbound' &&
        event.channel === channel &&
        event.endpoint === to.endpoint,
    );
}

/** Consents for the endpoint; a commercial one reopens it for commercial messages alone. */
function renewals(question: Question): readonly Dated<'consent'>[] {
  const { channel, purpose, to } = question.attempt;
  return question
    .events('consent')
    .filter(
      ({ scope, endpoint }) =>
        endpoint === to.endpoint &&
        (scope === channel || (purpose === 'commercial' && scope === 'commercial')),
    );
}

interface Refusal {
  /** Inbound messages that ask to stop count like an opt-out, at once. */
  readonly words?: true;
  /** A notice of another law, a confirmation of the opt-out and one answer still pass. */
  readonly exceptions?: true;
}

export function optOut({ refusal = {}, ...heading }: Heading & { refusal?: Refusal }): Rule {
  return {
    ...heading,
    appliesTo: isElectronic,
    check: (question) => judgeEndpoint(question, refusal),
  };
}

/** Messages refused at the endpoint. */
export function judgeEndpoint(question: Question, { words, exceptions }: Refusal): Outcome {
  if (!isElectronic(question) || (exceptions && isExcepted(question))) return pass;
  return optedOutAt(question, words === true) === undefined
    ? pass
    : block('messages to this endpoint were refused');
}

function isExcepted(question: Question): boolean {
  const { purpose } = question.attempt;
  return purpose === 'legal_notice' || purpose === 'opt_out_confirmation' || isReply(question);
}

export function mediaRefusal(heading: Heading): Rule {
  return {
    ...heading,
    appliesTo: (question) => question.events('media_refusal').length > 0,
    check: (question) => judgeMedium(question, {}),
  };
}

/** A refused medium; a refusal of calls covers voicemails too. */
export function judgeMedium(question: Question, { exceptions }: Refusal): Outcome {
  const { attempt } = question;
  const medium: Channel = attempt.channel === 'voicemail' ? 'call' : attempt.channel;
  const refusal = question
    .events('media_refusal')
    .findLast((event) => event.party === attempt.to.party && event.channel === medium);
  if (refusal === undefined) return pass;
  if (exceptions && (attempt.purpose === 'legal_notice' || isReply(question))) return pass;
  // The last word counts: who consents to a medium again has taken the refusal back.
  const renewed = question
    .events('consent')
    .some(
      ({ party, scope, when }) =>
        party === attempt.to.party && scope === medium && when > refusal.when,
    );
  return renewed ? pass : block(`contact by ${medium} was refused`);
}

/** Whoever asked not to be contacted is left alone, whoever acts for the lender. */
export function contactRefusal(heading: Heading): Rule {
  return {
    ...heading,
    check: (question) =>
      question.events('contact_refused').some(({ party }) => party === question.attempt.to.party)
        ? block('this person asked not to be contacted')
        : pass,
  };
}
