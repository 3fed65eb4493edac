/** The decide-only door: others put our guard before attempts of their own. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { listOpen } from '../dispatch/reservation.repository.js';
import { EvidenceLog } from '../evidence/record.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { seeingScopes } from '../platform/access/unmasking.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import { parsed } from '../platform/validation.js';
import type { Scribe } from '../portfolio/scribe.js';
import {
  decisionAnswer,
  evaluation,
  openDecisionList,
  storedDecision,
} from './decisions.answers.schema.js';
import { ask, askMany, decisionBody } from './decisions.ask.js';
import { decisionNamed, type Reader, storedBody } from './decisions.read.js';
import { reservedIn, takeBackPlaces } from './decisions.reserved.js';
import { openDecision } from './decisions.resource.js';
import {
  decisionOutcome,
  decisionQuery,
  decisionRequest,
  newQuestion,
  questionBulk,
  type DecisionOutcome,
  type DecisionQuery,
  type DecisionRequest,
} from './decisions.schema.js';
import { settle } from './decisions.settle.js';
import { Desk, languageOf } from './desk.js';
import { evaluated } from './evaluate.js';
import { guardCase, type GuardCase } from './evaluate.schema.js';
import { reference } from './fields.schema.js';
import { listOf, pageOf } from './paging.js';
import { SealedAnswers } from './sealed-answers.js';
import { strictly } from './strictly.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class DecisionsController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    private readonly sealed: SealedAnswers,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Post()
  @Scopes(['decisions:make'])
  @ApiOperation({
    summary: 'Ask whether up to 1,000 attempts may be made now; reserve their place',
  })
  @ApiCreatedResponse({ standardSchema: decisionAnswer })
  @ApiOkResponse({ standardSchema: decisionAnswer, description: 'For `questions`.' })
  async decide(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: decisionRequest }) body: DecisionRequest,
  ) {
    const language = languageOf(request);
    const asking = { context: this.context, admit: this.sealed.admit };
    if ('questions' in body) {
      const { questions } = parsed(questionBulk, body);
      return this.#reserving<Awaited<ReturnType<typeof askMany>>>(
        request,
        response,
        async (scribe) => ({
          status: 200,
          body: await askMany(scribe, asking, questions, language),
        }),
      );
    }
    const question = parsed(newQuestion, body);
    type Told = ReturnType<typeof decisionBody>;
    const decision = await this.#reserving<Told>(request, response, async (scribe) => {
      const [answer] = await ask(scribe, asking, [question]);
      if (answer === undefined) throw new Error('one question has one answer');
      if (answer instanceof Problem) throw answer;
      return { status: 201, body: decisionBody(answer, language) };
    });
    return strictly(request, response, decision);
  }

  /** A place is told of only under a decision that is sealed. */
  async #reserving<T extends Parameters<typeof reservedIn>[0]>(
    request: Request,
    response: Response,
    work: (scribe: Scribe) => Promise<{ status: number; body: T }>,
  ): Promise<T> {
    const said = (await this.desk.post(request, response, work)) as T;
    await this.sealed.give(request, reservedIn(said), takeBackPlaces);
    return said;
  }

  @Post('evaluate')
  @HttpCode(200)
  @Scopes(['decisions:make'])
  @ApiOperation({ summary: 'Judge a worked case by the law alone; nothing is stored' })
  @ApiOkResponse({ standardSchema: evaluation })
  evaluate(@Req() request: Request, @Body({ schema: guardCase }) body: GuardCase) {
    return evaluated(body, languageOf(request));
  }

  @Get()
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'List places that are reserved and not settled, oldest first' })
  @ApiOkResponse({ standardSchema: openDecisionList })
  list(@Req() request: Request, @Query({ schema: decisionQuery }) query: DecisionQuery) {
    return this.desk.work(request, async (tx) => {
      const { rows, has_more } = await listOpen(tx, query.status, pageOf('record', query));
      return listOf(
        rows.map((row) => openDecision(row, tx.at)),
        has_more,
      );
    });
  }

  @Get(':id')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'Get a decision, whoever made the attempt' })
  @ApiOkResponse({ standardSchema: storedDecision })
  show(@Req() request: Request, @Param('id', { schema: reference }) id: string) {
    return this.desk.work(request, (_, scribe) =>
      storedBody(scribe, decisionNamed(id), readerOf(request)),
    );
  }

  @Post(':id/outcome')
  @HttpCode(200)
  @Scopes(['decisions:make'])
  @ApiOperation({ summary: 'Say what became of an attempt whose place was reserved' })
  @ApiOkResponse({
    standardSchema: storedDecision,
    description: 'The same report again changes nothing; another one is refused with 409.',
  })
  outcome(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: decisionOutcome }) body: DecisionOutcome,
  ) {
    const { scopes } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const id = decisionNamed(name);
      await settle(scribe, id, body, scopes.has('review:decide'));
      return { status: 200, body: await storedBody(scribe, id, readerOf(request)) };
    });
  }
}

function readerOf(request: Request): Reader {
  return { scopes: seeingScopes(principalOf(request)), language: languageOf(request) };
}
