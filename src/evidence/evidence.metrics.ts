/** How much of the evidence waits for its place in the Merkle log, and how old the word of others on it is. */
import { Gauge } from 'prom-client';
import type { Tx } from '../platform/database.js';
import { msOf } from '../platform/ids.js';
import { registry, type Reading } from '../platform/metrics.js';

const registers = [registry];

const pending = new Gauge({
  name: 'dunwell_evidence_pending',
  help: 'Records that are not yet in the Merkle log; counted up to 100,000 of a tenant.',
  registers,
});

const age = new Gauge({
  name: 'dunwell_evidence_pending_seconds',
  help: 'How long the oldest record has waited for its place in the Merkle log.',
  registers,
});

const witnessAge = new Gauge({
  name: 'dunwell_evidence_witness_age_seconds',
  help: 'Since enough witnesses signed a checkpoint; if they never did, since the log was opened. Only where witnesses are configured.',
  registers,
});

const stampAge = new Gauge({
  name: 'dunwell_evidence_tsa_age_seconds',
  help: 'Since a time stamp was made; if none was, since the log was opened. Only where an authority is configured.',
  registers,
});

const PENDING_MAX = 100_000;

export async function readWitnessAge(tx: Tx): Promise<Reading[]> {
  return ageOf(tx, witnessAge, 'select max(at) as at from witnessed where tenant = $1');
}

export async function readStampAge(tx: Tx): Promise<Reading[]> {
  return ageOf(tx, stampAge, 'select max(stamped_at) as at from time_stamp where tenant = $1');
}

async function ageOf(tx: Tx, gauge: Gauge, newest: string): Promise<Reading[]> {
  const [last] = await tx.query<{ at: Date | null }>(newest, [tx.tenant]);
  const [first] = await tx.query<{ record_id: string }>(
    'select record_id from log where tenant = $1 and idx = 0',
    [tx.tenant],
  );
  if (first === undefined) return [];
  const since = last?.at?.getTime() ?? msOf(first.record_id);
  return [{ gauge, value: Math.max(0, tx.at - since) / 1_000, over: 'max' }];
}

export async function readPending(tx: Tx): Promise<Reading[]> {
  const rows = await tx.query<{ n: number; first: Date | null }>(
    `select (select count(*)::int from (select from pending where tenant = $1 limit $2) p) as n,
            (select queued from pending where tenant = $1 order by seqno limit 1) as first`,
    [tx.tenant, PENDING_MAX],
  );
  return rows.flatMap(({ n, first }): Reading[] => [
    { gauge: pending, value: n, over: 'sum' },
    {
      gauge: age,
      value: first === null ? 0 : Math.max(0, tx.at - first.getTime()) / 1_000,
      over: 'max',
    },
  ]);
}
