/** Legal holds: what they cover is kept, whoever asks for its erasure and whatever period has passed. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { listHolds, placeHold, readHold, releaseHold } from '../dispatch/erasing/legal-hold.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import { Desk, stored } from './desk.js';
import { holdOf, holdResource, namedBy } from './erasures.resource.js';
import {
  hold,
  holdList,
  holdQuery,
  newHold,
  withdrawing,
  type HoldQuery,
  type NewHoldBody,
  type Withdrawing,
} from './erasures.schema.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';

@ApiTags('erasures')
@Controller('v1/legal-holds')
export class LegalHoldsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['erasures:write'])
  @ApiOperation({ summary: 'Keep evidence from erasure; one person is enough' })
  @ApiCreatedResponse({ standardSchema: hold })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newHold }) body: NewHoldBody,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = await placeHold(scribe, await holdOf(scribe.tx, body), user_id);
      return { status: 201, body: await shown(scribe.tx, id) };
    });
  }

  @Get()
  @Scopes(['evidence:read'])
  @ApiOperation({ summary: 'List legal holds, oldest first' })
  @ApiOkResponse({ standardSchema: holdList })
  list(@Req() request: Request, @Query({ schema: holdQuery }) query: HoldQuery) {
    return this.desk.work(request, async (tx) => {
      const open = query.status === undefined ? null : query.status === 'open';
      const { rows, has_more } = await listHolds(tx, open, pageOf('hold', query));
      return listOf(rows.map(holdResource), has_more);
    });
  }

  @Post(':id/release')
  @HttpCode(200)
  @Scopes(['erasures:write'])
  @ApiOperation({ summary: 'End a hold; what was approved meanwhile is then erased' })
  @ApiOkResponse({ standardSchema: hold })
  release(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: withdrawing }) { reason }: Withdrawing,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = namedBy('hold', name, 'hold');
      await releaseHold(scribe, id, user_id, reason);
      return { status: 200, body: await shown(scribe.tx, id) };
    });
  }
}

async function shown(tx: Tx, id: string) {
  const row = await readHold(tx, id);
  return holdResource(stored(row === undefined ? [] : [row]));
}
