/**
 * Which pauses cover attempts that others make. They are no contacts of ours, so a pause of a template or a
 * batch never covers them; every other scope does.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { COVERS, type PauseScope } from './pause.js';

export interface Attempted {
  readonly channel: string;
  readonly sender_id: string;
  readonly debt_id: string;
  readonly person_id: string;
  readonly party_id: string;
  /** The instant asked about, if it is another than now; milliseconds. */
  readonly what_if: number | undefined;
}

export interface CoveringPause {
  readonly id: string;
  readonly scope: PauseScope;
  readonly value: string;
  /** Null until people end it. */
  readonly ends_at: Date | null;
}

// Of another instant than now a pause that had not begun says nothing.
const COVERING = `
  select c.n, p.id, p.scope, p.value, p.ends_at
    from pause p
    join json_to_recordset($2::json) as c(n int, tenant int, channel text, template text, batch_id uuid, sender_id uuid,
           debt_id uuid, person_id uuid, party_id uuid, at timestamptz, what_if boolean)
      on not c.what_if or p.paused_at <= c.at
   where p.tenant = $1 and ${COVERS('c.at')} order by p.id`;

/** By place in `attempts`; those that no pause covers are left out. Who needs the order holds the brake. */
export async function pausesOn(
  tx: Tx,
  attempts: readonly Attempted[],
  at: number,
): Promise<Map<number, CoveringPause[]>> {
  const asked = attempts.map((one, n) => ({
    n,
    tenant: tx.tenant,
    channel: one.channel,
    sender_id: one.sender_id,
    debt_id: one.debt_id,
    person_id: one.person_id,
    party_id: one.party_id,
    at: iso(one.what_if ?? at),
    what_if: one.what_if !== undefined,
  }));
  const found = new Map<number, CoveringPause[]>();
  const rows = await tx.query<CoveringPause & { n: number }>(COVERING, [
    tx.tenant,
    JSON.stringify(asked),
  ]);
  for (const { n, ...pause } of rows) found.set(n, [...(found.get(n) ?? []), pause]);
  return found;
}
