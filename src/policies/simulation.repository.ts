/** Simulations as rows: asked for, worked on under a lease, finished. */
import type { HousePolicy } from '../compliance/house.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { EMPTY_TALLY, type Tally } from './simulation.tally.js';

export interface SimulationRow extends Record<string, unknown> {
  readonly id: string;
  readonly policy: HousePolicy;
  readonly since: Date;
  readonly until: Date;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly total: number | null;
  readonly done: number;
  readonly last_id: string | null;
  readonly tally: Tally;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export interface Change {
  readonly decision_id: string;
  readonly contact: string;
  readonly before: string;
  readonly after: string;
  readonly rules: readonly string[];
}

const COLUMNS =
  's.id, policy, since, until, status, total, done, last_id, tally, created_at, finished_at';
const LEASE_MS = 60_000;
const CHANGES_MAX = 10_000;

export interface Asked {
  readonly id: string;
  readonly policy: HousePolicy;
  readonly since: number;
  readonly until: number;
  readonly by: string;
}

export async function addSimulation(tx: Tx, { id, policy, since, until, by }: Asked) {
  await tx.query(
    `insert into simulation (tenant, id, policy, since, until, status, tally, requested_by, created_at)
     values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8)`,
    [tx.tenant, id, policy, iso(since), iso(until), EMPTY_TALLY, by, iso(tx.at)],
  );
}

export async function readSimulation(tx: Tx, id: string): Promise<SimulationRow | undefined> {
  const [row] = await tx.query<SimulationRow>(
    `select ${COLUMNS} from simulation s where tenant = $1 and id = $2`,
    [tx.tenant, id],
  );
  return row;
}

/** The oldest that nobody works on; two who ask at once get different ones. */
export async function claimSimulation(tx: Tx, by: string): Promise<SimulationRow | undefined> {
  const [row] = await tx.query<SimulationRow>(
    // An array is made once; a joined sub-select with a limit may be asked again for every row.
    `update simulation s set status = 'running', lease_by = $2, lease_until = $3
      where s.tenant = $1 and s.id = any(array(
        select id from simulation
         where tenant = $1 and status in ('waiting', 'running')
           and (lease_until is null or lease_until <= $4)
         order by created_at limit 1 for update skip locked))
      returning ${COLUMNS}`,
    [tx.tenant, by, iso(tx.at + LEASE_MS), iso(tx.at)],
  );
  return row;
}

export async function setTotal(tx: Tx, id: string, total: number): Promise<void> {
  await tx.query('update simulation set total = $3 where tenant = $1 and id = $2', [
    tx.tenant,
    id,
    total,
  ]);
}

export interface Progress {
  readonly by: string;
  readonly last_id: string;
  readonly done: number;
  readonly tally: Tally;
  readonly changes: readonly Change[];
}

/** Counts a page, once: `false` when somebody else has taken the work over. */
export async function advance(tx: Tx, id: string, page: Progress): Promise<boolean> {
  const rows = await tx.query(
    `update simulation set done = $4, last_id = $5, tally = $6, lease_until = $7
      where tenant = $1 and id = $2 and lease_by = $3 and status = 'running' returning id`,
    [tx.tenant, id, page.by, page.done, page.last_id, page.tally, iso(tx.at + LEASE_MS)],
  );
  if (rows.length === 0) return false;
  const room = Math.max(0, CHANGES_MAX - (page.tally.changed - page.changes.length));
  if (room > 0 && page.changes.length > 0) await addChanges(tx, id, page.changes.slice(0, room));
  return true;
}

async function addChanges(tx: Tx, id: string, changes: readonly Change[]): Promise<void> {
  await tx.query(
    `insert into simulation_change (tenant, simulation_id, decision_id, contact, before, after, rules)
     select $1, $2, c.decision_id, c.contact, c.before, c.after, c.rules
       from jsonb_to_recordset($3::jsonb)
         as c (decision_id uuid, contact text, before text, after text, rules text[])`,
    [tx.tenant, id, JSON.stringify(changes)],
  );
}

export async function finish(tx: Tx, id: string, by: string, status: 'done' | 'failed') {
  await tx.query(
    `update simulation set status = $4, finished_at = $5, lease_by = null, lease_until = null
      where tenant = $1 and id = $2 and lease_by = $3 and status = 'running'`,
    [tx.tenant, id, by, status, iso(tx.at)],
  );
}

/** Given back unfinished, to be taken up at once. */
export async function release(tx: Tx, id: string, by: string): Promise<void> {
  await tx.query(
    `update simulation set lease_by = null, lease_until = null
      where tenant = $1 and id = $2 and lease_by = $3`,
    [tx.tenant, id, by],
  );
}

export async function readChanges(
  tx: Tx,
  id: string,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<Change[]> {
  return tx.query<Change & Record<string, unknown>>(
    `select decision_id, contact, before, after, rules from simulation_change
      where tenant = $1 and simulation_id = $2 and ($3::uuid is null or decision_id > $3)
      order by decision_id limit $4`,
    [tx.tenant, id, after ?? null, limit],
  );
}
