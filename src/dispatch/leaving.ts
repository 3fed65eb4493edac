/**
 * Whether anything may begin to leave for a person, apart from the person's row.
 *
 * The row is also held by whoever decides, for as long as judging a hundred contacts takes, and a STOP would stand in
 * that queue while texts still leave. So it takes this lock alone before it asks for the row. Who sends holds it
 * shared, from before the compare-and-set until that has committed, and never waits for it: what it cannot have is
 * being stopped. See decision 45.
 */
import type { Tx } from '../platform/database.js';

const KEY = `hashtextextended('leaving/' || $1::int || '/' || id, 0)`;

/**
 * From here on nothing begins to leave for these persons, until the transaction has ended; what had begun is seen
 * as `sending` by everybody. To be taken before any person is locked.
 */
export async function holdLeavingAlone(tx: Tx, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return;
  // In one order, so that two who stop the same persons do not wait for each other.
  await tx.query(
    `select pg_advisory_xact_lock(key)
       from (select distinct ${KEY} as key from unnest($2::uuid[]) p (id) order by 1 offset 0) keys`,
    [tx.tenant, partyIds],
  );
}

/** Answers those of these persons who are being stopped: nothing may begin to leave for them. */
export async function holdLeavingShared(tx: Tx, partyIds: readonly string[]): Promise<string[]> {
  if (partyIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `select id from unnest($2::uuid[]) p (id) where not pg_try_advisory_xact_lock_shared(${KEY})`,
    [tx.tenant, partyIds],
  );
  return rows.map(({ id }) => id);
}
