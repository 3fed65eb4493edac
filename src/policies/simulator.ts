/** Looks for simulations that wait, and works on one at a time. What a crash left is taken up again. */
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import { complain } from '../platform/log.js';
import { Lookout } from '../platform/lookout.js';
import {
  claimSimulation,
  finish,
  release,
  setTotal,
  type SimulationRow,
} from './simulation.repository.js';
import { runSimulation } from './simulation.run.js';
import { countDecisions } from './stored-decisions.js';

@Injectable()
export class Simulator implements OnModuleInit, OnModuleDestroy {
  readonly #lookout = new Lookout('simulation', () => this.#work());

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
  ) {}

  onModuleInit(): void {
    this.#lookout.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#lookout.stop();
  }

  async #work(): Promise<void> {
    for (const tenant of await this.database.tenants()) {
      while (!this.#lookout.isStopped() && (await this.#next(tenant)));
    }
  }

  async #next(tenant: number): Promise<boolean> {
    const { database } = this;
    const { by, row } = await database.tx(tenant, async (tx) => {
      const holder = uuid7(tx.at);
      const claimed = await claimSimulation(tx, holder);
      if (claimed?.total === null) await setTotal(tx, claimed.id, await countIn(tx, claimed));
      return { by: holder, row: claimed };
    });
    if (row === undefined) return false;
    try {
      const { isStopped } = this.#lookout;
      const ended = await runSimulation(row, { database, keys: this.keys, tenant, by, isStopped });
      await database.tx(tenant, (tx) =>
        ended ? finish(tx, row.id, by, 'done') : release(tx, row.id, by),
      );
    } catch (error) {
      complain('simulation', error);
      await database.tx(tenant, (tx) => finish(tx, row.id, by, 'failed'));
    }
    return true;
  }
}

function countIn(
  tx: Parameters<typeof countDecisions>[0],
  { since, until }: SimulationRow,
): Promise<number> {
  return countDecisions(tx, since.getTime(), until.getTime());
}
