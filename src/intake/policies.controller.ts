/** House policies: one person proposes, another approves, and the answer says what it tightens or loosens. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { approve, comparisonOf, propose, refuse, withdraw } from '../policies/proposal.js';
import { Desk } from './desk.js';
import { reference } from './fields.schema.js';
import {
  comparedPolicy,
  newPolicy,
  policy,
  policyList,
  policyQuery,
  type ComparedPolicy,
  type NewPolicy,
} from './policies.schema.js';
import { inForceBody, proposalBody, proposalNamed, proposalPage } from './proposals.read.js';
import {
  comparison,
  proposalAnswer,
  refusal,
  type ProposalAnswer,
  type ProposalQuery,
  type Refusal,
} from './proposals.schema.js';

@ApiTags('policies')
@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Propose a house policy' })
  @ApiCreatedResponse({ standardSchema: policy })
  propose(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newPolicy }) body: NewPolicy,
  ) {
    const { reason, effective_from, ...content } = body;
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const wanted = { content, reason, effective_from };
      const id = await propose(scribe, 'policy', wanted, user_id);
      return { status: 201, body: await proposalBody(scribe.tx, 'policy', id) };
    });
  }

  @Get()
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'List policies, whatever became of them' })
  @ApiOkResponse({ standardSchema: policyList })
  list(@Req() request: Request, @Query({ schema: policyQuery }) query: ProposalQuery) {
    return this.desk.work(request, (tx) => proposalPage(tx, 'policy', query));
  }

  @Get('in-force')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'Get the house policy in force' })
  @ApiOkResponse({ standardSchema: policy })
  inForce(@Req() request: Request) {
    return this.desk.work(request, (_, scribe) => inForceBody(scribe, 'policy'));
  }

  @Post('compare')
  @HttpCode(200)
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'What a house policy would tighten or loosen; nothing is stored' })
  @ApiOkResponse({ standardSchema: comparison })
  compare(@Req() request: Request, @Body({ schema: comparedPolicy }) content: ComparedPolicy) {
    return this.desk.work(request, async (tx) => comparisonOf(tx, 'policy', content, tx.at));
  }

  @Get(':id')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'Get a house policy' })
  @ApiOkResponse({ standardSchema: policy })
  get(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, (tx) => proposalBody(tx, 'policy', proposalNamed('policy', id)));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Approve a house policy that somebody else proposed' })
  @ApiOkResponse({ standardSchema: policy })
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
  @ApiOperation({ summary: 'Refuse a house policy that somebody else proposed' })
  @ApiOkResponse({ standardSchema: policy })
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
  @ApiOperation({ summary: 'Withdraw a house policy of your own before it is answered' })
  @ApiOkResponse({ standardSchema: policy })
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
      const uuid = proposalNamed('policy', id);
      await how(scribe, 'policy', uuid, { by: user_id, reason, compared_with });
      return { status: 200, body: await proposalBody(scribe.tx, 'policy', uuid) };
    });
  }
}
