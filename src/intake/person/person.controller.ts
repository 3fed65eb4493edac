/** What a person’s page shows: everything that happened, and what may be used now and from when. */
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { contextOf, type DispatchContext } from '../../dispatch/context.js';
import { EvidenceLog } from '../../evidence/record.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { Settings } from '../../platform/platform.module.js';
import { publicId } from '../../platform/ids.js';
import { recordAccess } from '../accesses.js';
import { Desk, idIn, languageOf, seesPersonal } from '../desk.js';
import { reference } from '../fields.schema.js';
import { outlookOf } from './outlook.read.js';
import { outlook, outlookQuery, type OutlookQuery } from './outlook.schema.js';
import { timelineOf } from './timeline.read.js';
import { timeline, timelineQuery, type TimelineQuery } from './timeline.schema.js';

@ApiTags('parties')
@Controller('v1/parties/:id')
export class PersonController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Get('outlook')
  @Scopes(['portfolio:read'])
  @ApiOperation({
    summary: 'What may be used to reach a person, now and from when; nothing is recorded',
  })
  @ApiOkResponse({ standardSchema: outlook })
  outlook(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
    @Query({ schema: outlookQuery }) query: OutlookQuery,
  ) {
    const language = languageOf(request);
    return this.desk.work(request, async (tx, scribe) =>
      outlookOf(scribe, this.context, await idIn(tx, 'party', name), query, language),
    );
  }

  @Get('timeline')
  @Scopes(['portfolio:read', 'contacts:read'])
  @ApiOperation({ summary: 'Contacts and events of a person in one order, newest first' })
  @ApiOkResponse({ standardSchema: timeline })
  timeline(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
    @Query({ schema: timelineQuery }) query: TimelineQuery,
  ) {
    const isPersonal = seesPersonal(request);
    return this.desk.work(request, async (tx, scribe) => {
      const partyId = await idIn(tx, 'party', name);
      const { hasTexts, ...shown } = await timelineOf(scribe, partyId, query, isPersonal);
      const object = publicId('party', partyId);
      if (hasTexts) await recordAccess(scribe, { partyId, purpose: 'card', object });
      return shown;
    });
  }
}
