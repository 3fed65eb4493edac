/** What happened: contacts made elsewhere, consents, refusals, holds, payments, whatever the law looks at. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { listEvents, readEvent, type StoredEvent } from '../portfolio/event.repository.js';
import { recordAccess, recordAccesses } from './accesses.js';
import { bulkAnswer, inBulk } from './bulk.js';
import { Desk, idIn, only, seesPersonal, stored } from './desk.js';
import { eventResource } from './events.resource.js';
import {
  event,
  eventBulk,
  eventsAnswer,
  eventQuery,
  newEvent,
  type EventBulk,
  type EventQuery,
  type NewEvent,
} from './events.schema.js';
import { Feed } from './feed.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { takeEvents } from './take.js';

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly desk: Desk,
    private readonly feed: Feed,
  ) {}

  @Post()
  @Scopes(['events:write'])
  @ApiOperation({ summary: 'Record an event' })
  @ApiCreatedResponse({ standardSchema: event })
  @ApiOkResponse({ standardSchema: event, description: 'The same event is recorded already.' })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newEvent }) body: NewEvent,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const { status, id } = only(await takeEvents(scribe, [body]));
      return { status, body: await this.#event(request, scribe.tx, id) };
    });
  }

  @Post('bulk')
  @HttpCode(200)
  @Scopes(['events:write'])
  @ApiOperation({ summary: 'Record up to 1,000 events; each item is taken or refused for itself' })
  @ApiOkResponse({ standardSchema: bulkAnswer })
  addMany(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: eventBulk }) body: EventBulk,
  ) {
    return this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await inBulk('event', newEvent, body.events, (events) => takeEvents(scribe, events)),
    }));
  }

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({
    summary: 'List recorded events; with `after`, follow what Dunwell did',
    description:
      'Without `after`: the timeline, in the order in which it was recorded. With `after`: the feed of notices ' +
      'such as `contact.held`, durable and in one order; go on from `next` and nothing is missed.',
  })
  @ApiOkResponse({ standardSchema: eventsAnswer })
  list(@Req() request: Request, @Query({ schema: eventQuery }) query: EventQuery) {
    const { after, limit, wait, types } = query;
    if (after !== undefined) return this.feed.page(request, { after, limit, wait, types });
    return this.desk.work(request, async (tx, scribe) => {
      const person = query.party === undefined ? undefined : await idIn(tx, 'party', query.party);
      const { rows, has_more } = await listEvents(
        tx,
        this.desk.keys,
        pageOf('event', query),
        person,
      );
      if (seesPersonal(request)) await recordAccesses(scribe, 'event', rows.flatMap(wordsOf));
      return listOf(
        rows.map((row) => eventResource(row, seesPersonal(request))),
        has_more,
      );
    });
  }

  @Get(':id')
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'Get an event' })
  @ApiOkResponse({ standardSchema: event })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, async (tx, scribe) => {
      const row = await readEvent(tx, this.desk.keys, await idIn(tx, 'event', id));
      const seen = row === undefined ? [] : wordsOf(row);
      if (seesPersonal(request))
        for (const one of seen) await recordAccess(scribe, { ...one, purpose: 'event' });
      return eventResource(stored(row === undefined ? [] : [row]), seesPersonal(request));
    });
  }

  async #event(request: Request, tx: Tx, id: string) {
    const row = await readEvent(tx, this.desk.keys, id);
    return eventResource(stored(row === undefined ? [] : [row]), seesPersonal(request));
  }
}

/** Whose words an event holds, if any: of the one who spoke, else of the debtor. */
function wordsOf({ id, party_id, person_id, texts }: StoredEvent) {
  const partyId = party_id ?? person_id;
  if (partyId === null || Object.keys(texts).length === 0) return [];
  return [{ partyId, object: publicId('event', id) }];
}
