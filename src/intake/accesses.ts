/** Reads of personal data in clear are on record with the person whose data it was: who read what, when and what for. */
import { lockKnown } from '../dispatch/persons.js';
import { publicId } from '../platform/ids.js';
import type { Scribe } from '../portfolio/scribe.js';

export interface Access {
  /** Whose data it was. */
  readonly partyId: string;
  /** What was opened: a person's card, a number to dial, the words of a message and the facts they were judged by. */
  readonly purpose: 'party' | 'card' | 'call' | 'explanation' | 'story' | 'history' | 'decision';
  /** Its public id. */
  readonly object: string;
}

/** Of somebody who was erased nothing was shown, so nothing is recorded. */
export async function recordAccess(
  { tx, keys, evidence, by }: Scribe,
  { partyId, purpose, object }: Access,
): Promise<void> {
  const subject = (await lockKnown(tx, keys, [partyId])).get(partyId);
  if (subject === undefined) return;
  const who = by === null ? null : publicId('user', by);
  await evidence.write(tx, [
    { kind: 'access.recorded', subject, body: { by: who, object, purpose } },
  ]);
}
