/** What if the house policy were another: past questions, put to it in the background. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId, uuid7 } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import {
  addSimulation,
  readChanges,
  readSimulation,
  type SimulationRow,
} from '../policies/simulation.repository.js';
import { Desk } from './desk.js';
import { listOf } from './paging.js';
import {
  changesQuery,
  newSimulation,
  simulation,
  simulationChanges,
  type ChangesQuery,
  type NewSimulation,
} from './simulations.schema.js';

@ApiTags('policies')
@Controller('v1/policies/simulations')
export class SimulationsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @HttpCode(202)
  @Scopes(['policies:write'])
  @ApiOperation({ summary: 'Put the questions of a period to a proposed house policy' })
  @ApiAcceptedResponse({ standardSchema: simulation })
  ask(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newSimulation }) body: NewSimulation,
  ) {
    const by = principalOf(request).user_id;
    return this.desk.post(request, response, async ({ tx, evidence }) => {
      const { since, until } = periodOf(body, tx.at);
      const id = uuid7(tx.at);
      await addSimulation(tx, { id, policy: body.policy, since, until, by });
      // It will open the facts of everyone it counts: said once, before it begins.
      const scope = { since: iso(since), until: iso(until) };
      const purpose = {
        by: publicId('user', by),
        purpose: 'simulation',
        simulation: publicId('simulation', id),
      };
      await evidence.write(tx, [
        { kind: 'access.recorded', subject: null, body: { ...purpose, ...scope } },
      ]);
      return { status: 202, body: shown(await simulationNamed(tx, publicId('simulation', id))) };
    });
  }

  @Get(':id')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'Get a simulation: how far it is, and its result' })
  @ApiOkResponse({ standardSchema: simulation })
  get(@Req() request: Request, @Param('id') id: string) {
    return this.desk.work(request, async (tx) => shown(await simulationNamed(tx, id)));
  }

  @Get(':id/changes')
  @Scopes(['policies:read'])
  @ApiOperation({ summary: 'List decisions that would be others, the first 10,000 of them' })
  @ApiOkResponse({ standardSchema: simulationChanges })
  changes(
    @Req() request: Request,
    @Param('id') id: string,
    @Query({ schema: changesQuery }) { limit, starting_after = '' }: ChangesQuery,
  ) {
    return this.desk.work(request, async (tx) => {
      const row = await simulationNamed(tx, id);
      const after = fromPublicId('record', starting_after);
      const rows = await readChanges(tx, row.id, { limit: limit + 1, after });
      const data = rows.slice(0, limit).map(({ decision_id, ...change }) => ({
        object: 'simulation_change',
        decision_id: publicId('record', decision_id),
        ...change,
      }));
      return listOf(data, rows.length > limit);
    });
  }
}

const MONTH_MS = 30 * 86_400_000;

function periodOf(given: NewSimulation, now: number): { since: number; until: number } {
  const until = given.until === undefined ? now : Date.parse(given.until);
  const since = given.since === undefined ? until - MONTH_MS : Date.parse(given.since);
  const period = { since, until };
  if (period.since < period.until) return period;
  throw fieldProblem('validation-failed', {
    pointer: '/since',
    detail: 'is not before the end of the period',
    remedy: 'send an earlier instant',
  });
}

async function simulationNamed(tx: Tx, id: string): Promise<SimulationRow> {
  const uuid = fromPublicId('simulation', id);
  const row = uuid === undefined ? undefined : await readSimulation(tx, uuid);
  if (row === undefined) throw new Problem('not-found', 'there is no such simulation');
  return row;
}

function shown(row: SimulationRow) {
  const { caps, ...result } = row.tally;
  return {
    object: 'simulation',
    id: publicId('simulation', row.id),
    status: row.status,
    policy: row.policy,
    since: iso(row.since.getTime()),
    until: iso(row.until.getTime()),
    progress: { total: row.total, done: row.done },
    result: { ...result, caps: Object.entries(caps).map(([rule, use]) => ({ rule, ...use })) },
    created_at: iso(row.created_at.getTime()),
    finished_at: row.finished_at === null ? null : iso(row.finished_at.getTime()),
  };
}
