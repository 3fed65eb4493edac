/** Contacts that failed or ran out of time: which, why, sending one of them once more, or leaving it. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { abandonContact } from '../dispatch/abandon.js';
import { replayContact } from '../dispatch/replay.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { contact } from './contacts.answers.schema.js';
import { contactBody, contactNamed } from './contacts.read.js';
import { deadLetters } from './dead-letters.read.js';
import {
  contactAbandonment,
  contactReplay,
  deadLetterList,
  deadLetterQuery,
  type ContactAbandonment,
  type ContactReplay,
  type DeadLetterQuery,
} from './dead-letters.schema.js';
import { Desk } from './desk.js';
import { reference } from './fields.schema.js';

@ApiTags('dead letters')
@Controller('v1')
export class DeadLettersController {
  constructor(private readonly desk: Desk) {}

  @Get('dead-letters')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'List contacts that failed or ran out of time, and why' })
  @ApiOkResponse({ standardSchema: deadLetterList })
  list(@Req() request: Request, @Query({ schema: deadLetterQuery }) query: DeadLetterQuery) {
    return this.desk.work(request, (tx) => deadLetters(tx, query));
  }

  @Post('contacts/:id/replay')
  @Scopes(['contacts:write'])
  @ApiOperation({ summary: 'Send a dead letter once more, as a new contact before the guard' })
  @ApiCreatedResponse({ standardSchema: contact })
  @ApiOkResponse({ standardSchema: contact, description: 'It was sent once more already.' })
  replay(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: contactReplay }) { reason, not_after }: ContactReplay,
  ) {
    const { user_id } = principalOf(request);
    const until = not_after === undefined ? null : Date.parse(not_after);
    return this.desk.post(request, response, async (scribe) => {
      const dead = await contactNamed(scribe.tx, name);
      const { id, isNew } = await replayContact(scribe, dead, {
        reason,
        not_after: until,
        user_id,
      });
      return { status: isNew ? 201 : 200, body: await contactBody(scribe, id) };
    });
  }

  @Post('contacts/:id/abandon')
  @HttpCode(200)
  @Scopes(['contacts:write'])
  @ApiOperation({ summary: 'Leave a dead letter as it is: it is on nobody’s list any more' })
  @ApiOkResponse({ standardSchema: contact })
  abandon(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: contactAbandonment }) { reason }: ContactAbandonment,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = await contactNamed(scribe.tx, name);
      await abandonContact(scribe, id, { reason, user_id });
      return { status: 200, body: await contactBody(scribe, id) };
    });
  }
}
