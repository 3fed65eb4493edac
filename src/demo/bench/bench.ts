/**
 * `npm run -s dunwell -- bench [--json] [--redis] [--contacts <n>] [--workers <n>] [--peak [--waiting <n>]]`: the ceiling, a naive guard and
 * the service, measured in one run on one backend. Exit code 1 if the service exceeds a cap. `--peak`
 * measures instead how long what was held over the night takes when the hour strikes, `--guard` the guard
 * alone, `--language` the language check alone, `--receipts` what vendors report over HTTP, `--sealing` what sealing costs, `--verify` the check of
 * a long log (a checkpoint every `--sealed-every` records), `--proofs` proofs out of PostgreSQL and the disk that a record takes.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startBackend, type Backend } from './backend.js';
import { exitCodeOf, round } from './figures.js';
import { measureFull } from './full.js';
import { measureGuard } from './guard.js';
import { measureLanguage } from './language.js';
import { measureNaive, overshootOfNaive } from './naive.js';
import { overshootOfFull } from './race.js';
import { measurePeak } from './peak.js';
import { measureRaw } from './raw.js';
import { measureReceipts } from './receipts.js';
import { measureProofs } from './proofs.js';
import { measureVerify } from './verify.js';
import { measureSealing } from './sealing.js';

const ATTEMPTS = 200;
const WORKERS = 50;

export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      redis: { type: 'boolean', default: false },
      peak: { type: 'boolean', default: false },
      guard: { type: 'boolean', default: false },
      language: { type: 'boolean', default: false },
      sealing: { type: 'boolean', default: false },
      receipts: { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
      proofs: { type: 'boolean', default: false },
      records: { type: 'string', default: '1000000' },
      'sealed-every': { type: 'string', default: '1000' },
      contacts: { type: 'string', default: '10000' },
      workers: { type: 'string', default: '0' },
      waiting: { type: 'string', default: '0' },
    },
  });
  if (values.guard || values.language) {
    const measured = values.guard ? measureGuard() : measureLanguage();
    process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
    return;
  }
  if (values.verify || values.proofs) {
    const records = wholeNumber('--records', values.records, 2_000);
    const sealedEvery = wholeNumber('--sealed-every', values['sealed-every'], 1);
    const measured = await (values.verify
      ? measureVerify(records, sealedEvery)
      : measureProofs(records));
    process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
    return;
  }
  const contacts = wholeNumber('--contacts', values.contacts, 100);
  const workers = wholeNumber('--workers', values.workers, 0);
  const waiting = wholeNumber('--waiting', values.waiting, 0);
  if (values.sealing) {
    const sealing = await measureSealing(values.redis, contacts);
    process.stdout.write(`${JSON.stringify(sealing, null, 2)}\n`);
    return;
  }
  if (values.receipts) return tell(values.redis, (backend) => measureReceipts(backend, contacts));
  if (values.peak)
    return tell(values.redis, async (backend) => ({
      backend: backend.name,
      waiting,
      ...(await measurePeak(backend, contacts, waiting)),
    }));
  const result = await measure(values.redis, contacts, workers);
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
  process.exitCode = exitCodeOf(result.overshoot);
}

function wholeNumber(name: string, text: string, min: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min)
    throw new Error(`\`${name}\` must be a whole number from ${min}`);
  return value;
}

async function tell(onRedis: boolean, measured: (backend: Backend) => Promise<object>) {
  const backend = await startBackend(onRedis);
  try {
    process.stdout.write(`${JSON.stringify(await measured(backend), null, 2)}\n`);
  } finally {
    await backend.stop();
  }
}

type Result = Awaited<ReturnType<typeof measure>>;

async function measure(onRedis: boolean, contacts: number, workers: number) {
  const backend = await startBackend(onRedis);
  try {
    // Fewer jobs: the ceiling is a rate, and one job per message is slow on PostgreSQL.
    const jobs = Math.min(contacts, 5_000);
    const raw = await measureRaw(backend, jobs);
    const naive = await measureNaive(backend, jobs, Math.ceil(jobs / 2));
    const dunwell = await measureFull(backend, contacts, workers);
    const overshoot = {
      naive: await overshootOfNaive(backend, ATTEMPTS, WORKERS),
      dunwell: await overshootOfFull(backend, ATTEMPTS, WORKERS),
    };
    return {
      backend: backend.name,
      cores: cpus().length,
      processes: `${serviceProcesses(1 + workers)}, one PostgreSQL server, this loader`,
      raw,
      naive,
      dunwell,
      ratio: {
        dunwell_to_raw: round(dunwell.per_second / raw.per_second),
        dunwell_to_naive: round(dunwell.per_second / naive.per_second),
      },
      race: { workers: WORKERS, attempts: ATTEMPTS, cap: 3 },
      overshoot,
    };
  } finally {
    await backend.stop();
  }
}

function table({ backend, cores, raw, naive, dunwell, ratio, overshoot, race }: Result): string {
  return [
    `queue on ${backend}, ${cores} cores, fsync on, ${serviceProcesses(dunwell.processes)}\n\n`,
    row('', 'contacts/s', 'p50 ms', 'p99 ms', 'contacts'),
    row('(a) raw BullMQ, no-op', raw.per_second, raw.p50_ms, raw.p99_ms, raw.contacts),
    row('(b) naive guard', naive.per_second, naive.p50_ms, naive.p99_ms, naive.contacts),
    row(
      '(c) Dunwell, 0 ms vendor',
      dunwell.per_second,
      dunwell.p50_ms,
      dunwell.p99_ms,
      dunwell.contacts,
    ),
    `\n(c) is ${ratio.dunwell_to_raw} × (a) and ${ratio.dunwell_to_naive} × (b); all were decided after ${dunwell.decided_seconds} s; `,
    `memory ${dunwell.memory_mib} MiB and the sealer's ${dunwell.sealer_mib} MiB; processor time a contact: service ${dunwell.service_us} µs, PostgreSQL ${dunwell.postgres_us} µs; bulk intake ${dunwell.bulk_per_second} contacts/s\n`,
    `${race.workers} workers, ${race.attempts} attempts, one person, cap ${race.cap}: beyond the cap (b) ${overshoot.naive}, (c) ${overshoot.dunwell}\n`,
  ].join('');
}

/** The first is of role `all`, which signs in a process of its own. */
function serviceProcesses(count: number): string {
  return `${count} service process${count === 1 ? '' : 'es'} and the sealer of the first`;
}

function row(name: string, ...cells: (string | number)[]): string {
  return `${name.padEnd(34)}${cells.map((cell) => String(cell).padStart(12)).join('')}\n`;
}
