/**
 * Whether two users may be one person. Whoever makes a key for another user sees it, and could use it; so the maker
 * of a key counts as its user, for what was done while it was valid. So does the maker of an invitation that was used,
 * until another one is. Two users whose keys one admin made are one
 * person too, else that admin could play both. Keys made at the command line have no maker: who is let onto the
 * machine is not ours to judge.
 */
import { iso } from '../clock.js';
import type { Tx } from '../database.js';
import { Problem } from '../problem.js';

interface Pair {
  /** Who did what is to be approved, all of them; null for the service itself. */
  readonly by: readonly (string | null)[];
  readonly approver: string;
  /** When the first of it was done, in milliseconds: keys revoked earlier had no part in it. */
  readonly since: number;
}

/** @param detail for whoever approves what they did themselves */
export async function needFourEyes(
  tx: Tx,
  { by, approver, since }: Pair,
  detail: string,
): Promise<void> {
  const doers = by.filter((id) => id !== null);
  if (doers.includes(approver)) throw new Problem('four-eyes', detail);
  const [shared] = await tx.query(
    `with key as (select user_id, created_by from api_key
                   where tenant = $1 and created_by is not null and (revoked_at is null or revoked_at > $4)
                  union all
                  select user_id, created_by from invitation
                   where tenant = $1 and created_by is not null and used_at is not null and (ended_at is null or ended_at > $4)),
          doer as (select unnest($2::uuid[]) as id union select created_by from key where user_id = any($2::uuid[])),
          approver as (select $3::uuid as id union select created_by from key where user_id = $3::uuid)
     select from doer join approver using (id) limit 1`,
    [tx.tenant, doers, approver, iso(since)],
  );
  if (shared === undefined) return;
  throw new Problem(
    'four-eyes',
    'one person made keys or invitations of both of you, or you made theirs or they made yours: have another admin make one, and the other revoked',
    { extras: { shared_key_maker: true } },
  );
}
