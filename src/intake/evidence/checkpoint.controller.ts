/** What stands in the foot of everything that is printed: the newest checkpoint of the house's own log. */
import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { newestNote } from '../../evidence/pack/published.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { iso } from '../../platform/clock.js';
import { Desk } from '../desk.js';
import { checkpointAnswer } from './evidence.schema.js';

@ApiTags('evidence')
@Controller('v1/checkpoint')
@Scopes(['contacts:read'])
export class CheckpointController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @ApiOperation({ summary: 'Get what to print on a report: origin, size and root of the log now' })
  @ApiOkResponse({ standardSchema: checkpointAnswer })
  newest(@Req() request: Request) {
    return this.desk.work(request, async (tx) => {
      const at = iso(await tx.now());
      const published = await newestNote(tx);
      const [log = null, , root = null] = published?.note.split('\n') ?? [];
      return { object: 'checkpoint', log, size: published?.size ?? null, root, at };
    });
  }
}
