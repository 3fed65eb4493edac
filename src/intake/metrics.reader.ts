/** Brings the figures of the database up to date and writes everything out for Prometheus. */
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { readReservations } from '../dispatch/dispatch.metrics.js';
import { readPending, readStampAge, readWitnessAge } from '../evidence/evidence.metrics.js';
import { wallMs } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import { registry, showReadings, type Reading } from '../platform/metrics.js';
import { readBacklog, readWaiting } from '../schedule/schedule.metrics.js';

const up = new Gauge({
  name: 'dunwell_database_up',
  help: '1 if the figures of the database could be read just now; else they are those of before.',
  registers: [registry],
});

/** However often and by however many the metrics are asked for, the database is asked this often. */
const QUICK_MS = 5_000;
const COSTLY_MS = 60_000;

@Injectable()
export class MetricsReader {
  readonly #quick: Refresh;
  readonly #costly = new Refresh(COSTLY_MS, [readWaiting]);

  constructor(
    private readonly database: Database,
    { config }: Settings,
  ) {
    const others = [
      ...(config.witnessFile === undefined ? [] : [readWitnessAge]),
      ...(config.timeStamps === undefined ? [] : [readStampAge]),
    ];
    this.#quick = new Refresh(QUICK_MS, [readBacklog, readReservations, readPending, ...others]);
  }

  readonly contentType = registry.contentType;

  async text(): Promise<string> {
    try {
      await this.#quick.run(this.database);
      await this.#costly.run(this.database);
      up.set(1);
    } catch (error) {
      // The figures of the process are wanted most when the database is gone.
      complain('metrics', error);
      up.set(0);
    }
    return registry.metrics();
  }
}

type Read = (tx: Tx) => Promise<Reading[]>;

/** Reads at most once in a while; who comes meanwhile waits for the reading under way. */
class Refresh {
  #last = -Infinity;
  #running: Promise<void> | undefined;

  constructor(
    private readonly everyMs: number,
    private readonly reads: readonly Read[],
  ) {}

  run(database: Database): Promise<void> {
    if (wallMs() - this.#last < this.everyMs) return Promise.resolve();
    return (this.#running ??= this.#read(database).finally(() => (this.#running = undefined)));
  }

  async #read(database: Database): Promise<void> {
    const found: Reading[] = [];
    for (const tenant of await database.tenants()) {
      await database.tx(tenant, async (tx) => {
        const all: Reading[] = [];
        for (const read of this.reads) all.push(...(await read(tx)));
        found.push(...all);
      });
    }
    showReadings(found);
    this.#last = wallMs();
  }
}
