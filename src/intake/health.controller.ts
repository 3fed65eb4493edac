/** For whoever watches the process. It tells nothing about anybody. */
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Vendors } from '../dispatch/vendors.js';
import { Public } from '../platform/access/api-key.guard.js';
import { Database } from '../platform/database.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { live, ready } from './health.schema.js';

@ApiTags('health')
@Controller('health')
@Public(true)
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly vendors: Vendors,
    private readonly settings: Settings,
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
    try {
      await this.database.pool.query('select 1');
    } catch (cause) {
      throw new Problem('unavailable', 'the database does not answer', { retryAfter: 5, cause });
    }
    const { redisUrl, role } = this.settings.config;
    return {
      status: 'ready',
      role,
      queue: redisUrl === undefined ? 'postgresql' : 'redis',
      sends: this.vendors.channels(),
    };
  }
}
