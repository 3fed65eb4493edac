/** What every write to the portfolio needs: its transaction, the keys, the evidence log and who wrote. */
import type { CanonicalValue } from '../evidence/canonical.js';
import { lockPersons, UnknownPersonError, type Person } from '../evidence/person.js';
import type { EvidenceLog } from '../evidence/record.js';
import { codeOf, UNIQUE_VIOLATION, type Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { Problem } from '../platform/problem.js';

export interface Scribe {
  readonly tx: Tx;
  readonly keys: Keys;
  readonly evidence: EvidenceLog;
  /** The user behind the request; null for the service itself. */
  readonly by: string | null;
  /** How personal data is read by this request; absent for the service itself. */
  readonly reading?: { readonly by_person: boolean; readonly unmasked_for: string | null };
  /** Who is not to be contacted any more: it is answered when nothing is on its way to them (see `Desk`). */
  readonly stopped?: Set<string>;
}

export function noteStopped({ stopped }: Scribe, partyIds: Iterable<string>): void {
  for (const id of partyIds) stopped?.add(id);
}

/** What became of one item: which thing it now is, or why it is none. */
export type Outcome =
  | { readonly status: 'created' | 'exists'; readonly id: string }
  | { readonly status: 'error'; readonly problem: Problem };

export function refused(problem: Problem): Outcome {
  return { status: 'error', problem };
}

/** The id of a single item, or its problem as an exception. */
export function succeeded(outcome: Outcome): { status: 'created' | 'exists'; id: string } {
  if (outcome.status === 'error') throw outcome.problem;
  return outcome;
}

/** Locks in the one order that everybody keeps; whoever was erased is a problem of the request. */
export async function lockAll(
  { tx, keys }: Pick<Scribe, 'tx' | 'keys'>,
  ids: Iterable<string>,
): Promise<Map<string, Person>> {
  try {
    return await lockPersons(tx, keys, [...new Set(ids)]);
  } catch (error) {
    if (!(error instanceof UnknownPersonError)) throw error;
    throw new Problem('erased', 'the personal data of a person named here was erased', {
      cause: error,
    });
  }
}

/** Somebody else stored the same external id a moment ago. The code makes the transaction run again. */
export class LostRaceError extends Error {
  override name = 'LostRaceError';
  readonly code = '40001';
}

/** Runs an insert; on a duplicate the whole transaction is repeated and then finds the other's row. */
export async function racing<T>(insert: Promise<T>): Promise<T> {
  try {
    return await insert;
  } catch (cause) {
    if (codeOf(cause) !== UNIQUE_VIOLATION) throw cause;
    throw new LostRaceError('the same external id was stored at the same moment', { cause });
  }
}

/** A value as JSON knows it: absent members are gone. */
export function asJson(value: object): { readonly [key: string]: CanonicalValue } {
  return JSON.parse(JSON.stringify(value));
}

/** An object without its undefined members. */
export function present<T extends object>(object: T): Partial<T> {
  const copy: Partial<T> = { ...object };
  for (const key in copy) if (copy[key] === undefined) delete copy[key];
  return copy;
}
