/**
 * The gate: how far the record of a decision must be before its permit opens, and how far behind sealing is.
 *
 * Nothing leaves on a decision that could still be removed unnoticed. When sealing stalls, nothing new is
 * judged either: its permits would only run out.
 */
import type { Config } from '../../platform/config.js';
import type { Tx } from '../../platform/database.js';
import { msOf } from '../../platform/ids.js';
import { isHeld } from './clock-check.js';

export type Gate = Config['evidenceGate'];

/** Sealing takes a fifth of a second, a witness as long again; who waits longer waits for a failure to be mended. */
export const STALLED_MS = 5_000;

/**
 * SQL that is true if the gate is open for a record of the row's tenant.
 *
 * @param tenant @param record SQL of a tenant and of a record's id
 */
export function isOpen(gate: Gate, tenant: string, record: string): string {
  if (gate === 'committed') return 'true';
  const reach =
    gate === 'sealed'
      ? `l.idx < (select max(k.size) from checkpoint k where k.tenant = ${tenant})`
      : WITNESSED(tenant);
  return `exists (select from log l where l.tenant = ${tenant} and l.record_id = ${record} and ${reach})`;
}

/** Of its own log: witnesses may have refused the end of one that was closed, and sign the next one all the same. */
const WITNESSED = (tenant: string) => `exists (
  select from witnessed w where w.tenant = ${tenant} and w.size > l.idx and w.size <= coalesce(
    (select min(c.base + c.size) from closed_log c where c.tenant = ${tenant} and c.base + c.size > l.idx), ${LAST}))`;

const LAST = '9223372036854775807';

/** Checkpoints, or those under which enough witnesses signed. */
function tableOf(gate: Gate): string {
  return gate === 'witnessed' ? 'witnessed' : 'checkpoint';
}

/** Milliseconds since the oldest record was made that is not as far as the gate asks; 0 if all are. */
export async function sealingLag(tx: Tx, gate: Gate): Promise<number> {
  const [row] = await tx.query<{ waiting: string | null; unsealed: string | null }>(
    `select (select record_id from pending where tenant = $1 order by seqno limit 1) as waiting,
            (select record_id from log where tenant = $1
                and idx = coalesce((select max(size) from ${tableOf(gate)} where tenant = $1), 0)) as unsealed`,
    [tx.tenant],
  );
  const ids = [row?.waiting, row?.unsealed].filter((id) => id !== null && id !== undefined);
  return Math.max(0, ...ids.map((id) => tx.at - msOf(id)));
}

/** Whether to begin nothing that would wait at the gate. */
export async function isStalled(tx: Tx, gate: Gate): Promise<boolean> {
  if (gate === 'committed') return false;
  if (await isHeld(tx)) return true;
  // While much is sealed, the oldest that waits stands behind thousands of dead entries of the queue; the newest
  // that is sealed is found at once, and places are given in the queue's order.
  return (await sealedAgo(tx, gate)) > STALLED_MS && (await sealingLag(tx, gate)) > STALLED_MS;
}

/** Milliseconds since the newest record was made that is as far as the gate asks. */
async function sealedAgo(tx: Tx, gate: Gate): Promise<number> {
  const [row] = await tx.query<{ record_id: string }>(
    `select record_id from log where tenant = $1 and idx = (select max(size) from ${tableOf(gate)} where tenant = $1) - 1`,
    [tx.tenant],
  );
  return row === undefined ? Infinity : tx.at - msOf(row.record_id);
}

/** Those of these records that are not as far as the gate asks. */
export async function unsealed(tx: Tx, gate: Gate, records: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from unnest($2::uuid[]) r (id) where not ${isOpen(gate, '$1', 'r.id')}`,
    [tx.tenant, records],
  );
  return rows.map(({ id }) => id);
}
