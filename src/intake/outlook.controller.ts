/** What may be used to reach a person, now and from when. */
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { EvidenceLog } from '../evidence/record.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { Settings } from '../platform/platform.module.js';
import { Desk, idIn, languageOf } from './desk.js';
import { reference } from './fields.schema.js';
import { outlookOf } from './outlook.read.js';
import { outlook, outlookQuery, type OutlookQuery } from './outlook.schema.js';

@ApiTags('parties')
@Controller('v1/parties/:id/outlook')
export class OutlookController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({
    summary: 'What may be used to reach a person, now and from when; nothing is recorded',
  })
  @ApiOkResponse({ standardSchema: outlook })
  show(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
    @Query({ schema: outlookQuery }) query: OutlookQuery,
  ) {
    const language = languageOf(request);
    return this.desk.work(request, async (tx, scribe) =>
      outlookOf(scribe, this.context, await idIn(tx, 'party', name), query, language),
    );
  }
}
