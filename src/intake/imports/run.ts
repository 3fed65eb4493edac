/**
 * Works an import off, a thousand rows a transaction, by the very code of the bulk calls.
 *
 * What became of the rows and how far they reach is one transaction with their effect: a killed import goes on
 * behind the last row that counts. A dry run does the same and undoes it, except the counting.
 */
import type { DispatchContext } from '../../dispatch/context.js';
import { undone } from '../../dispatch/dry-run.js';
import { untilHandedOver } from '../../dispatch/in-flight.js';
import type { Tx } from '../../platform/database.js';
import { Problem } from '../../platform/problem.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { inBulk } from '../bulk.js';
import { tryBatch } from '../contacts.bulk.js';
import { addErrors } from './errors.js';
import { textOf, type Shelf } from './file.js';
import { advance, type ImportRow } from './import.repository.js';
import { IMPORTABLES } from './kinds.js';
import { rowsOf, type Row } from './rows.js';
import { tallied, type Answer, type Tally } from './tally.js';

const AT_ONCE = 1_000;
/** Each is judged too. */
const TRIED_AT_ONCE = 200;

export interface Work extends Shelf {
  readonly context: DispatchContext;
  /** Who holds the lease. */
  readonly by: string;
  readonly isStopped: () => boolean;
  readonly onProgress?: (rows: number) => void;
}

class TakenOverError extends Error {
  override name = 'TakenOverError';
}

interface State {
  rows: number;
  bytes_read: number;
  tally: Tally;
}

/** Answers whether it came to the end; if not, it was stopped or somebody else goes on. */
export async function runImport(row: ImportRow, work: Work): Promise<boolean> {
  const state: State = { rows: row.rows, bytes_read: 0, tally: row.tally };
  const size = row.dry_run && row.kind === 'contacts' ? TRIED_AT_ONCE : AT_ONCE;
  const texts = textOf(work, row, (bytes) => (state.bytes_read += bytes));
  const rows = behind(rowsOf(texts, row.kind, row.layout), row.rows);
  for await (const batch of ahead(inBatches(rows, size))) {
    if (!(await worked(row, work, state, batch)) || work.isStopped()) return false;
    work.onProgress?.(state.rows);
  }
  return true;
}

/** A problem that concerns all, such as a person who was erased, is found by halving. */
async function worked(
  row: ImportRow,
  work: Work,
  state: State,
  batch: readonly Row[],
): Promise<boolean> {
  const counted = (tx: Tx, answers: readonly Answer[]) =>
    count(tx, row, work, state, batch, answers);
  const stopped = new Set<string>();
  try {
    const next = await (row.dry_run
      ? dried(row, work, batch).then((answers) =>
          work.database.tx(work.tenant, (tx) => counted(tx, answers)),
        )
      : work.database.tx(work.tenant, async (tx) =>
          counted(tx, await answersOf({ ...scribeOf(tx, row, work), stopped }, row, work, batch)),
        ));
    // Done is what has stopped, here too.
    await untilHandedOver(work.database, work.tenant, [...stopped]);
    Object.assign(state, next);
    return true;
  } catch (error) {
    if (error instanceof TakenOverError) return false;
    if (!(error instanceof Problem)) throw error;
    if (batch.length === 1) {
      const refused = batch.map((one) => ({ ...one, problem: error }));
      return worked(row, work, state, refused);
    }
    const half = Math.ceil(batch.length / 2);
    return (
      (await worked(row, work, state, batch.slice(0, half))) &&
      (await worked(row, work, state, batch.slice(half)))
    );
  }
}

function scribeOf(tx: Tx, row: ImportRow, { keys, context }: Work): Scribe {
  return { tx, keys, evidence: context.evidence, by: row.requested_by };
}

function dried(row: ImportRow, work: Work, batch: readonly Row[]): Promise<Answer[]> {
  return undone(work.database, work.tenant, (tx) =>
    answersOf(scribeOf(tx, row, work), row, work, batch),
  );
}

async function answersOf(
  scribe: Scribe,
  row: ImportRow,
  { context }: Work,
  batch: readonly Row[],
): Promise<Answer[]> {
  const readable = batch.filter(({ problem }) => problem === undefined).map(({ item }) => item);
  const answers = (await itemAnswers(scribe, row, context, readable)).values();
  return batch.map(({ problem }): Answer => {
    if (problem === undefined) return answers.next().value ?? FORGOTTEN;
    const { code, title, detail, errors } = problem;
    return { status: 'error', error: { code, title, detail, errors } };
  });
}

const FORGOTTEN: Answer = {
  status: 'error',
  error: { code: 'internal-error', title: 'The service failed', detail: 'the row got no answer' },
};

async function itemAnswers(
  scribe: Scribe,
  row: ImportRow,
  context: DispatchContext,
  items: readonly unknown[],
): Promise<readonly Answer[]> {
  if (items.length === 0) return [];
  if (row.dry_run && row.kind === 'contacts')
    return (await tryBatch(scribe, context, items, false)) as Answer[];
  const { id, schema, take } = IMPORTABLES[row.kind];
  const bulk = await inBulk(id, schema, items, (good) => take(scribe, good, row.batch_id));
  return bulk.items;
}

/** When somebody else has taken the work over, nothing of this stays. */
async function count(
  tx: Tx,
  row: ImportRow,
  { by, keys }: Work,
  state: State,
  batch: readonly Row[],
  answers: readonly Answer[],
): Promise<State> {
  const next = {
    rows: batch.at(-1)?.n ?? state.rows,
    bytes_read: state.bytes_read,
    tally: tallied(state.tally, answers),
  };
  await addErrors(tx, keys, row.id, batch, answers);
  if (await advance(tx, row.id, { by, ...next })) return next;
  throw new TakenOverError('another process works on this import');
}

async function* behind(rows: AsyncGenerator<Row>, done: number): AsyncGenerator<Row> {
  for await (const row of rows) if (row.n > done) yield row;
}

/** Rows in front of what cannot be read count: they come first, and then the trouble. */
async function* inBatches(rows: AsyncGenerator<Row>, size: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let trouble: { readonly error: unknown } | undefined;
  try {
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    trouble = { error };
  }
  if (batch.length > 0) yield batch;
  if (trouble !== undefined) throw trouble.error;
}

/** The next batch is read while the database is at this one. */
async function* ahead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  let reading = batches.next();
  for (;;) {
    const { value, done } = await reading;
    if (done === true) return;
    reading = batches.next();
    // If nobody comes back for it, its failure is nobody's either.
    reading.catch(() => {});
    yield value;
  }
}
