/** Drafts of templates: written by some, approved by somebody else. */
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  addDraft,
  approveDraft,
  discardDraft,
  editDraft,
  refuseDraft,
  submitDraft,
} from '../messages/draft.js';
import { listDrafts, readDraft } from '../messages/draft.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import type { Scribe } from '../portfolio/scribe.js';
import { Desk, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { contentOf, draftNamed, draftResource, listedDraft } from './template-drafts.resource.js';
import {
  draft,
  draftAnswer,
  draftEdit,
  draftList,
  draftQuery,
  draftSubmission,
  newDraft,
  type DraftAnswerBody,
  type DraftEdit,
  type DraftQuery,
  type DraftSubmission,
  type NewDraftBody,
} from './template-drafts.schema.js';

@ApiTags('templates')
@Controller('v1/template-drafts')
export class TemplateDraftsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['templates:write'])
  @ApiOperation({ summary: 'Draft a template, or its next version' })
  @ApiCreatedResponse({ standardSchema: draft })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newDraft }) body: NewDraftBody,
  ) {
    const { reason, ...words } = body;
    const content = contentOf(body.channel, body.locale, body.content);
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = await addDraft(scribe, { ...words, content }, reason, user_id);
      return { status: 201, body: await shown(scribe.tx, id) };
    });
  }

  @Get()
  @Scopes(['templates:read'])
  @ApiOperation({ summary: 'List drafts, whatever became of them' })
  @ApiOkResponse({ standardSchema: draftList })
  list(@Req() request: Request, @Query({ schema: draftQuery }) query: DraftQuery) {
    const { status = null, channel = null, name = null } = query;
    return this.desk.work(request, async (tx) => {
      const page = pageOf('template_draft', query);
      const { rows, has_more } = await listDrafts(tx, { status, channel, name }, page);
      return listOf(rows.map(listedDraft), has_more);
    });
  }

  @Get(':id')
  @Scopes(['templates:read'])
  @ApiOperation({ summary: 'Get a draft and what the language rules say of it' })
  @ApiOkResponse({ standardSchema: draft })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, (tx) => shown(tx, draftNamed(id)));
  }

  /** Sent twice, the second finds another revision: nothing is written twice. */
  @Put(':id')
  @Scopes(['templates:write'])
  @ApiOperation({ summary: 'Edit a draft; what was submitted must be submitted again' })
  @ApiOkResponse({ standardSchema: draft })
  edit(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: draftEdit }) body: DraftEdit,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.work(request, async (tx, scribe) => {
      const id = draftNamed(name);
      const { channel, locale } = stored(await found(tx, id));
      const content = contentOf(channel, locale, body.content);
      await editDraft(scribe, id, { ...body, content }, user_id);
      return shown(tx, id);
    });
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Scopes(['templates:write'])
  @ApiOperation({ summary: 'Put a draft before those who approve' })
  @ApiOkResponse({ standardSchema: draft })
  submit(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: draftSubmission }) { revision }: DraftSubmission,
  ) {
    return this.#step(request, response, id, (scribe, uuid, by) =>
      submitDraft(scribe, uuid, revision, by),
    );
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Scopes(['templates:approve'])
  @ApiOperation({ summary: 'Approve what others wrote: it becomes a version, not yet active' })
  @ApiOkResponse({ standardSchema: draft })
  approve(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: draftSubmission }) { revision }: DraftSubmission,
  ) {
    return this.#step(request, response, id, (scribe, uuid, by) =>
      approveDraft(scribe, uuid, revision, by),
    );
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Scopes(['templates:approve'])
  @ApiOperation({ summary: 'Refuse what was submitted: it is a draft again' })
  @ApiOkResponse({ standardSchema: draft })
  refuse(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: draftAnswer }) body: DraftAnswerBody,
  ) {
    return this.#step(request, response, id, (scribe, uuid, by) =>
      refuseDraft(scribe, uuid, body, by),
    );
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Scopes(['templates:write'])
  @ApiOperation({ summary: 'Drop a draft' })
  @ApiOkResponse({ standardSchema: draft })
  discard(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: draftAnswer }) body: DraftAnswerBody,
  ) {
    return this.#step(request, response, id, (scribe, uuid, by) =>
      discardDraft(scribe, uuid, body, by),
    );
  }

  #step(
    request: Request,
    response: Response,
    name: string,
    how: (scribe: Scribe, id: string, by: string) => Promise<unknown>,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = draftNamed(name);
      await how(scribe, id, user_id);
      return { status: 200, body: await shown(scribe.tx, id) };
    });
  }
}

async function found(tx: Tx, id: string) {
  const row = await readDraft(tx, id);
  return row === undefined ? [] : [row];
}

async function shown(tx: Tx, id: string) {
  return draftResource(stored(await found(tx, id)));
}
