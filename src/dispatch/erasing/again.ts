/**
 * After a restore: whoever was erased since the backup is erased again, in the transaction of the restore. The
 * signer's folder remembers their tags, and no hold can bring back what was lawfully gone.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import type { Restored } from '../restored.js';
import { effectiveBy, lockConcerned, recordErasure, stopped } from './erase.js';
import { forget } from './forget.js';

/** @param tx of the owner. Answers how many. */
export async function eraseAgain(
  tx: Tx,
  { keys, evidence }: Restored,
  { tags, backups_kept_ms }: { tags: readonly string[]; backups_kept_ms: number },
): Promise<number> {
  const back = await tx.query<{ party_id: string }>(
    'select party_id from person_key where tenant = $1 and tag = any($2) order by party_id',
    [tx.tenant, tags],
  );
  const by = iso(tx.at + backups_kept_ms);
  for (const { party_id } of back) {
    const persons = await lockConcerned(tx, keys, party_id);
    const person = persons.get(party_id)!; // read above, and nobody else works on this database
    await evidence.write(tx, await stopped(tx, party_id, persons));
    const effective = await effectiveBy(tx, person, by);
    await recordErasure({ tx, evidence }, person, { basis: 'restored', ...effective });
    await forget(tx, keys, person);
  }
  return back.length;
}
