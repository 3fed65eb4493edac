/** The collector's door: which calls are lawful now, taking one, and saying how it ended. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { judgedNote } from '../dispatch/call-note.js';
import { claimCall, completeCall } from '../dispatch/calls.js';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { countDecision } from '../dispatch/dispatch.metrics.js';
import { EvidenceLog } from '../evidence/record.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { publicId } from '../platform/ids.js';
import { Settings } from '../platform/platform.module.js';
import { callTasks, claimBody, notYours } from './calls.read.js';
import {
  callClaim,
  callCompleted,
  callList,
  callOutcome,
  callQuery,
  type CallOutcome,
  type CallQuery,
} from './calls.schema.js';
import { contactNamed } from './contacts.read.js';
import { Desk } from './desk.js';
import { reference } from './fields.schema.js';

@ApiTags('calls')
@Controller('v1/calls')
@Scopes(['calls:work'])
export class CallsController {
  private readonly context: DispatchContext;

  constructor(
    private readonly desk: Desk,
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

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a call: it is judged here and now' })
  @ApiOkResponse({
    standardSchema: callClaim,
    description: 'Refused is an answer too: the task left the list for the reason given.',
  })
  claim(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', { schema: reference }) name: string,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async ({ tx }) => {
      const id = await contactNamed(tx, name);
      const claim = await claimCall(tx, this.context, id, user_id);
      if (claim.kind === 'gone') throw await notYours(tx, id);
      countDecision(claim.judged.decision, 'call', 'claim');
      return { status: 200, body: claimBody(claim) };
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
    @Body({ schema: callOutcome }) completion: CallOutcome,
  ) {
    const { user_id } = principalOf(request);
    const { outcome, note } = completion;
    return this.desk.post(request, response, async ({ tx }) => {
      const id = await contactNamed(tx, name);
      const done = await completeCall(tx, this.context, id, user_id, completion);
      if (!done) throw await notYours(tx, id);
      const head = { object: 'call_task', id: publicId('contact', id) };
      const told = note === undefined ? {} : { note_language: judgedNote(note) };
      return { status: 200, body: { ...head, status: 'completed', outcome, ...told } };
    });
  }
}
