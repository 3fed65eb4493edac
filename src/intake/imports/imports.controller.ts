/** Imports: what the file is, the file itself, how far it is, and what was wrong with its rows. */
import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { Database, type Tx } from '../../platform/database.js';
import { fromPublicId, publicId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem.js';
import { Desk } from '../desk.js';
import { listOf, pageOf } from '../paging.js';
import { errorFile, firstErrors } from './errors.js';
import { receiveFile } from './file.js';
import { addImport, listImports, readImport, type ImportRow } from './import.repository.js';
import { fileProblem, importShown } from './imports.resource.js';
import {
  importList,
  importQuery,
  importResource,
  newImport,
  rowErrorList,
  rowErrorQuery,
  type ImportQuery,
  type NewImport,
  type RowErrorQuery,
} from './imports.schema.js';
import { IMPORTABLES, type ImportKind } from './kinds.js';

const FILE_TYPES = ['text/csv', 'application/x-ndjson', 'application/octet-stream', 'text/plain'];

@ApiTags('imports')
@Controller('v1/imports')
@Scopes(['portfolio:read'])
export class ImportsController {
  constructor(
    private readonly desk: Desk,
    private readonly database: Database,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Announce a file of parties, debts, events or contacts',
    description: 'Also needs the scope that writes one of them. The file follows by PUT.',
  })
  @ApiCreatedResponse({ standardSchema: importResource })
  add(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: newImport }) { kind, dry_run = false, ...layout }: NewImport,
  ) {
    refuseUnscoped(request, kind);
    return this.desk.post(request, response, async ({ tx, by }) => {
      const id = await addImport(tx, { kind, layout, dry_run, by });
      return { status: 201, body: importShown(await importNamed(tx, publicId('import', id))) };
    });
  }

  @Put(':id/file')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send the file; it is looked through before it is taken' })
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: importResource })
  async file(@Req() request: Request, @Param('id') id: string) {
    const { tenant } = principalOf(request);
    const shelf = { database: this.database, keys: this.desk.keys, tenant };
    const row = await this.desk.work(request, (tx) => importNamed(tx, id));
    refuseUnscoped(request, row.kind);
    if (request.is(FILE_TYPES) === false)
      throw new Problem('unsupported-media-type', `send one of ${FILE_TYPES.join(', ')}`);
    const isTaken =
      row.status === 'empty' &&
      (await receiveFile(shelf, row, request).catch((error: unknown) => {
        throw fileProblem(error);
      }));
    if (!isTaken) throw new Problem('file-known', 'the import has a file already');
    return this.desk.work(request, async (tx) => importShown(await importNamed(tx, id)));
  }

  @Get()
  @ApiOperation({ summary: 'List imports' })
  @ApiOkResponse({ standardSchema: importList })
  list(@Req() request: Request, @Query({ schema: importQuery }) query: ImportQuery) {
    return this.desk.work(request, async (tx) => {
      const { rows, has_more } = await listImports(tx, pageOf('import', query));
      return listOf(rows.map(importShown), has_more);
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get an import: how far it is, and its result' })
  @ApiOkResponse({ standardSchema: importResource })
  get(@Req() request: Request, @Param('id') id: string) {
    return this.desk.work(request, async (tx) => importShown(await importNamed(tx, id)));
  }

  @Get(':id/errors')
  @Header('content-disposition', 'attachment; filename="errors.csv"')
  @ApiOperation({ summary: 'Download what was wrong with rows, as CSV' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async errors(@Req() request: Request, @Param('id') id: string): Promise<StreamableFile> {
    const row = await this.desk.work(request, (tx) => importNamed(tx, id));
    refuseUnscoped(request, row.kind);
    const { tenant } = principalOf(request);
    const withTx = <T>(work: (tx: Tx) => Promise<T>) => this.database.tx(tenant, work);
    const lines = errorFile(withTx, this.desk.keys, row.id);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
    });
  }

  @Get(':id/row-errors')
  @ApiOperation({ summary: 'See the first rows that were refused, and what was wrong with them' })
  @ApiOkResponse({ standardSchema: rowErrorList })
  rowErrors(
    @Req() request: Request,
    @Param('id') id: string,
    @Query({ schema: rowErrorQuery }) { limit }: RowErrorQuery,
  ) {
    return this.desk.work(request, async (tx) => {
      const row = await importNamed(tx, id);
      refuseUnscoped(request, row.kind);
      const found = await firstErrors(tx, this.desk.keys, row.id, limit + 1);
      return listOf(found.slice(0, limit), found.length > limit);
    });
  }
}

/** Which scope it is depends on what is imported, so the guard cannot know it. */
function refuseUnscoped(request: Request, kind: ImportKind): void {
  const { scope } = IMPORTABLES[kind];
  if (principalOf(request).scopes.has(scope)) return;
  throw new Problem('forbidden', `this needs a key with the scope \`${scope}\``, {
    extras: { required_scopes: [scope] },
  });
}

async function importNamed(tx: Tx, id: string): Promise<ImportRow> {
  const uuid = fromPublicId('import', id);
  const row = uuid === undefined ? undefined : await readImport(tx, uuid);
  if (row === undefined) throw new Problem('not-found', 'there is no such import');
  return row;
}
