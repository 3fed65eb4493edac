/** The upstream system's door for contacts: plan them, look at them, stop them, ask why. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { cancelContacts } from '../dispatch/cancel.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { seeingScopes } from '../platform/access/unmasking.js';
import type { Tx } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { addContacts } from './contacts.add.js';
import { batchAnswer, contact, contactList, explanationAnswer } from './contacts.answers.schema.js';
import { addBatch } from './contacts.bulk.js';
import { explanation } from './contacts.explain.js';
import { contactBody, contactNamed, contactPage } from './contacts.read.js';
import { readContact } from './contacts.repository.js';
import {
  contactBulk,
  contactQuery,
  explainQuery,
  newContact,
  type ContactBulk,
  type ContactQuery,
  type ExplainQuery,
  type NewContact,
} from './contacts.schema.js';
import { DryRun } from './contacts.dry-run.js';
import { Desk, languageOf, only } from './desk.js';
import { reference } from './fields.schema.js';

@ApiTags('contacts')
@Controller('v1/contacts')
export class ContactsController {
  constructor(
    private readonly desk: Desk,
    private readonly dryRun: DryRun,
  ) {}

  @Post()
  @Scopes(['contacts:write'])
  @ApiOperation({ summary: 'Plan a contact, or try what would become of it' })
  @ApiCreatedResponse({ standardSchema: contact })
  @ApiOkResponse({
    standardSchema: contact,
    description: 'The same content is stored already; or the preview of a dry run.',
  })
  async create(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newContact }) { dry_run, ...input }: NewContact,
  ) {
    if (dry_run === true) {
      response.status(200);
      return this.dryRun.one(request, input);
    }
    return this.desk.post(request, response, async (scribe) => {
      const { status, id } = only(await addContacts(scribe, [input], null));
      return { status, body: await contactBody(scribe, id) };
    });
  }

  @Post('bulk')
  @HttpCode(200)
  @Scopes(['contacts:write'])
  @ApiOperation({ summary: 'Plan up to 1,000 contacts, or try what would become of them' })
  @ApiOkResponse({ standardSchema: batchAnswer })
  async createMany(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: contactBulk }) { contacts, dry_run }: ContactBulk,
  ) {
    if (dry_run === true) return this.dryRun.many(request, contacts);
    return this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await addBatch(scribe, contacts),
    }));
  }

  @Get()
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'List contacts, oldest first unless asked for the newest' })
  @ApiOkResponse({ standardSchema: contactList })
  list(@Req() request: Request, @Query({ schema: contactQuery }) query: ContactQuery) {
    return this.desk.work(request, (_, scribe) => contactPage(scribe, query));
  }

  @Get(':id')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'Get a contact' })
  @ApiOkResponse({ standardSchema: contact })
  show(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, async (tx, scribe) =>
      contactBody(scribe, await contactNamed(tx, id)),
    );
  }

  @Get(':id/explain')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'Why a contact was or was not made' })
  @ApiOkResponse({ standardSchema: explanationAnswer })
  explain(
    @Req() request: Request,
    @Param('id', { schema: reference }) id: string,
    @Query({ schema: explainQuery }) { all, language = languageOf(request) }: ExplainQuery,
  ) {
    const scopes = seeingScopes(principalOf(request));
    return this.desk.work(request, async (tx, scribe) => {
      const asked = { scopes, all: all === 'true', language };
      return explanation(scribe, await contactNamed(tx, id), asked);
    });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Scopes(['contacts:write'])
  @ApiOperation({ summary: 'Stop a contact that has not been handed over' })
  @ApiOkResponse({ standardSchema: contact })
  cancel(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = await contactNamed(scribe.tx, name);
      const [stopped] = await cancelContacts(scribe.tx, scribe, [id], user_id);
      if (stopped === undefined) await refuseUnlessCanceled(scribe.tx, id);
      return { status: 200, body: await contactBody(scribe, id) };
    });
  }
}

/** To cancel what is cancelled already is no trouble; anything else came too late. */
async function refuseUnlessCanceled(tx: Tx, id: string): Promise<void> {
  const status = (await readContact(tx, id))?.status;
  if (status === 'canceled') return;
  throw new Problem(
    'not-stoppable',
    `the contact is \`${status ?? 'gone'}\` and can no longer be stopped`,
    { extras: { status } },
  );
}
