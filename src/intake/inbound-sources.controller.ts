/** Who may post to the signed inbound doors. */
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { Desk, stored } from './desk.js';
import { reference } from './fields.schema.js';
import {
  newSource,
  source,
  sourceList,
  sourceWithSecret,
  type NewSource,
} from './inbound.schema.js';
import { addSource, listSources, revokeSource, type SourceRow } from './inbound.sources.js';
import { listOf } from './paging.js';

@ApiTags('inbound')
@Controller('v1/inbound/sources')
@Scopes(['admin'])
export class InboundSourcesController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @ApiOperation({ summary: 'Let a carrier or mail relay post to us; its secret is shown once' })
  @ApiCreatedResponse({ standardSchema: sourceWithSecret })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newSource }) { label, region }: NewSource,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const { id, secret } = await addSource(scribe, { label, region: region ?? null }, user_id);
      return { status: 201, body: { ...(await shown(scribe.tx, id)), secret } };
    });
  }

  @Get()
  @ApiOperation({ summary: 'List them, the revoked ones too' })
  @ApiOkResponse({ standardSchema: sourceList })
  list(@Req() request: Request) {
    return this.desk.work(request, async (tx) =>
      listOf((await listSources(tx)).map(resource), false),
    );
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the right to post away; a new source is a new secret' })
  @ApiOkResponse({ standardSchema: source })
  revoke(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = fromPublicId('source', name);
      if (id === undefined) throw new Problem('not-found', `there is no source \`${name}\``);
      await revokeSource(scribe, id, user_id);
      return { status: 200, body: await shown(scribe.tx, id) };
    });
  }
}

async function shown(tx: Tx, id: string) {
  return resource(stored((await listSources(tx)).filter((row) => row.id === id)));
}

function resource({ id, label, region, created_at, revoked_at }: SourceRow) {
  return {
    object: 'inbound_source' as const,
    id: publicId('source', id),
    label,
    region,
    created_at: created_at.toISOString(),
    revoked_at: revoked_at?.toISOString() ?? null,
  };
}
