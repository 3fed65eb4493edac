/** What came in and names nobody: the list, and a person's answer to each. A stop has acted before the answer. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { fromPublicId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem.js';
import { Desk, seesPersonal, stored } from '../desk.js';
import { reference } from '../fields.schema.js';
import { listOf, pageOf } from '../paging.js';
import { unmatchedById, unmatchedPage } from './unmatched.read.js';
import {
  assignment,
  puttingAside,
  unmatchedInbound,
  unmatchedInboundList,
  unmatchedQuery,
  type Assignment,
  type PuttingAside,
  type UnmatchedQuery,
} from './unmatched.schema.js';
import { assign, putAside } from './unmatched.settle.js';

@ApiTags('inbound')
@Controller('v1/inbound/unmatched')
export class UnmatchedController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'List what came in and names nobody we know, oldest first' })
  @ApiOkResponse({ standardSchema: unmatchedInboundList })
  list(@Req() request: Request, @Query({ schema: unmatchedQuery }) query: UnmatchedQuery) {
    return this.desk.work(request, async (_, scribe) => {
      const page = pageOf('unmatched', query);
      const sees = seesPersonal(request);
      const { data, has_more } = await unmatchedPage(scribe, page, query.status, sees);
      return listOf(data, has_more);
    });
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Scopes(['events:write'])
  @ApiOperation({ summary: 'Say whose it is: it counts as if it had come from them; a stop acts' })
  @ApiOkResponse({ standardSchema: unmatchedInbound })
  assign(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: assignment }) { why, ...whose }: Assignment,
  ) {
    const { user_id: by } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = idOf(name);
      await assign(scribe, id, whose, { why, by });
      return { status: 200, body: stored(await unmatchedById(scribe, id, false)) };
    });
  }

  @Post(':id/put-aside')
  @HttpCode(200)
  @Scopes(['events:write'])
  @ApiOperation({ summary: 'Put it aside: it is nobody’s, or asks for nothing' })
  @ApiOkResponse({ standardSchema: unmatchedInbound })
  aside(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: puttingAside }) { why }: PuttingAside,
  ) {
    const { user_id: by } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = idOf(name);
      await putAside(scribe, id, { why, by });
      return { status: 200, body: stored(await unmatchedById(scribe, id, false)) };
    });
  }
}

function idOf(name: string): string {
  const id = fromPublicId('unmatched', name);
  if (id === undefined) throw new Problem('not-found', 'there is no such message');
  return id;
}
