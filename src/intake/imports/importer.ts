/** Looks for imports that wait, and works on one at a time. What a crash left is taken up again. */
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CsvError } from 'csv-parse';
import { contextOf, type DispatchContext } from '../../dispatch/context.js';
import { EvidenceLog } from '../../evidence/record.js';
import { Database } from '../../platform/database.js';
import { uuid7 } from '../../platform/ids.js';
import { Keys } from '../../platform/keys.js';
import { Lookout } from '../../platform/lookout.js';
import { Settings } from '../../platform/platform.module.js';
import { UnreadableFileError } from '../../platform/encoding.js';
import { forgetLeftOvers } from './file.js';
import { claimImport, finishImport, releaseImport, type ImportRow } from './import.repository.js';
import { lineOf } from './rows.js';
import { runImport, type Work } from './run.js';

@Injectable()
export class Importer implements OnModuleInit, OnModuleDestroy {
  readonly #context: DispatchContext;
  readonly #lookout = new Lookout('import', () => this.#work());

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    evidence: EvidenceLog,
    private readonly settings: Settings,
  ) {
    this.#context = contextOf(keys, evidence, settings);
  }

  onModuleInit(): void {
    if (this.settings.config.role === 'api') return;
    this.#lookout.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#lookout.stop();
  }

  async #work(): Promise<void> {
    const { database, keys } = this;
    const { isStopped } = this.#lookout;
    for (const tenant of await database.tenants()) {
      await database.tx(tenant, forgetLeftOvers);
      const work = { database, keys, tenant, context: this.#context, isStopped };
      while (!isStopped() && (await workOnNext(work)));
    }
  }
}

/** @param id only this one. Answers whether there was one to work on. */
export async function workOnNext(work: Omit<Work, 'by'>, id?: string): Promise<boolean> {
  const { database, tenant } = work;
  const { by, row } = await database.tx(tenant, async (tx) => {
    const holder = uuid7(tx.at);
    return { by: holder, row: await claimImport(tx, holder, id) };
  });
  if (row === undefined) return false;
  await workOn(row, { ...work, by });
  return true;
}

/** A file that cannot be read to its end fails; any other trouble is tried again when the lease is over. */
async function workOn(row: ImportRow, work: Work): Promise<void> {
  const { database, tenant, by } = work;
  const end = (failure: string | null) =>
    database.tx(tenant, (tx) => finishImport(tx, { id: row.id, by, failure }));
  try {
    if (await runImport(row, work)) await end(null);
    else await database.tx(tenant, (tx) => releaseImport(tx, row.id, by));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    await end(failure);
  }
}

export function failureOf(error: unknown): string | undefined {
  if (error instanceof UnreadableFileError) return error.message;
  if (!(error instanceof CsvError)) return undefined;
  return `line ${lineOf(error)}: ${CSV_TROUBLE[error.code] ?? 'the file is no CSV from here on'}`;
}

/** The parser's own words repeat what stands in the file. */
const CSV_TROUBLE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote inside a quoted cell must be doubled',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that is not quoted',
  CSV_MAX_RECORD_SIZE: 'a row has more than 1,000,000 characters: is a quote never closed?',
};
