/**
 * What sealing costs: the same work three times in one run, each on a database of its own. Nobody seals; the log is
 * sealed and nothing waits for it (`committed`); nothing leaves before its decision is sealed (`sealed`).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { wallMs } from '../../platform/clock.js';
import { startBackend } from './backend.js';
import { figuresOf, round } from './figures.js';
import { measureFull, type FullFigures } from './full.js';

const WAYS = {
  // As `all`, but for the child that seals.
  unsealed: { ROLE: 'worker', EVIDENCE_GATE: 'committed' },
  committed: { EVIDENCE_GATE: 'committed' },
  sealed: { EVIDENCE_GATE: 'sealed' },
} as const;

type Way = keyof typeof WAYS;

const LOOK_MS = 20;

interface SealFigures {
  /** Milliseconds from a decision to the checkpoint that holds it. */
  readonly p50_ms: number;
  readonly p99_ms: number;
}

type Measured = FullFigures & { readonly sealed_after?: SealFigures };

export async function measureSealing(onRedis: boolean, contacts: number) {
  const measured: Partial<Record<Way, Measured>> = {};
  for (const way of ['unsealed', 'committed', 'sealed'] as const)
    measured[way] = await measureWay(onRedis, contacts, way);
  const rate = (way: Way) => measured[way]?.per_second ?? Number.NaN;
  return {
    backend: onRedis ? 'Redis' : 'PostgreSQL',
    ...measured,
    throughput: {
      sealed_to_committed: round(rate('sealed') / rate('committed')),
      sealed_to_unsealed: round(rate('sealed') / rate('unsealed')),
    },
  };
}

async function measureWay(onRedis: boolean, contacts: number, way: Way): Promise<Measured> {
  const backend = { ...(await startBackend(onRedis)), settings: WAYS[way] };
  const watch = new CheckpointWatch(backend.databaseUrl);
  try {
    const full = await measureFull(backend, contacts, 0);
    if (way === 'unsealed') return full;
    return { ...full, sealed_after: await watch.figures(contacts, full.clock_shift_ms) };
  } finally {
    await watch.stop();
    await backend.stop();
  }
}

/** Sees when each size was sealed, by our own clock; looking is one look-up in an index. */
class CheckpointWatch {
  readonly #pool: pg.Pool;
  readonly #seen: { readonly size: number; readonly at: number }[] = [];
  #goesOn = true;
  readonly #looking: Promise<void>;

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
    this.#pool.on('error', () => {});
    this.#looking = this.#look();
  }

  async stop(): Promise<void> {
    this.#goesOn = false;
    await this.#looking;
    if (!this.#pool.ended) await this.#pool.end();
  }

  async #look(): Promise<void> {
    while (this.#goesOn) {
      await sleep(LOOK_MS);
      const size = await this.#size();
      if (size > (this.#seen.at(-1)?.size ?? 0)) this.#seen.push({ size, at: wallMs() });
    }
  }

  async #size(): Promise<number> {
    try {
      const { rows } = await this.#pool.query<{ size: string | null }>(
        'select max(size) as size from checkpoint where tenant = 1',
      );
      return Number(rows[0]?.size ?? 0);
    } catch {
      return 0; // The schema is not there yet.
    }
  }

  /** Of the decisions of the contacts that were measured, which are the last. */
  async figures(contacts: number, clockShiftMs: number): Promise<SealFigures> {
    const { rows } = await this.#pool.query<{ idx: string; decided: Date }>(
      `select l.idx, s.attempt_at as decided from contact_state s
         join log l on l.tenant = s.tenant and l.record_id = s.decision_id
        order by s.contact_id desc limit $1`,
      [contacts],
    );
    const after = rows.map(({ idx, decided }) => {
      const sealed = this.#seen.find(({ size }) => size > Number(idx));
      if (sealed === undefined) throw new Error(`the decision at ${idx} was never sealed`);
      return sealed.at - (decided.getTime() - clockShiftMs);
    });
    const { p50_ms, p99_ms } = figuresOf(after);
    return { p50_ms, p99_ms };
  }
}
