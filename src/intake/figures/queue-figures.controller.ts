/** What waits now and what comes due: asked of the contacts themselves, and remembered for a while. */
import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { iso } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { complain } from '../../platform/log.js';
import { Settings } from '../../platform/platform.module.js';
import { comingDue, HALF_HOUR_MS } from '../../schedule/coming.js';
import { ContactQueue } from '../../schedule/contact.queue.js';
import { countBacklog } from '../../schedule/schedule.metrics.js';
import { comingFigures, queueFigures } from './figures.schema.js';
import { Remembered } from './remembered.js';

/** Two mornings, wherever the borrowers live. */
const AHEAD_MS = 48 * 3_600_000;
const COMING_MS = 60_000;
const QUEUE_MS = 5_000;

@ApiTags('figures')
@Controller('v1/figures')
@Scopes(['contacts:read'])
export class QueueFiguresController {
  readonly #coming = new Remembered<object>(COMING_MS);
  readonly #queue = new Remembered<object>(QUEUE_MS);

  constructor(
    private readonly database: Database,
    private readonly contacts: ContactQueue,
    private readonly settings: Settings,
  ) {}

  @Get('coming')
  @ApiOperation({ summary: 'Count contacts that come due within 48 hours, by the half hour' })
  @ApiOkResponse({ standardSchema: comingFigures })
  coming(@Req() request: Request) {
    const { tenant } = principalOf(request);
    return this.#coming.of(tenant, () =>
      this.database.tx(tenant, async (tx) => {
        const from = Math.floor(tx.at / HALF_HOUR_MS) * HALF_HOUR_MS;
        const until = from + AHEAD_MS;
        const rows = await comingDue(tx, from, until);
        const data = rows.map((row) => ({ ...row, at: iso(row.at) }));
        return { object: 'coming_figures', from: iso(from), until: iso(until), data };
      }),
    );
  }

  @Get('queue')
  @ApiOperation({ summary: 'Count what waits now, in the database and in the queue store' })
  @ApiOkResponse({ standardSchema: queueFigures })
  queue(@Req() request: Request) {
    const { tenant } = principalOf(request);
    return this.#queue.of(tenant, async () => {
      const { begun, due, waited } = await this.database.tx(tenant, async (tx) => {
        const backlog = await countBacklog(tx);
        return { ...backlog, waited: backlog.first ? tx.at - backlog.first.getTime() : 0 };
      });
      return {
        object: 'queue_figures',
        backend: this.settings.config.redisUrl === undefined ? 'postgresql' : 'redis',
        due,
        oldest_due_seconds: waited / 1_000,
        by_status: Object.fromEntries(begun.map(({ status, n }) => [status, n])),
        jobs: await this.#jobs(),
      };
    });
  }

  async #jobs() {
    try {
      return await this.contacts.depth();
    } catch (error) {
      complain('queue', error);
      return null;
    }
  }
}
