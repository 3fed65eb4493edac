/** Looking at a draft before it is approved: whom it would reach. */
import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { readDraft } from '../messages/draft.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import type { Tx } from '../platform/database.js';
import { impactOf } from '../schedule/template-impact.js';
import { Desk, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { draftNamed } from './template-drafts.resource.js';
import { impact } from './templates.schema.js';

@ApiTags('templates')
@Controller('v1/template-drafts')
export class TemplateDraftViewsController {
  constructor(private readonly desk: Desk) {}

  @Get(':id/impact')
  @Scopes(['templates:read', 'contacts:read'])
  @ApiOperation({ summary: 'Count the planned contacts that would use a draft' })
  @ApiOkResponse({ standardSchema: impact })
  impact(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, async (tx) => {
      const { channel, name, locale } = await draftIn(tx, id);
      const words = { channel, name, locale };
      return { object: 'template_impact', ...words, ...(await impactOf(tx, words)) };
    });
  }
}

async function draftIn(tx: Tx, name: string) {
  const row = await readDraft(tx, draftNamed(name));
  return stored(row === undefined ? [] : [row]);
}
