/** Declarations: what the tenant stands for where nobody stated it; one person proposes, another approves. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { approve, comparisonOf, propose, refuse, withdraw } from '../policies/proposal.js';
import { rejudgeUndeclared } from '../schedule/rejudge.js';
import { withKnownSenders } from './declarations.senders.js';
import { Desk } from './desk.js';
import { reference } from './fields.schema.js';
import {
  comparedDeclaration,
  newDeclaration,
  declaration,
  declarationList,
  declarationQuery,
  type ComparedDeclaration,
  type NewDeclaration,
} from './declarations.schema.js';
import { inForceBody, proposalBody, proposalNamed, proposalPage } from './proposals.read.js';
import {
  comparison,
  proposalAnswer,
  refusal,
  type ProposalAnswer,
  type ProposalQuery,
  type Refusal,
} from './proposals.schema.js';

@ApiTags('declarations')
@Controller('v1/declarations')
export class DeclarationsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Propose a declaration' })
  @ApiCreatedResponse({ standardSchema: declaration })
  propose(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newDeclaration }) body: NewDeclaration,
  ) {
    const { reason, effective_from, ...content } = body;
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const wanted = {
        content: await withKnownSenders(scribe.tx, content),
        reason,
        effective_from,
      };
      const id = await propose(scribe, 'declaration', wanted, user_id);
      return { status: 201, body: await proposalBody(scribe.tx, 'declaration', id) };
    });
  }

  @Get()
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'List declarations, whatever became of them' })
  @ApiOkResponse({ standardSchema: declarationList })
  list(@Req() request: Request, @Query({ schema: declarationQuery }) query: ProposalQuery) {
    return this.desk.work(request, (tx) => proposalPage(tx, 'declaration', query));
  }

  @Get('in-force')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'Get the declaration in force' })
  @ApiOkResponse({ standardSchema: declaration })
  inForce(@Req() request: Request) {
    return this.desk.work(request, (_, scribe) => inForceBody(scribe, 'declaration'));
  }

  @Post('compare')
  @HttpCode(200)
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'What a declaration would tighten or loosen; nothing is stored' })
  @ApiOkResponse({ standardSchema: comparison })
  compare(
    @Req() request: Request,
    @Body({ schema: comparedDeclaration }) content: ComparedDeclaration,
  ) {
    return this.desk.work(request, async (tx) =>
      comparisonOf(tx, 'declaration', await withKnownSenders(tx, content), tx.at),
    );
  }

  @Get(':id')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'Get a declaration' })
  @ApiOkResponse({ standardSchema: declaration })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, (tx) =>
      proposalBody(tx, 'declaration', proposalNamed('declaration', id)),
    );
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Approve a declaration that somebody else proposed' })
  @ApiOkResponse({ standardSchema: declaration })
  approve(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: proposalAnswer }) body: ProposalAnswer,
  ) {
    return this.answer(request, response, { id, body, how: approve });
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Refuse a declaration that somebody else proposed' })
  @ApiOkResponse({ standardSchema: declaration })
  refuse(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: refusal }) body: Refusal,
  ) {
    return this.answer(request, response, { id, body, how: refuse });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Withdraw a declaration of your own before it is answered' })
  @ApiOkResponse({ standardSchema: declaration })
  withdraw(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: refusal }) body: Refusal,
  ) {
    return this.answer(request, response, { id, body, how: withdraw });
  }

  private answer(
    request: Request,
    response: Response,
    { id, body, how }: { id: string; body: ProposalAnswer; how: typeof approve },
  ) {
    const { user_id } = principalOf(request);
    const { reason = null, compared_with } = body;
    return this.desk.post(request, response, async (scribe) => {
      const uuid = proposalNamed('declaration', id);
      await how(scribe, 'declaration', uuid, { by: user_id, reason, compared_with });
      if (how === approve) await rejudgeUndeclared(scribe.tx);
      return { status: 200, body: await proposalBody(scribe.tx, 'declaration', uuid) };
    });
  }
}
