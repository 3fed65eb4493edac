/** Sends of unknown outcome: the list, and one word on many of them, such as after a restore. */
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { EvidenceLog } from '../evidence/record.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Settings } from '../platform/platform.module.js';
import { Desk } from './desk.js';
import { settleMatching, unknownOutcomes } from './unknown.read.js';
import {
  bulkSettled,
  bulkSettlement,
  unknownList,
  unknownQuery,
  type BulkSettlement,
  type UnknownQuery,
} from './unknown.schema.js';

@ApiTags('unknown outcomes')
@Controller('v1/unknown-outcomes')
export class UnknownOutcomesController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Get()
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'List sends of which nobody knows whether they left' })
  @ApiOkResponse({ standardSchema: unknownList })
  list(@Req() request: Request, @Query({ schema: unknownQuery }) query: UnknownQuery) {
    return this.desk.work(request, (tx) => unknownOutcomes(tx, query));
  }

  @Post('settle')
  @HttpCode(200)
  @Scopes(['review:decide'])
  @ApiOperation({ summary: 'Say of all that match what became of them; each is on record' })
  @ApiOkResponse({ standardSchema: bulkSettled })
  settle(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: bulkSettlement }) settlement: BulkSettlement,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async ({ tx }) => ({
      status: 200,
      body: await settleMatching(tx, this.context, settlement, user_id),
    }));
  }
}
