/** Users, their roles and their API keys. */
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { invitationLink } from '../platform/access/invitation-link.js';
import { Settings } from '../platform/platform.module.js';
import { Desk } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf } from './paging.js';
import {
  disable,
  inviteUser,
  keysOf,
  makeKey,
  revoke,
  setRoles,
  usersOf,
} from './users.resource.js';
import {
  apiKey,
  apiKeyList,
  apiKeyWithSecret,
  invitation,
  login as loginSchema,
  newInvitation,
  newKey,
  user,
  userList,
  userRoles,
  type NewApiKey,
  type NewInvitation,
  type UserRoles,
} from './users.schema.js';

@ApiTags('users')
@Controller('v1/users')
@Scopes(['admin'])
export class UsersController {
  constructor(
    private readonly desk: Desk,
    private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List users, the disabled ones too' })
  @ApiOkResponse({ standardSchema: userList })
  list(@Req() request: Request) {
    return this.desk.work(request, async (tx) => listOf(await usersOf(tx, null), false));
  }

  @Put(':login')
  @ApiOperation({ summary: 'Add a user, or give one exactly these roles' })
  @ApiOkResponse({ standardSchema: user })
  put(
    @Req() request: Request,
    @Param('login', { schema: loginSchema }) login: string,
    @Body({ schema: userRoles }) { roles }: UserRoles,
  ) {
    return this.desk.work(request, (_, scribe) => setRoles(scribe, login, roles));
  }

  @Post(':login/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keep a user and all their keys out' })
  @ApiOkResponse({ standardSchema: user })
  disable(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('login', { schema: loginSchema }) login: string,
  ) {
    return this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await disable(scribe, login),
    }));
  }

  @Post(':login/invitation')
  @ApiOperation({ summary: 'Make a link with which the user chooses a password; it is shown once' })
  @ApiCreatedResponse({ standardSchema: invitation })
  invite(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('login', { schema: loginSchema }) login: string,
    @Body({ schema: newInvitation }) body: NewInvitation,
  ) {
    const linkFor = (token: string) => invitationLink(this.settings.config, token, login);
    return this.desk.post(request, response, async (scribe) => ({
      status: 201,
      body: await inviteUser(scribe, login, body, linkFor),
    }));
  }

  @Get(':login/keys')
  @ApiOperation({ summary: "List a user's keys, the revoked ones too" })
  @ApiOkResponse({ standardSchema: apiKeyList })
  keys(@Req() request: Request, @Param('login', { schema: loginSchema }) login: string) {
    return this.desk.work(request, async (tx) => listOf(await keysOf(tx, login), false));
  }

  @Post(':login/keys')
  @ApiOperation({ summary: 'Make a key within what the roles permit; it is shown once' })
  @ApiCreatedResponse({ standardSchema: apiKeyWithSecret })
  makeKey(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('login', { schema: loginSchema }) login: string,
    @Body({ schema: newKey }) body: NewApiKey,
  ) {
    return this.desk.post(request, response, async (scribe) => ({
      status: 201,
      body: await makeKey(scribe, login, body),
    }));
  }

  @Post(':login/keys/:id/revoke')
  @HttpCode(200)
  @ApiOperation({ summary: 'Revoke a key' })
  @ApiOkResponse({ standardSchema: apiKey })
  revoke(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('login', { schema: loginSchema }) login: string,
    @Param('id', { schema: reference }) id: string,
  ) {
    return this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await revoke(scribe, login, id),
    }));
  }
}
