/** Signing in and out, and one's own sessions. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { OwnSession, Public } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { readSecret } from '../../platform/access/secret-text.js';
import {
  endSession,
  findSession,
  sessionsOf,
  type SessionHolder,
} from '../../platform/access/session.repository.js';
import { Database, type Tx } from '../../platform/database.js';
import { fromPublicId } from '../../platform/ids.js';
import { Keys } from '../../platform/keys.js';
import { Problem } from '../../platform/problem.js';
import { reference } from '../fields.schema.js';
import { listOf } from '../paging.js';
import { ownSessionResource, sessionResource } from './session.acts.js';
import { SessionDoor } from './session.door.js';
import { newSession, ownSessionList, session, type NewSession } from './session.schema.js';

@ApiTags('sessions')
@Controller('v1')
export class SessionController {
  constructor(
    private readonly door: SessionDoor,
    private readonly database: Database,
    private readonly keys: Keys,
  ) {}

  @Post('session')
  @Public(true)
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Sets two cookies, of the session and of the browser. Whatever is wrong, the answer is `sign-in-failed`; after ' +
      'some tries `too-many-tries` says when to come back. Until `second_factor` is no longer `needed`, nothing but ' +
      'enrolling one is open.',
  })
  @ApiCreatedResponse({ standardSchema: session })
  async enter(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newSession }) body: NewSession,
  ) {
    const { tenant, token } = await this.door.signIn(request, response, body);
    const held = readSecret('dws', token);
    return this.database.tx(tenant, async (tx) => {
      const found = held && (await findSession(tx, held.hash, false));
      if (found === undefined) throw new Problem('unauthenticated', 'the session has ended');
      return this.#shown(tx, found, token);
    });
  }

  @Get('session')
  @OwnSession(true)
  @ApiOperation({ summary: 'Who is signed in, and what they may do' })
  @ApiOkResponse({ standardSchema: session })
  who(@Req() request: Request) {
    const { tenant, session_id, user_id } = principalOf(request);
    if (session_id === null) throw new Error('the guard lets sessions in alone');
    return this.database.tx(tenant, (tx) =>
      this.#shown(tx, { session_id, user_id }, this.door.tokenOf(request)),
    );
  }

  @Delete('session')
  @HttpCode(204)
  @OwnSession(true)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async leave(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { tenant, session_id } = principalOf(request);
    await this.database.tx(tenant, (tx) => endSession(tx, session_id ?? '', 'user'));
    this.door.drop(request, response);
  }

  @Get('sessions')
  @OwnSession(true)
  @ApiOperation({ summary: 'List where you are signed in' })
  @ApiOkResponse({ standardSchema: ownSessionList })
  list(@Req() request: Request) {
    const { tenant, user_id, session_id } = principalOf(request);
    return this.database.tx(tenant, async (tx) => {
      const rows = await sessionsOf(tx, this.keys, user_id);
      return listOf(
        rows.map((row) => ownSessionResource(row, session_id)),
        false,
      );
    });
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @OwnSession(true)
  @ApiOperation({ summary: 'End one of your sessions' })
  @ApiNoContentResponse()
  async end(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
  ): Promise<void> {
    const { tenant, user_id } = principalOf(request);
    const id = fromPublicId('session', name);
    await this.database.tx(tenant, async (tx) => {
      const own = await sessionsOf(tx, this.keys, user_id);
      if (!own.some((each) => each.id === id))
        throw new Problem('not-found', `you have no open session \`${name}\``);
      await endSession(tx, id ?? '', 'user');
    });
  }

  #shown(tx: Tx, found: Pick<SessionHolder, 'session_id' | 'user_id'>, token: string) {
    const { session_id, user_id } = found;
    return sessionResource(tx, { session_id, user_id, token, totpFor: this.door.totpFor });
  }
}
