/** Who is to be forgotten: one person asks, another approves, and it is done when nothing stands against it. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Eraser } from '../dispatch/erasing/eraser.js';
import { approveErasure, requestErasure, withdrawErasure } from '../dispatch/erasing/erasure.js';
import { listErasures, readErasure } from '../dispatch/erasing/erasure.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import { Desk, stored } from './desk.js';
import { erasureResource, namedBy, referredIn } from './erasures.resource.js';
import {
  erasure,
  erasureList,
  erasureQuery,
  newErasure,
  withdrawing,
  type ErasureQuery,
  type NewErasureBody,
  type Withdrawing,
} from './erasures.schema.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';

@ApiTags('erasures')
@Controller('v1/erasures')
export class ErasuresController {
  constructor(
    private readonly desk: Desk,
    private readonly eraser: Eraser,
  ) {}

  @Post()
  @Scopes(['erasures:write'])
  @ApiOperation({
    summary: "Ask for the erasure of a person's data; nobody contacts them from now on",
  })
  @ApiCreatedResponse({ standardSchema: erasure })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newErasure }) { party, basis, reason }: NewErasureBody,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const partyId = await referredIn(scribe.tx, 'party', party, '/party');
      const id = await requestErasure(scribe, { partyId, basis, reason }, user_id);
      return { status: 201, body: await shown(scribe.tx, id) };
    });
  }

  @Get()
  @Scopes(['evidence:read'])
  @ApiOperation({ summary: 'List erasures, oldest first' })
  @ApiOkResponse({ standardSchema: erasureList })
  list(@Req() request: Request, @Query({ schema: erasureQuery }) query: ErasureQuery) {
    return this.desk.work(request, async (tx) => {
      const page = pageOf('erasure', query);
      const { rows, has_more } = await listErasures(tx, query.status ?? null, page);
      return listOf(rows.map(erasureResource), has_more);
    });
  }

  @Get(':id')
  @Scopes(['evidence:read'])
  @ApiOperation({ summary: 'Get an erasure' })
  @ApiOkResponse({ standardSchema: erasure })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, (tx) => shown(tx, erasureNamed(id)));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Scopes(['erasures:write'])
  @ApiOperation({
    summary: 'Approve an erasure that somebody else asked for; it is done at once if it may be',
  })
  @ApiOkResponse({ standardSchema: erasure })
  async approve(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
  ) {
    const { user_id, tenant } = principalOf(request);
    const answer = await this.desk.post(request, response, async (scribe) => {
      const id = erasureNamed(name);
      await approveErasure(scribe, id, user_id);
      return { status: 200, body: await shown(scribe.tx, id) };
    });
    // Approved it is, whatever comes now: the eraser tries again by itself.
    await this.eraser.erase(tenant, erasureNamed(name));
    return response.getHeader('Idempotent-Replayed') === undefined
      ? this.get(request, name)
      : answer;
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Scopes(['erasures:write'])
  @ApiOperation({ summary: 'Take an erasure back that is not done; they may be contacted again' })
  @ApiOkResponse({ standardSchema: erasure })
  withdraw(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: withdrawing }) { reason }: Withdrawing,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = erasureNamed(name);
      await withdrawErasure(scribe, id, user_id, reason);
      return { status: 200, body: await shown(scribe.tx, id) };
    });
  }
}

function erasureNamed(text: string): string {
  return namedBy('erasure', text, 'erasure');
}

async function shown(tx: Tx, id: string) {
  const row = await readErasure(tx, id);
  return erasureResource(stored(row === undefined ? [] : [row]));
}
