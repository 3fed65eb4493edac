/** Batches: how the contacts of one bulk call fare, and stopping those that can be stopped. */
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { cancelContacts } from '../dispatch/cancel.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { principalOf } from '../platform/access/principal.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { batch } from './contacts.answers.schema.js';
import { Desk } from './desk.js';

@ApiTags('contacts')
@Controller('v1/batches')
export class BatchesController {
  constructor(private readonly desk: Desk) {}

  @Get(':id')
  @Scopes(['contacts:read'])
  @ApiOperation({ summary: 'Get a batch: its contacts, counted by status' })
  @ApiOkResponse({ standardSchema: batch })
  show(@Req() request: Request, @Param('id') id: string) {
    return this.desk.work(request, (tx) => batchBody(tx, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Scopes(['contacts:write'])
  @ApiOperation({ summary: 'Stop every contact of a batch that has not been handed over' })
  @ApiOkResponse({
    standardSchema: batch,
    description: 'What was stopped now and before, counted.',
  })
  cancel(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
  ) {
    const { user_id } = principalOf(request);
    return this.desk.post(request, response, async (scribe) => {
      const { tx } = scribe;
      const rows = await tx.query<{ id: string }>(
        'select id from contact where tenant = $1 and batch_id = $2',
        [tx.tenant, uuidOf(id)],
      );
      await cancelContacts(
        tx,
        scribe,
        rows.map((row) => row.id),
        user_id,
      );
      return { status: 200, body: await batchBody(tx, id) };
    });
  }
}

async function batchBody(tx: Tx, id: string) {
  const [found] = await tx.query<{ created_at: Date }>(
    'select created_at from batch where tenant = $1 and id = $2',
    [tx.tenant, uuidOf(id)],
  );
  if (found === undefined) throw new Problem('not-found', 'there is no such batch');
  const counts = await tx.query<{ status: string; contacts: number }>(
    `select s.status, count(*)::int as contacts
       from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
      where c.tenant = $1 and c.batch_id = $2 group by s.status order by s.status`,
    [tx.tenant, uuidOf(id)],
  );
  return {
    object: 'batch',
    id,
    contacts: counts.reduce((sum, { contacts }) => sum + contacts, 0),
    counts: Object.fromEntries(counts.map(({ status, contacts }) => [status, contacts])),
    created_at: iso(found.created_at.getTime()),
  };
}

function uuidOf(id: string): string {
  const uuid = fromPublicId('batch', id);
  if (uuid === undefined) throw new Problem('not-found', 'there is no such batch');
  return uuid;
}
