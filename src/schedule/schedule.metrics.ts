/** What waits, and for how long: counted in the database, so that any process tells about all of them. */
import { Counter, Gauge } from 'prom-client';
import { iso, wallMs } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { registry, type Reading } from '../platform/metrics.js';

const registers = [registry];

const contacts = new Gauge({
  name: 'dunwell_contacts',
  help: 'Contacts that are not finished, by status; `scheduled` and `held` may be a minute old.',
  labelNames: ['status'],
  registers,
});

const due = new Gauge({
  name: 'dunwell_contacts_due',
  help: 'Contacts that are due and not claimed; counted up to 10,000 of a tenant.',
  registers,
});

const oldest = new Gauge({
  name: 'dunwell_oldest_due_seconds',
  help: 'How long the contact that is due the longest has waited to be claimed.',
  registers,
});

const lag = new Gauge({
  name: 'dunwell_feeder_lag_seconds',
  help: "How late the feeder's last beat in this process began; it beats every 0.25 seconds.",
  registers,
});

export const claims = new Counter({
  name: 'dunwell_contacts_claimed_total',
  help: 'Contacts that the feeder of this process has claimed.',
  registers,
});

/** @param planned when BullMQ meant the beat to begin, in milliseconds */
export function feederBegan(planned: number): void {
  lag.set(Math.max(0, wallMs() - planned) / 1_000);
}

type Counts = { status: string; n: number }[];

export const DUE_MAX = 10_000;

export interface Backlog {
  /** What is neither finished nor waits for its hour. */
  readonly begun: Counts;
  readonly due: number;
  /** Of what is due: since when the first. */
  readonly first: Date | null;
}

/** By the indexes that hold only such rows, few even beside millions of finished and waiting contacts. */
export async function countBacklog(tx: Tx): Promise<Backlog> {
  const begun = await tx.query<Counts[number]>(
    `select status, count(*)::int as n from contact_state
      where tenant = $1 and status in ('queued', 'permitted', 'sending', 'claimed') group by status
     union all select 'review', count(*)::int from contact_state where tenant = $1 and status = 'review'
     union all select 'ready', count(*)::int from contact_state where tenant = $1 and status = 'ready'
     union all select 'unknown', count(*)::int from contact_state where tenant = $1 and status = 'unknown'`,
    [tx.tenant],
  );
  const [row] = await tx.query<{ n: number; first: Date | null }>(
    `select count(*)::int as n, min(due_at) as first from (
       select due_at from contact_state where tenant = $1 and status in ('scheduled', 'held') and due_at <= $2
        order by due_at limit $3) d`,
    [tx.tenant, iso(tx.at), DUE_MAX],
  );
  return { begun, due: row?.n ?? 0, first: row?.first ?? null };
}

export async function readBacklog(tx: Tx): Promise<Reading[]> {
  const { begun, due: n, first } = await countBacklog(tx);
  return [
    ...byStatus(['queued', 'permitted', 'sending', 'claimed'], begun),
    { gauge: due, value: n, over: 'sum' },
    { gauge: oldest, value: first === null ? 0 : (tx.at - first.getTime()) / 1_000, over: 'max' },
  ];
}

/** Everything that waits for its hour: half a second at a million, which is why it is asked for rarely. */
export async function readWaiting(tx: Tx): Promise<Reading[]> {
  const rows = await tx.query<Counts[number]>(
    `select status, count(*)::int as n from contact_state
      where tenant = $1 and status in ('scheduled', 'held') group by status`,
    [tx.tenant],
  );
  return byStatus(['scheduled', 'held'], rows);
}

/** A status that nothing has is zero, not missing. */
function byStatus(expected: readonly string[], rows: Counts): Reading[] {
  const counts = new Map(expected.map((status) => [status, 0]));
  for (const { status, n } of rows) counts.set(status, n);
  return [...counts].map(([status, value]) => ({
    gauge: contacts,
    labels: { status },
    value,
    over: 'sum',
  }));
}
