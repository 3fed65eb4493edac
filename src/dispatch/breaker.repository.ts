/** Breakers as rows: all processes share them. No row means that nothing is wrong. */
import { iso } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database.js';
import { afterAnswers, CLOSED, tallied, type Breaker, type Tally } from './breaker.js';
import type { Ending } from './ending.repository.js';

type Row = {
  vendor: string;
  failures: number;
  opened: number;
  open_until: Date | null;
  probe_until: Date | null;
};

/** By the vendor's name. */
export async function readBreakers(tx: Tx): Promise<Map<string, Breaker>> {
  const rows = await tx.query<Row>(
    'select vendor, failures, opened, open_until, probe_until from vendor_breaker where tenant = $1',
    [tx.tenant],
  );
  return new Map(rows.map((row) => [row.vendor, breakerOf(row)]));
}

/** Whether this transaction is the one that tries: nobody has touched the breaker since it was read. */
export async function takeProbe(
  tx: Tx,
  vendor: string,
  { open_until, probe_until }: Breaker,
  leaseMs: number,
): Promise<boolean> {
  const rows = await tx.query(
    `update vendor_breaker set probe_until = $5, updated_at = $6
      where tenant = $1 and vendor = $2 and open_until is not distinct from $3 and probe_until is not distinct from $4
      returning 1`,
    [
      tx.tenant,
      vendor,
      instant(open_until),
      instant(probe_until),
      iso(tx.at + leaseMs),
      iso(tx.at),
    ],
  );
  return rows.length > 0;
}

/**
 * Counts how calls ended, in a transaction of its own: nobody who sends waits for its rows. Killed before it,
 * a process leaves a vendor's trouble uncounted, and the next calls count it.
 */
export async function noteAnswers(
  database: Database,
  tenant: number,
  endings: readonly Ending[],
): Promise<void> {
  const tallies = new Map<string, Tally>();
  const troubled = new Set<string>();
  for (const { sending, outcome, isTroubled } of endings) {
    tallies.set(sending.vendor, tallied(tallies.get(sending.vendor), outcome));
    if (isTroubled) troubled.add(sending.vendor);
  }
  const telling = [...tallies].filter(([name, { failures }]) => failures > 0 || troubled.has(name));
  if (telling.length === 0) return;
  await database.tx(tenant, async (tx) => {
    // In one order, so that two never wait for each other.
    for (const [vendor, tally] of telling.toSorted(([a], [b]) => (a < b ? -1 : 1)))
      await noteTally(tx, vendor, tally);
  });
}

async function noteTally(tx: Tx, vendor: string, tally: Tally): Promise<void> {
  await tx.query(
    `insert into vendor_breaker (tenant, vendor, failures, opened, updated_at) values ($1, $2, 0, 0, $3)
     on conflict do nothing`,
    [tx.tenant, vendor, iso(tx.at)],
  );
  const [row] = await tx.query<Row>(
    `select vendor, failures, opened, open_until, probe_until from vendor_breaker
      where tenant = $1 and vendor = $2 for update`,
    [tx.tenant, vendor],
  );
  const next = afterAnswers(row === undefined ? CLOSED : breakerOf(row), tally, tx.at);
  await (next === CLOSED ? forget(tx, vendor) : store(tx, vendor, next));
}

async function store(tx: Tx, vendor: string, next: Breaker): Promise<void> {
  await tx.query(
    `insert into vendor_breaker (tenant, vendor, failures, opened, open_until, probe_until, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, vendor) do update
       set failures = $3, opened = $4, open_until = $5, probe_until = $6, updated_at = $7`,
    [
      tx.tenant,
      vendor,
      next.failures,
      next.opened,
      instant(next.open_until),
      instant(next.probe_until),
      iso(tx.at),
    ],
  );
}

async function forget(tx: Tx, vendor: string): Promise<void> {
  await tx.query('delete from vendor_breaker where tenant = $1 and vendor = $2', [
    tx.tenant,
    vendor,
  ]);
}

function breakerOf({ failures, opened, open_until, probe_until }: Row): Breaker {
  return {
    failures,
    opened,
    open_until: open_until?.getTime() ?? null,
    probe_until: probe_until?.getTime() ?? null,
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}
