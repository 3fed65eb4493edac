/** Artificial voices: prerecorded, ringless or made by a machine. */
import type { Dated, Question } from '../question.js';
import { standingConsent } from './consents.js';
import { isTelephone } from './contacts.js';

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

/** Consent for the number that no later request to stop at the same number has ended. */
export function hasVoiceConsent(question: Question): boolean {
  const consent = standingConsent(question, { scope: 'artificial_voice' });
  if (consent === undefined) return false;
  return !question
    .events('opt_out')
    .some(
      ({ endpoint, scope, when }) =>
        endpoint === question.endpoint.id && scope === 'all' && when > consent.when,
    );
}
