/** What the contact log shows, as files for spreadsheets. */
import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { inOneLine } from '../../evidence/note/checkpoint.js';
import { newestNote } from '../../evidence/pack/published.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import type { Tx } from '../../platform/database.js';
import { filterOf } from '../contacts.read.js';
import { contactTableQuery, type ContactTableQuery } from '../contacts.schema.js';
import { Desk, idIn, seesPersonal } from '../desk.js';
import { reference } from '../fields.schema.js';
import { historyTable } from './history.table.js';
import { contactTable } from './table.js';

const FILE = { schema: { type: 'string' as const } };

@ApiTags('contacts')
@Controller('v1')
@Scopes(['contacts:read', 'portfolio:read'])
export class TablesController {
  constructor(private readonly desk: Desk) {}

  @Get('contacts.csv')
  @Header('content-disposition', 'attachment; filename="contacts.csv"')
  @ApiOperation({ summary: 'Download contacts as CSV, newest first; it names nobody' })
  @ApiProduces('text/csv')
  @ApiOkResponse(FILE)
  async contacts(
    @Req() request: Request,
    @Query({ schema: contactTableQuery }) query: ContactTableQuery,
  ): Promise<StreamableFile> {
    const { filter, checkpoint } = await this.desk.work(request, async (tx) => ({
      filter: await filterOf(tx, query),
      checkpoint: await checkpointOf(tx),
    }));
    return csv(contactTable((work) => this.desk.work(request, work), filter, checkpoint));
  }

  @Get('parties/:id/history.csv')
  @Header('content-disposition', 'attachment; filename="history.csv"')
  @ApiOperation({ summary: 'Download every contact of a person in their local time as CSV' })
  @ApiProduces('text/csv')
  @ApiOkResponse(FILE)
  async history(
    @Req() request: Request,
    @Param('id', { schema: reference }) name: string,
  ): Promise<StreamableFile> {
    const shown = await this.desk.work(request, async (tx) => ({
      partyId: await idIn(tx, 'party', name),
      checkpoint: await checkpointOf(tx),
    }));
    const lines = historyTable((work) => this.desk.work(request, (_, scribe) => work(scribe)), {
      ...shown,
      isPersonal: seesPersonal(request),
    });
    return csv(lines);
  }
}

/** Empty before anything is sealed. */
async function checkpointOf(tx: Tx): Promise<string> {
  const published = await newestNote(tx);
  return published === undefined ? '' : inOneLine(published.note);
}

function csv(lines: AsyncGenerator<string>): StreamableFile {
  return new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
  });
}
