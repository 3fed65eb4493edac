/**
 * `import <file> --kind <kind>`: works a file off here and now, or watches while the service does. Begun again
 * after it was killed, it goes on.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { contextOf } from './dispatch/context.js';
import { EvidenceLog } from './evidence/record.js';
import { checked, told } from './acting.js';
import { onInstallation, UsageError } from './commands.js';
import { errorFile } from './intake/imports/errors.js';
import { receiveFile, type Shelf } from './intake/imports/file.js';
import {
  addImport,
  findUnfinished,
  readImport,
  type Asked,
  type ImportRow,
} from './intake/imports/import.repository.js';
import { workOnNext } from './intake/imports/importer.js';
import { fileProblem, importShown } from './intake/imports/imports.resource.js';
import { newImport } from './intake/imports/imports.schema.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT, type Installation } from './platform/installation.js';
import { Settings } from './platform/platform.module.js';

const USAGE =
  'import <file.csv|file.ndjson> --kind parties|debts|events|contacts [--mapping <map.json>] [--encoding <name>] [--delimiter <sign>] [--dry-run] [--errors <file.csv>]';
const LOOK_MS = 1_000;

export async function importFile(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      mapping: { type: 'string' },
      encoding: { type: 'string' },
      delimiter: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      errors: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined || values.kind === undefined) throw new UsageError(`usage: ${USAGE}`);
  const asked = askedOf(file, values);
  const sha256 = await hashOf(file);
  await onInstallation(async (installation) => {
    const { database, keys } = installation;
    const shelf = { database, keys, tenant: DEFAULT_TENANT };
    const { id } = await begun(shelf, asked, sha256, file);
    const row = await ended(installation, shelf, id);
    process.stdout.write(`${JSON.stringify(importShown(row))}\n`);
    if (values.errors !== undefined) await writeErrors(shelf, row, values.errors);
    if (row.status === 'failed' || row.tally.error > 0) process.exitCode = 1;
  });
}

type Values = Partial<Record<'kind' | 'mapping' | 'encoding' | 'delimiter', string>> & {
  'dry-run': boolean;
};

function askedOf(file: string, values: Values): Asked {
  const { kind, mapping, encoding, delimiter } = values;
  const { dry_run = false, ...rest } = checked(newImport, {
    kind,
    format: /\.(ndjson|jsonl)$/i.test(file) ? 'ndjson' : 'csv',
    dry_run: values['dry-run'],
    ...(mapping === undefined ? {} : { mapping: JSON.parse(readFileSync(mapping, 'utf8')) }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter.replace('\\t', '\t') }),
  });
  const { kind: known, ...layout } = rest;
  return { kind: known, layout, dry_run, by: null };
}

async function hashOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest();
}

async function begun(shelf: Shelf, asked: Asked, sha256: Buffer, file: string): Promise<ImportRow> {
  const { database, tenant } = shelf;
  const known = await database.tx(tenant, (tx) => findUnfinished(tx, asked, sha256));
  if (known !== undefined) {
    process.stderr.write(`dunwell: going on behind row ${known.rows}\n`);
    return known;
  }
  const row = await database.tx(tenant, async (tx) => readImport(tx, await addImport(tx, asked)));
  if (row === undefined) throw new Error('the import was not stored');
  try {
    await receiveFile(shelf, row, createReadStream(file));
  } catch (error) {
    throw told(fileProblem(error));
  }
  return row;
}

/** A running service may be faster: then there is only to watch. */
async function ended(installation: Installation, shelf: Shelf, id: string): Promise<ImportRow> {
  const { database, keys, evidenceOrigin } = installation;
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const context = contextOf(keys, evidence, new Settings(readConfig(), evidenceOrigin));
  let isStopped = false;
  process.once('SIGINT', () => (isStopped = true)).once('SIGTERM', () => (isStopped = true));
  for (;;) {
    await workOnNext({ ...shelf, context, isStopped: () => isStopped, onProgress }, id);
    const row = await database.tx(shelf.tenant, (tx) => readImport(tx, id));
    if (row === undefined) throw new Error('the import is gone');
    if (isStopped || row.status === 'done' || row.status === 'failed') return row;
    await sleep(LOOK_MS);
  }
}

function onProgress(rows: number): void {
  process.stderr.write(`dunwell: ${rows} rows\n`);
}

async function writeErrors({ database, keys, tenant }: Shelf, row: ImportRow, file: string) {
  const lines: string[] = [];
  for await (const part of errorFile((work) => database.tx(tenant, work), keys, row.id))
    lines.push(part);
  writeFileSync(file, lines.join(''));
}
