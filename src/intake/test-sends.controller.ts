/** A look at words where a borrower would see them: sent to the user's own address, and nobody else's. */
import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Words } from '../dispatch/template-preview.js';
import { ownAddresses } from '../dispatch/own-address.js';
import type { Test } from '../dispatch/test-send.js';
import { readDraft } from '../messages/draft.repository.js';
import { submittable } from '../messages/draft.submittable.js';
import { templateKey } from '../messages/template.repository.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import type { Tx } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { idIn, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { draftNamed } from './template-drafts.resource.js';
import { asFrom, testContent } from './templates.preview.js';
import { versionNamed } from './templates.named.js';
import { TestSender } from './test-sender.js';
import { newTest, testSent, type NewTest } from './test-sends.schema.js';

@ApiTags('templates')
@Controller('v1')
@Scopes(['templates:write'])
export class TestSendsController {
  constructor(private readonly sender: TestSender) {}

  @Post('templates/:id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a template to your own proved address' })
  @ApiOkResponse({ standardSchema: testSent })
  ofVersion(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: newTest }) body: NewTest,
  ) {
    return this.#send(request, response, body, async (tx) => {
      const found = await versionNamed(tx, name, body.version);
      return { ...found.words, name: found.name, version: found.version };
    });
  }

  @Post('template-drafts/:id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a draft to your own proved address' })
  @ApiOkResponse({ standardSchema: testSent })
  ofDraft(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: newTest }) body: NewTest,
  ) {
    return this.#send(request, response, body, async (tx) => {
      const found = await readDraft(tx, draftNamed(name));
      return { ...stored(found === undefined ? [] : [found]), approved: false, version: null };
    });
  }

  #send(
    request: Request,
    response: Response,
    { sender, variables = {} }: NewTest,
    wordsIn: (
      tx: Tx,
    ) => Promise<Words & { readonly name: string; readonly version: number | null }>,
  ) {
    const { user_id } = principalOf(request);
    return this.sender.words(request, response, async ({ tx, keys }): Promise<Test> => {
      const sender_id = await idIn(tx, 'organisation', sender);
      const words = await wordsIn(tx);
      const { channel, name, locale, version } = words;
      if (channel === 'call') {
        throw new Problem('inconsistent-request', 'a call script is read out and cannot be sent');
      }
      await submittable(tx, words);
      const own = await ownAddresses(tx, keys, user_id);
      const address = own.find((one) => one.channel === channel)?.address;
      const from = await asFrom(tx, sender_id, words.content.variables, address);
      const message = await testContent(tx, words, { ...from, ...variables });
      const key = templateKey(channel, name, locale);
      return {
        user_id,
        channel,
        sender_id,
        content: marked(message),
        template: { key, name, locale, version },
      };
    });
  }
}

/** A mail says what it is; a text has no room for that, and must be counted as it is. */
function marked(message: Test['content']): Test['content'] {
  const { subject } = message;
  return subject === undefined ? message : { ...message, subject: `[Test] ${subject}` };
}
