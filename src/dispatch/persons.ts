/** Locks for work on many persons that must not stop because one of them was erased. */
import { lockPersons, lockPersonsIn, UnknownPersonError, type Person } from '../evidence/person.js';
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';

/** As `lockPersons`; who was erased is not in the answer. */
export async function lockKnown(
  tx: Tx,
  keys: Keys,
  partyIds: readonly string[],
): Promise<Map<string, Person>> {
  try {
    return await lockPersons(tx, keys, partyIds);
  } catch (error) {
    if (!(error instanceof UnknownPersonError)) throw error;
    const erased = new Set(error.party_ids);
    return lockPersons(
      tx,
      keys,
      partyIds.filter((id) => !erased.has(id)),
    );
  }
}

/**
 * Locks everyone whom these contacts concern, and `others`, in one statement. Who was
 * erased is not in the answer.
 */
export async function lockPersonsOf(
  tx: Tx,
  keys: Keys,
  contactIds: readonly string[],
  others: readonly string[],
): Promise<Map<string, Person>> {
  return lockPersonsIn(tx, keys, PERSONS_OF, [contactIds, others]);
}

const PERSONS_OF = `array(
  select person_id from contact_state where tenant = $1 and contact_id = any($2::uuid[])
  union all select party_id from contact_state where tenant = $1 and contact_id = any($2::uuid[])
  union all select unnest($3::uuid[]))`;
