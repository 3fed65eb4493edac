/** The reviewer's door: contacts that wait for a person, sends of unknown outcome, and that person's word. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { answerReview } from '../dispatch/review.js';
import { settleByPerson } from '../dispatch/settle.js';
import { EvidenceLog } from '../evidence/record.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { fromPublicId } from '../platform/ids.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { contact, reviewList } from './contacts.answers.schema.js';
import { contactBody, contactNamed } from './contacts.read.js';
import { readContact } from './contacts.repository.js';
import { Desk, languageOf } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { reviewPage } from './reviews.read.js';
import {
  reviewAnswer,
  reviewQuery,
  settlement,
  type ReviewAnswer,
  type ReviewQuery,
  type Settlement,
} from './reviews.schema.js';

@ApiTags('reviews')
@Controller('v1')
@Scopes(['review:decide'])
export class ReviewsController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Get('reviews')
  @ApiOperation({ summary: 'List contacts that wait for a person, oldest first' })
  @ApiOkResponse({ standardSchema: reviewList })
  list(@Req() request: Request, @Query({ schema: reviewQuery }) query: ReviewQuery) {
    return this.desk.work(request, async (_, scribe) => {
      const { rows, has_more } = await reviewPage(
        scribe,
        pageOf('contact', query),
        languageOf(request),
      );
      return listOf(rows, has_more);
    });
  }

  @Post('contacts/:id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve this text at this endpoint: the contact is judged again' })
  @ApiOkResponse({ standardSchema: contact })
  approve(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: reviewAnswer }) answer: ReviewAnswer,
  ) {
    return this.answer(request, response, id, { ...answer, approved: true });
  }

  @Post('contacts/:id/refuse')
  @HttpCode(200)
  @ApiOperation({ summary: 'Refuse the contact: it ends as blocked' })
  @ApiOkResponse({ standardSchema: contact })
  refuse(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) id: string,
    @Body({ schema: reviewAnswer }) answer: ReviewAnswer,
  ) {
    return this.answer(request, response, id, { ...answer, approved: false });
  }

  @Post('contacts/:id/settle')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say what became of a send whose outcome is `unknown`' })
  @ApiOkResponse({ standardSchema: contact })
  settle(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: settlement }) word: Settlement,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const { tx } = scribe;
      const id = await contactNamed(tx, name);
      const settled = await settleByPerson(tx, this.context, [id], { ...word, user_id });
      if (settled.length === 0) throw nothingToSettle((await readContact(tx, id))?.status);
      return { status: 200, body: await contactBody(scribe, id) };
    });
  }

  private answer(
    request: Request,
    response: Response,
    name: string,
    { decision_id, ...answer }: ReviewAnswer & { approved: boolean },
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = await contactNamed(scribe.tx, name);
      const seen = decision_id && fromPublicId('record', decision_id);
      await answerReview(scribe.tx, scribe, id, { ...answer, decision_id: seen, by: user_id });
      return { status: 200, body: await contactBody(scribe, id) };
    });
  }
}

function nothingToSettle(status: string | undefined): Problem {
  const detail = `the contact is \`${status ?? 'gone'}\`, so its outcome is not in doubt`;
  return new Problem('not-unknown', detail, { extras: { status } });
}
