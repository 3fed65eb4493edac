/** Persons and how they can be reached. */
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { addParties } from '../portfolio/party.add.js';
import { addEndpoint, changeEndpoint, changeParty } from '../portfolio/party.change.js';
import { listParties, readParties } from '../portfolio/party.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { rejudge } from '../schedule/rejudge.js';
import { bulkAnswer, inBulk } from './bulk.js';
import { recordAccess, recordAccesses } from './accesses.js';
import { Desk, idIn, only, seesPersonal, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { endpointResource, partyResource } from './parties.resource.js';
import {
  endpoint,
  endpointChange,
  newEndpoint,
  newParty,
  party,
  partyBulk,
  partyChange,
  partyList,
  partyQuery,
  type EndpointChange,
  type NewEndpoint,
  type NewParty,
  type PartyBulk,
  type PartyChange,
  type PartyQuery,
} from './parties.schema.js';

@ApiTags('parties')
@Controller('v1')
export class PartiesController {
  constructor(private readonly desk: Desk) {}

  @Post('parties')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add a party with its endpoints' })
  @ApiCreatedResponse({ standardSchema: party })
  @ApiOkResponse({ standardSchema: party, description: 'The same content is stored already.' })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newParty }) body: NewParty,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const { status, id } = only(await addParties(scribe, [body]));
      return { status, body: await this.#party(request, scribe.tx, id) };
    });
  }

  @Post('parties/bulk')
  @HttpCode(200)
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add up to 1,000 parties; each item is taken or refused for itself' })
  @ApiOkResponse({ standardSchema: bulkAnswer })
  addMany(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: partyBulk }) body: PartyBulk,
  ) {
    return this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await inBulk('party', newParty, body.parties, (parties) => addParties(scribe, parties)),
    }));
  }

  @Get('parties')
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'List parties' })
  @ApiOkResponse({ standardSchema: partyList })
  list(@Req() request: Request, @Query({ schema: partyQuery }) query: PartyQuery) {
    return this.desk.work(request, async (tx, scribe) => {
      const { rows, has_more } = await listParties(tx, this.desk.keys, pageOf('party', query));
      if (seesPersonal(request))
        await recordAccesses(
          scribe,
          'party',
          rows.map(({ id }) => ({ partyId: id, object: publicId('party', id) })),
        );
      return listOf(
        rows.map((row) => partyResource(row, seesPersonal(request))),
        has_more,
      );
    });
  }

  @Get('parties/:id')
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'Get a party' })
  @ApiOkResponse({ standardSchema: party })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, async (tx, scribe) => {
      const partyId = await idIn(tx, 'party', id);
      return read(request, scribe, partyId, await this.#party(request, tx, partyId));
    });
  }

  @Patch('parties/:id')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Change a party' })
  @ApiOkResponse({ standardSchema: party })
  change(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: partyChange }) body: PartyChange,
  ) {
    return this.desk.work(request, async (tx, scribe) => {
      const partyId = await idIn(tx, 'party', id);
      await changeParty(scribe, partyId, body);
      await rejudge(tx, [partyId]);
      return read(request, scribe, partyId, await this.#party(request, tx, partyId));
    });
  }

  @Post('parties/:id/endpoints')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add an endpoint to a party' })
  @ApiCreatedResponse({ standardSchema: endpoint })
  @ApiOkResponse({ standardSchema: endpoint, description: 'The same content is stored already.' })
  addEndpoint(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: newEndpoint }) body: NewEndpoint,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const partyId = await idIn(scribe.tx, 'party', id);
      const added = only([await addEndpoint(scribe, partyId, body)]);
      if (added.status === 201) await rejudge(scribe.tx, [partyId]);
      return {
        status: added.status,
        body: await this.#endpoint(request, scribe.tx, partyId, added.id),
      };
    });
  }

  @Patch('endpoints/:id')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Change what is known of an endpoint' })
  @ApiOkResponse({ standardSchema: endpoint })
  changeEndpoint(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: endpointChange }) body: EndpointChange,
  ) {
    return this.desk.work(request, async (tx, scribe) => {
      const endpointId = await idIn(tx, 'endpoint', id);
      const { party_id } = await changeEndpoint(scribe, endpointId, body);
      await rejudge(tx, [party_id]);
      const shown = await this.#endpoint(request, tx, party_id, endpointId);
      return read(request, scribe, party_id, shown);
    });
  }

  async #party(request: Request, tx: Tx, id: string) {
    return partyResource(
      stored(await readParties(tx, this.desk.keys, [id])),
      seesPersonal(request),
    );
  }

  async #endpoint(request: Request, tx: Tx, partyId: string, id: string) {
    const { endpoints } = stored(await readParties(tx, this.desk.keys, [partyId]));
    return endpointResource(
      stored(endpoints.filter((one) => one.id === id)),
      seesPersonal(request),
    );
  }
}

/** A change answers all that is known, most of which its caller did not send: a reading like any other. */
async function read<T extends { readonly id: string }>(
  request: Request,
  scribe: Scribe,
  partyId: string,
  shown: T,
): Promise<T> {
  if (seesPersonal(request))
    await recordAccess(scribe, { partyId, purpose: 'party', object: shown.id });
  return shown;
}
