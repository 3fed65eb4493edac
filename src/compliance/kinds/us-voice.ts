/** Artificial voices: prerecorded, ringless or made by a machine. */
import type { Dated, Question } from '../question.js';
import { standingConsent } from './consents.js';
import { isTelephone } from './contacts.js';
import { asksToStop } from './revocation-words.js';

/** A ringless voicemail counts as prerecorded. */
export function isPrerecorded(question: Question): boolean {
  const { voice, ringless } = question.attempt;
  return isTelephone(question) && (voice === 'prerecorded' || ringless === true);
}

export function isGenerated(question: Question): boolean {
  return isTelephone(question) && question.attempt.voice === 'ai_generated';
}

export function isArtificialCall({ voice, outcome }: Dated<'call'>): boolean {
  return (voice !== undefined && voice !== 'live_agent') || outcome === 'ringless_voicemail';
}

/** Consent for the number that no later request to stop has ended: 64.1200(a)(10) takes any reasonable one. */
export function hasVoiceConsent(question: Question): boolean {
  const consent = standingConsent(question, { scope: 'artificial_voice' });
  if (consent === undefined) return false;
  return lastStop(question) <= consent.when;
}

/** A refusal of messages at the number, in words or recorded as such, or of all calls. */
function lastStop(question: Question): number {
  const { endpoint, party } = question.attempt.to;
  const stops = [
    ...question
      .events('opt_out')
      .filter((event) => event.endpoint === endpoint && event.scope === 'all'),
    ...question
      .events('message')
      .filter(
        (event) =>
          event.direction === 'inbound' &&
          event.endpoint === endpoint &&
          asksToStop(event.text ?? ''),
      ),
    ...question
      .events('media_refusal')
      .filter((event) => event.party === party && event.channel === 'call'),
  ];
  return Math.max(...stops.map(({ when }) => when));
}
