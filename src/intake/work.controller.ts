/** What waits for people: counts for whoever looks in, and what runs out of time. */
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Desk, languageOf } from './desk.js';
import { expiringContacts, workCounts } from './work.read.js';
import { expiringList, expiringQuery, work, type ExpiringQuery } from './work.schema.js';

@ApiTags('work')
@Controller('v1')
@Scopes(['contacts:read'])
export class WorkController {
  constructor(private readonly desk: Desk) {}

  @Get('work')
  @ApiOperation({ summary: 'Count what waits for people, by list' })
  @ApiOkResponse({ standardSchema: work })
  counts(@Req() request: Request) {
    const { user_id } = principalOf(request);
    return this.desk.work(request, (tx) => workCounts(tx, user_id));
  }

  @Get('expiring-contacts')
  @ApiOperation({ summary: 'List waiting contacts whose time runs out soon, and what holds them' })
  @ApiOkResponse({ standardSchema: expiringList })
  expiring(@Req() request: Request, @Query({ schema: expiringQuery }) query: ExpiringQuery) {
    return this.desk.work(request, (tx) => expiringContacts(tx, query, languageOf(request)));
  }
}
