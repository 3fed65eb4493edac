/** What messages seem to ask for, and a person's answer to it. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { fromPublicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { Desk, idIn, seesPersonal, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { answerProposal, type Answering } from './signals.answer.js';
import { proposalById, proposalPage } from './signals.read.js';
import {
  acceptance,
  proposalQuery,
  rejection,
  restrictionProposal,
  restrictionProposalList,
  type Acceptance,
  type ProposalQuery,
  type Rejection,
} from './signals.schema.js';

@ApiTags('restriction proposals')
@Controller('v1/restriction-proposals')
export class SignalsController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Scopes(['portfolio:read'])
  @ApiOperation({ summary: 'List what messages seem to ask for, oldest first' })
  @ApiOkResponse({ standardSchema: restrictionProposalList })
  list(@Req() request: Request, @Query({ schema: proposalQuery }) query: ProposalQuery) {
    return this.desk.work(request, async (tx, scribe) => {
      const { status, party } = query;
      const partyId = party === undefined ? undefined : await idIn(tx, 'party', party);
      const page = pageOf('restriction_proposal', query);
      const which = { status, partyId };
      const { rows, has_more } = await proposalPage(scribe, page, which, seesPersonal(request));
      return listOf(rows, has_more);
    });
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Scopes(['events:write'])
  @ApiOperation({ summary: 'Accept it: the act that it stands for is entered on the card' })
  @ApiOkResponse({ standardSchema: restrictionProposal })
  accept(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: acceptance }) body: Acceptance,
  ) {
    return this.#answer(request, response, name, { ...body, accepted: true });
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Scopes(['events:write'])
  @ApiOperation({ summary: 'Reject it: it meant something else' })
  @ApiOkResponse({ standardSchema: restrictionProposal })
  reject(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: rejection }) body: Rejection,
  ) {
    return this.#answer(request, response, name, { ...body, accepted: false });
  }

  #answer(request: Request, response: Response, name: string, answer: Omit<Answering, 'by'>) {
    const { user_id: by } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = fromPublicId('restriction_proposal', name);
      if (id === undefined) throw new Problem('not-found', `there is no proposal \`${name}\``);
      await answerProposal(scribe, id, { ...answer, by });
      return {
        status: 200,
        body: stored(await proposalById(scribe, id, seesPersonal(request))),
      };
    });
  }
}
