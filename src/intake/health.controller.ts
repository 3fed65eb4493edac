/** For whoever watches the process. It tells nothing about anybody. */
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isHeld } from '../evidence/log/clock-check.js';
import { sealingLag, STALLED_MS } from '../evidence/log/gate.js';
import { Vendors } from '../dispatch/vendors.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { Draining } from '../platform/draining.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { ContactQueue } from '../schedule/contact.queue.js';
import { live, ready } from './health.schema.js';

@ApiTags('health')
@Controller('health')
@Public(true)
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly vendors: Vendors,
    private readonly settings: Settings,
    private readonly draining: Draining,
    private readonly queue: ContactQueue,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiOkResponse({ standardSchema: live })
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether the process can work; else 503' })
  @ApiOkResponse({ standardSchema: ready })
  async ready() {
    if (this.draining.hasBegun())
      throw new Problem('unavailable', 'the service is stopping: ask another process', {
        retryAfter: 5,
        extras: { state: 'draining' },
      });
    try {
      await this.database.pool.query('select 1');
    } catch (cause) {
      throw new Problem('unavailable', 'the database does not answer', {
        retryAfter: 5,
        extras: { state: 'no_database' },
        cause,
      });
    }
    await this.askQueue();
    const { redisUrl, role, evidenceGate } = this.settings.config;
    const { lag, held } = await this.sealing();
    return {
      status: 'ready',
      role,
      queue: redisUrl === undefined ? 'postgresql' : 'redis',
      // Which tenant can send by them is nobody's business here.
      sends: await this.vendors.channels(this.database),
      evidence: {
        gate: evidenceGate,
        sealing: held || lag > STALLED_MS ? 'stalled' : 'current',
        behind_seconds: Math.round(lag / 1_000),
        clock: held ? 'held' : 'right',
      },
    };
  }

  private async askQueue(): Promise<void> {
    try {
      await this.queue.depth();
    } catch (cause) {
      throw new Problem('unavailable', 'the queue store does not answer', {
        retryAfter: 5,
        extras: { state: 'no_queue' },
        cause,
      });
    }
  }

  /** Of the tenant whose log is furthest behind. */
  private async sealing(): Promise<{ lag: number; held: boolean }> {
    const { evidenceGate } = this.settings.config;
    let [lag, held] = [0, false];
    for (const tenant of await this.database.tenants())
      await this.database.tx(tenant, async (tx) => {
        lag = Math.max(lag, await sealingLag(tx, evidenceGate));
        held ||= await isHeld(tx);
      });
    return { lag, held };
  }
}
