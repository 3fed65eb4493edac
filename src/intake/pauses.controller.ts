/** The brakes: one person stops what is going out, two persons let it go on. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { untilPauseHolds } from '../dispatch/in-flight.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Database, type Tx } from '../platform/database.js';
import { Settings } from '../platform/platform.module.js';
import type { Scribe } from '../portfolio/scribe.js';
import {
  addPause,
  approveResume,
  listPauses,
  readPause,
  requestResume,
} from '../schedule/pause.repository.js';
import { Desk, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { pauseNamed, pauseOf, pauseResource } from './pauses.read.js';
import {
  newPause,
  pause,
  pauseList,
  pauseQuery,
  resuming,
  type NewPauseBody,
  type PauseQuery,
  type Resuming,
} from './pauses.schema.js';

@ApiTags('pauses')
@Controller('v1/pauses')
export class PausesController {
  constructor(
    private readonly desk: Desk,
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  @Post()
  @Scopes(['pauses:write'])
  @ApiOperation({ summary: 'Pause at once; one person is enough' })
  @ApiCreatedResponse({ standardSchema: pause })
  async add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newPause }) body: NewPauseBody,
  ) {
    const { tenant, user_id } = principalOf(request);
    const answer = await this.desk.post(request, response, async (scribe) => {
      const id = await addPause(scribe, await pauseOf(scribe.tx, body), user_id);
      return { status: 201, body: await shown(scribe.tx, id) };
    });
    // Of an answer that is given again too: the first may have been lost while sends were under way.
    const { vendorTimeoutMs } = this.settings.config;
    await untilPauseHolds(this.database, tenant, idOf(answer), vendorTimeoutMs);
    return answer;
  }

  @Get()
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'List pauses, oldest first' })
  @ApiOkResponse({ standardSchema: pauseList })
  list(@Req() request: Request, @Query({ schema: pauseQuery }) query: PauseQuery) {
    return this.desk.work(request, async (tx) => {
      const { status = null, in_force } = query;
      const filter = { status, in_force: in_force === undefined ? null : in_force === 'true' };
      const { rows, has_more } = await listPauses(tx, filter, pageOf('pause', query));
      return listOf(
        rows.map((row) => pauseResource(row, tx.at)),
        has_more,
      );
    });
  }

  @Get(':id')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'Get a pause' })
  @ApiOkResponse({ standardSchema: pause })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, (tx) => shown(tx, pauseNamed(id)));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Scopes(['pauses:write'])
  @ApiOperation({ summary: 'Ask to end a pause; another person must approve' })
  @ApiOkResponse({ standardSchema: pause })
  resume(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: resuming }) { reason }: Resuming,
  ) {
    return this.#change(request, response, id, (scribe, uuid, by) =>
      requestResume(scribe, uuid, by, reason),
    );
  }

  @Post(':id/resume/approve')
  @HttpCode(200)
  @Scopes(['pauses:write'])
  @ApiOperation({ summary: 'End a pause that somebody else asked to end' })
  @ApiOkResponse({ standardSchema: pause })
  approve(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
  ) {
    return this.#change(request, response, id, approveResume);
  }

  #change(
    request: Request,
    response: Response,
    name: string,
    how: (scribe: Scribe, id: string, by: string) => Promise<void>,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = pauseNamed(name);
      await how(scribe, id, user_id);
      return { status: 200, body: await shown(scribe.tx, id) };
    });
  }
}

function idOf(answer: unknown): string {
  return pauseNamed((answer as { readonly id: string }).id);
}

async function shown(tx: Tx, id: string) {
  const row = await readPause(tx, id);
  return pauseResource(stored(row === undefined ? [] : [row]), tx.at);
}
