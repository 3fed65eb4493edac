/** Does what was approved, with the only role that may delete keys: at once, and again and again while it must wait. */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EvidenceLog } from '../../evidence/record.js';
import { Database } from '../../platform/database.js';
import { Keys } from '../../platform/keys.js';
import { complain } from '../../platform/log.js';
import { Settings } from '../../platform/platform.module.js';
import { policyAt } from '../../policies/house-policy.js';
import { iso } from '../../platform/clock.js';
import { erase, type Erased, type Erasing } from './erase.js';
import { IS_HELD } from './legal-hold.js';
import { forgetOldRows } from './named-rows.js';
import { sweepPage, takeSweep } from './sweep.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGE = 100;

@Injectable()
export class Eraser implements OnModuleDestroy {
  readonly #database: Database;
  readonly #erasing: Erasing;

  constructor(
    private readonly service: Database,
    keys: Keys,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.#database = new Database(service.url, service.clock, { max: 1, role: 'dunwell_eraser' });
    this.#erasing = { keys, evidence, backupsKeptMs: settings.config.backupsKeptMs };
  }

  erase(tenant: number, id: string): Promise<Erased> {
    return this.#database.tx(tenant, (tx) => erase(tx, this.#erasing, id));
  }

  /** One that fails does not hold up the others. */
  async eraseDue(tenant: number): Promise<void> {
    let after = FIRST;
    for (;;) {
      const page = await this.#due(tenant, after);
      for (const id of page) await this.#oneOf(tenant, id);
      const last = page.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  async #oneOf(tenant: number, id: string): Promise<void> {
    try {
      await this.erase(tenant, id);
    } catch (error) {
      complain('erasure', error);
    }
  }

  /** Old rows of imports, and once a day what the house policy no longer keeps, however often it is called. */
  async sweep(tenant: number): Promise<void> {
    await this.#database.tx(tenant, forgetOldRows);
    const { retention } = await this.service.tx(tenant, (tx) => policyAt(tx, tx.at));
    if (retention === undefined) return;
    if (!(await this.#database.tx(tenant, takeSweep))) return;
    const { evidence } = this.#erasing;
    for (let after: string | undefined = FIRST; after !== undefined;) {
      const from: string = after;
      after = await this.#database.tx(tenant, (tx) => sweepPage(tx, evidence, retention, from));
    }
  }

  /** Those that wait for a day are left alone until it has come, and those that are held until they are not. */
  #due(tenant: number, after: string): Promise<string[]> {
    return this.#database.tx(tenant, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `select e.id from erasure e
          where e.tenant = $1 and e.status = 'approved' and e.id > $3
            and coalesce(e.deferred_until, '-infinity') <= $2::timestamptz
            and not (e.deferred_for is not distinct from 'legal_hold' and ${IS_HELD('e.party_id')})
          order by e.id limit $4`,
        [tx.tenant, iso(tx.at), after, PAGE],
      );
      return rows.map(({ id }) => id);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#database.close();
  }
}
