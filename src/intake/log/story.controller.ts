/** Why a person was contacted, and everything else that they saw of us. */
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { seeingScopes } from '../../platform/access/unmasking.js';
import { contactNamed } from '../contacts.read.js';
import { Desk, idIn, languageOf, seesPersonal } from '../desk.js';
import { reference } from '../fields.schema.js';
import { cursorOf, history, placeOf } from './history.js';
import {
  historyAnswer,
  historyQuery,
  storyAnswer,
  storyQuery,
  type HistoryQuery,
  type StoryQuery,
} from './story.schema.js';
import { story } from './story.js';

@ApiTags('contacts')
@Controller('v1')
export class StoryController {
  constructor(private readonly desk: Desk) {}

  @Get('contacts/:id/story')
  @Scopes(['contacts:read', 'portfolio:read'])
  @ApiOperation({ summary: 'Tell the story of a contact: asked, judged, sent, answered, proved' })
  @ApiOkResponse({ standardSchema: storyAnswer })
  story(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Query({ schema: storyQuery }) { language = languageOf(request) }: StoryQuery,
  ) {
    const scopes = seeingScopes(principalOf(request));
    return this.desk.work(request, async (tx, scribe) =>
      story(scribe, await contactNamed(tx, id), { scopes, language }),
    );
  }

  @Get('parties/:id/history')
  @Scopes(['contacts:read', 'portfolio:read'])
  @ApiOperation({ summary: 'List every contact of a person in their local time, newest first' })
  @ApiOkResponse({ standardSchema: historyAnswer })
  history(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Query({ schema: historyQuery }) { limit, starting_after }: HistoryQuery,
  ) {
    const isPersonal = seesPersonal(request);
    const page = { after: placeOf(starting_after), limit, isPersonal };
    return this.desk.work(request, async (tx, scribe) => {
      const { place, ...shown } = await history(scribe, await idIn(tx, 'party', id), page);
      return { ...shown, next: cursorOf(place) };
    });
  }
}
