/** The collector's door: which calls are lawful now, taking one, whom one reached, and how it ended. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { callHeld, callsHeldBy, confirmIdentity, releaseCall } from '../dispatch/call-hold.js';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { EvidenceLog } from '../evidence/record.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { Settings } from '../platform/platform.module.js';
import type { Scribe } from '../portfolio/scribe.js';
import { finishCall } from './calls.finish.js';
import { heldCall } from './calls.held.js';
import { callElsewhere, callTasks, notYours } from './calls.read.js';
import {
  callClaim,
  callCompleted,
  callList,
  callOutcome,
  callQuery,
  heldCalls,
  identityAnswer,
  nextCall,
  type CallOutcome,
  type CallQuery,
  type IdentityAnswer,
} from './calls.schema.js';
import {
  handedOut,
  takeCall,
  takeNext,
  takerBack,
  type NextCall,
  type Taken,
} from './calls.take.js';
import { contactNamed } from './contacts.read.js';
import { Desk, languageOf, stored } from './desk.js';
import { reference } from './fields.schema.js';
import { listOf } from './paging.js';
import { SealedAnswers } from './sealed-answers.js';

@ApiTags('calls')
@Controller('v1/calls')
@Scopes(['calls:work'])
export class CallsController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
    private readonly sealed: SealedAnswers,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(desk.keys, evidence, settings);
  }

  @Get()
  @ApiOperation({ summary: 'List calls that could be claimed; whom to call, only the claim tells' })
  @ApiOkResponse({ standardSchema: callList })
  list(@Req() request: Request, @Query({ schema: callQuery }) { limit }: CallQuery) {
    return this.desk.work(request, (tx) => callTasks(tx, limit));
  }

  @Get('held')
  @ApiOperation({ summary: 'List the calls that are in your hands' })
  @ApiOkResponse({ standardSchema: heldCalls })
  held(@Req() request: Request) {
    return this.desk.work(request, async (tx, scribe) => {
      const held = await callsHeldBy(tx, principalOf(request).user_id, this.sealed.gate);
      return listOf(await Promise.all(held.map((one) => heldCall(scribe, one))), false);
    });
  }

  @Post('next')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take the call that ends soonest, or get again the one that you hold',
    description: 'If it may not be made any more, the answer says why, and one asks again.',
  })
  @ApiOkResponse({ standardSchema: nextCall })
  async next(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const answer = (await this.desk.post(request, response, async (scribe) => ({
      status: 200,
      body: await takeNext(scribe, this.#taking(request)),
    }))) as NextCall;
    await this.#giveSealed(request, answer.call);
    return answer;
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a call task: in your hands, or where it went and why' })
  @ApiOkResponse({ standardSchema: callClaim })
  get(@Req() request: Request, @Param('id', { schema: reference }) name: string) {
    return this.desk.work(request, async (tx, scribe) => {
      const id = await contactNamed(tx, name);
      const held = await callHeld(tx, id, principalOf(request).user_id, this.sealed.gate);
      if (held !== undefined) return heldCall(scribe, held);
      return callElsewhere(scribe, id, languageOf(request));
    });
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a call: it is judged here and now' })
  @ApiOkResponse({ standardSchema: callClaim, description: 'Refused is an answer too.' })
  async claim(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
  ) {
    const call = (await this.#on(request, response, name, (scribe, id) =>
      takeCall(scribe, id, this.#taking(request)),
    )) as Taken;
    await this.#giveSealed(request, call);
    return call;
  }

  @Post(':id/identity')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say that the person confirmed who they are: what the call is about is told then',
  })
  @ApiOkResponse({ standardSchema: callClaim })
  identity(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: identityAnswer }) { answer }: IdentityAnswer,
  ) {
    const { user_id } = principalOf(request);
    const { gate } = this.sealed;
    return this.#on(request, response, name, async (scribe, id) => {
      if (!(await confirmIdentity(scribe.tx, this.context, id, { user_id, answer, gate })))
        throw await notYours(scribe.tx, id);
      const held = await callHeld(scribe.tx, id, user_id, gate);
      return heldCall(scribe, stored(held === undefined ? [] : [held]));
    });
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a call back that you did not dial: it is judged anew' })
  @ApiOkResponse({ standardSchema: callClaim })
  release(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
  ) {
    return this.#on(request, response, name, async (scribe, id) => {
      const { user_id } = principalOf(request);
      if (!(await releaseCall(scribe.tx, this.context, id, user_id)))
        throw await notYours(scribe.tx, id);
      return callElsewhere(scribe, id, languageOf(request));
    });
  }

  @Post(':id/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say how a claimed call ended' })
  @ApiOkResponse({ standardSchema: callCompleted })
  complete(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
    @Body({ schema: callOutcome }) outcome: CallOutcome,
  ) {
    const finishing = { context: this.context, userId: principalOf(request).user_id };
    return this.#on(request, response, name, (scribe, id) =>
      finishCall(scribe, id, outcome, finishing),
    );
  }

  #taking(request: Request) {
    const { user_id: userId } = principalOf(request);
    const { context, sealed } = this;
    return { context, userId, language: languageOf(request), admit: sealed.admit };
  }

  /** Name and number are shown only under a decision that is sealed. */
  #giveSealed(request: Request, call: Taken | null): Promise<void> {
    const { user_id } = principalOf(request);
    return this.sealed.give(request, handedOut(call), takerBack(this.context, user_id, call));
  }

  #on(
    request: Request,
    response: Response,
    name: string,
    work: (scribe: Scribe, id: string) => Promise<unknown>,
  ) {
    return this.desk.post(request, response, async (scribe) => {
      const id = await contactNamed(scribe.tx, name);
      return { status: 200, body: await work(scribe, id) };
    });
  }
}
