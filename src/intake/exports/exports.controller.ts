/** Packages for one borrower over HTTP: ordered, made in the background, fetched within a day. */
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { lockPersons } from '../../evidence/person.js';
import { Scopes } from '../../platform/access/api-key.guard.js';
import { principalOf } from '../../platform/access/principal.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { fromPublicId, publicId, uuid7 } from '../../platform/ids.js';
import { UnreadableError } from '../../platform/keys.js';
import { fieldProblem, Problem } from '../../platform/problem.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { reasonOf } from '../accesses.js';
import { Desk, seesPersonal } from '../desk.js';
import { refuseOthers } from '../evidence/own-log.js';
import { fetchKept } from './archive.js';
import { addExport, readExport, type ExportRow } from './export.repository.js';
import { exportResource, newExport, type NewExport } from './exports.schema.js';
import { dekOf, subjectOf, type Subject } from './subject.js';

@ApiTags('evidence')
@Controller('v1/evidence/:tenant/exports')
@Scopes(['evidence:read'])
export class ExportsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: "Order one borrower's package: records, proofs, what is disclosed" })
  @ApiAcceptedResponse({ standardSchema: exportResource })
  ask(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('tenant') log: string,
    @Body({ schema: newExport }) body: NewExport,
  ) {
    refuseOthers(request, log);
    refuseUnseen(request, body.open);
    const by = principalOf(request).user_id;
    return this.desk.post(request, response, async ({ tx, keys }) => {
      const { tag } = await named(tx, body.subject);
      const id = uuid7(tx.at);
      const { recipient, purpose, open, language, known_sizes: known } = body;
      const sealed =
        recipient === undefined
          ? null
          : keys.sealForInstallation(`export-recipient/${id}`, Buffer.from(recipient));
      const opened = open.includes('all') ? ['all'] : [...new Set(open)].toSorted();
      const one = { id, tag, open: opened, purpose, language, known, recipient: sealed, by };
      await addExport(tx, one);
      return { status: 202, body: shown(await exportNamed(tx, publicId('export', id))) };
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get an export: whether it is done, and what it holds' })
  @ApiOkResponse({ standardSchema: exportResource })
  get(@Req() request: Request, @Param('tenant') log: string, @Param('id') id: string) {
    refuseOthers(request, log);
    return this.desk.work(request, async (tx) => shown(await exportNamed(tx, id)));
  }

  @Get(':id/file')
  @ApiOperation({ summary: 'Download the package as a zip archive, within a day' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Req() request: Request, @Param('tenant') log: string, @Param('id') id: string) {
    refuseOthers(request, log);
    const file = await this.desk.work(request, async (tx, scribe) => {
      const row = await exportNamed(tx, id);
      refuseUnseen(request, row.open);
      return fetched(scribe, row);
    });
    const disposition = `attachment; filename="${id}.zip"`;
    return new StreamableFile(file, { type: 'application/zip', disposition });
  }
}

/** What is opened would be read by somebody who must not see it. */
function refuseUnseen(request: Request, open: readonly string[]): void {
  if (open.length === 0 || seesPersonal(request)) return;
  const required = ['evidence:read', 'personal:read'];
  throw new Problem('forbidden', 'to disclose sections needs a key with `personal:read`', {
    extras: { required_scopes: required },
  });
}

async function named(tx: Tx, reference: string): Promise<Subject> {
  try {
    return await subjectOf(tx, reference);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
    throw fieldProblem('unknown-reference', {
      pointer: '/subject',
      detail: `names the party \`${reference}\`, which does not exist`,
      remedy: 'name a party, or the tag of its records',
    });
  }
}

async function exportNamed(tx: Tx, id: string): Promise<ExportRow> {
  const uuid = fromPublicId('export', id);
  const row = uuid === undefined ? undefined : await readExport(tx, uuid);
  if (row === undefined) throw new Problem('not-found', 'there is no such export');
  return row;
}

/** Nobody gets what was opened without a record that says so. */
async function fetched(
  { tx, keys, evidence, by, reading }: Scribe,
  row: ExportRow,
): Promise<Buffer> {
  if (row.status !== 'done')
    throw new Problem('not-found', `the package is not there: the export is \`${row.status}\``);
  const dek = await dekOf(tx, keys, row.tag);
  const file = await fetchKept(tx, { keys, dek }, row.id).catch((cause: unknown) => {
    if (!(cause instanceof UnreadableError)) throw cause;
    throw new Problem('erased', 'the person was erased since, and with them this package', {
      cause,
    });
  });
  if (file === undefined && dek === null)
    throw new Problem('erased', 'the person was erased since, and with them this package');
  if (file === undefined)
    throw new Problem('not-found', 'the package was kept for a day and is gone: order a new one');
  const { party_id } = await subjectOf(tx, row.tag);
  const persons = party_id === null ? undefined : await lockPersons(tx, keys, [party_id]);
  const body = {
    by: by === null ? null : publicId('user', by),
    export: publicId('export', row.id),
    open: [...row.open],
    purpose: 'export',
  };
  const subject = persons?.get(party_id ?? '') ?? null;
  const reason = subject === null ? {} : reasonOf({ reading }, subject);
  await evidence.write(tx, [{ kind: 'access.recorded', subject, body, ...reason }]);
  return file;
}

function shown(row: ExportRow) {
  return {
    object: 'export' as const,
    id: publicId('export', row.id),
    subject: row.tag,
    purpose: row.purpose,
    open: row.open,
    language: row.language,
    status: row.status,
    failure: row.failure,
    record: row.record_id === null ? null : publicId('record', row.record_id),
    manifest: row.manifest,
    records: row.records,
    size: row.size === null ? null : Number(row.size),
    bytes: row.bytes === null ? null : Number(row.bytes),
    created_at: iso(row.created_at.getTime()),
    finished_at: row.finished_at === null ? null : iso(row.finished_at.getTime()),
  };
}
