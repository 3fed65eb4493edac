/** Lenders and agencies. */
import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { publicId } from '../platform/ids.js';
import {
  addOrganisation,
  changeOrganisation,
  type StoredOrganisation,
} from '../portfolio/organisation.js';
import {
  holdOrganisationsAlone,
  listOrganisations,
  readOrganisations,
} from '../portfolio/organisation.repository.js';
import { holdBrakeAlone } from '../schedule/pause.js';
import { rejudgeOrganisation } from '../schedule/rejudge.js';
import { Desk, idIn, only, stored } from './desk.js';
import { reference } from './fields.schema.js';
import {
  newOrganisation,
  organisation,
  organisationChange,
  organisationList,
  organisationQuery,
  type NewOrganisation,
  type OrganisationChange,
  type OrganisationQuery,
} from './organisations.schema.js';
import { listOf, pageOf } from './paging.js';

@ApiTags('organisations')
@Controller('v1/organisations')
export class OrganisationsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Add an organisation' })
  @ApiCreatedResponse({ standardSchema: organisation })
  @ApiOkResponse({
    standardSchema: organisation,
    description: 'The same content is stored already.',
  })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newOrganisation }) body: NewOrganisation,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const { status, id } = only([await addOrganisation(scribe, body)]);
      return { status, body: resource(stored(await readOrganisations(scribe.tx, [id]))) };
    });
  }

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'List organisations' })
  @ApiOkResponse({ standardSchema: organisationList })
  list(@Req() request: Request, @Query({ schema: organisationQuery }) query: OrganisationQuery) {
    return this.desk.work(request, async (tx) => {
      const { rows, has_more } = await listOrganisations(tx, pageOf('organisation', query));
      return listOf(rows.map(resource), has_more);
    });
  }

  @Get(':id')
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'Get an organisation' })
  @ApiOkResponse({ standardSchema: organisation })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, async (tx) =>
      resource(stored(await readOrganisations(tx, [await idIn(tx, 'organisation', id)]))),
    );
  }

  @Patch(':id')
  @Scopes(['portfolio:write'])
  @ApiOperation({ summary: 'Change an organisation' })
  @ApiOkResponse({ standardSchema: organisation })
  change(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: organisationChange }) body: OrganisationChange,
  ) {
    return this.desk.work(request, async (tx, scribe) => {
      // Decisions and sends under way end first, in this order: what they leave behind is found below.
      await holdOrganisationsAlone(tx);
      await holdBrakeAlone(tx);
      const known = await idIn(tx, 'organisation', id);
      const [before] = await readOrganisations(tx, [known]);
      const changed = await changeOrganisation(scribe, known, body);
      if (before !== undefined && isOther(before, changed)) await rejudgeOrganisation(tx, known);
      return resource(changed);
    });
  }
}

/** The rate binds whatever leaves next, without being judged again. */
function isOther(before: StoredOrganisation, after: StoredOrganisation): boolean {
  const judged = { updated_at: null, per_second: null };
  return !isDeepStrictEqual({ ...before, ...judged }, { ...after, ...judged });
}

function resource({ id, created_at, updated_at, ...content }: StoredOrganisation) {
  return {
    object: 'organisation',
    id: publicId('organisation', id),
    ...content,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}
