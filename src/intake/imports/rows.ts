/** From text to rows, one at a time: what cannot be read as a row is a problem of that row alone. */
import { pipeline, Readable } from 'node:stream';
import { parse, type CsvError, type Options } from 'csv-parse';
import { Problem } from '../../platform/problem.js';
import { isDeeperThan } from '../../platform/strict-json.js';
import { decoded, UnreadableFileError, type Encoding } from '../../platform/encoding.js';
import type { ImportKind } from './kinds.js';
import type { Layout } from './layout.js';
import { ColumnsError, mapperFor, type Mapper } from './mapping.js';

export interface Row {
  /** Of the data, from 1. */
  readonly n: number;
  /** Of the file, where the row ends. */
  readonly line: number;
  readonly item: unknown;
  /** Why it is none. */
  readonly problem?: Problem;
}

/** More is no row but a quote that was never closed. */
const ROW_CHARACTERS_MAX = 1_000_000;
const DEPTH_MAX = 32;
const DELIMITERS = [',', ';', '\t', '|'] as const;

export function rowsOf(
  texts: AsyncGenerator<string>,
  kind: ImportKind,
  layout: Layout,
): AsyncGenerator<Row> {
  return layout.format === 'csv' ? csvRows(texts, kind, layout) : jsonRows(texts);
}

/** The first row of a CSV file; undefined for NDJSON, which has none. */
export async function headingsOf(
  pieces: AsyncIterable<Buffer>,
  encoding: Encoding,
  layout: Layout,
): Promise<string[] | undefined> {
  if (layout.format !== 'csv') return undefined;
  for await (const { record } of records(decoded(pieces, encoding), layout)) return named(record);
  throw new ColumnsError([
    { pointer: '', detail: 'the file has no row of headings', remedy: 'add one' },
  ]);
}

function named(record: readonly string[]): string[] {
  const headings = record.map((cell) => cell.trim());
  const twice = headings.find((one, i) => one !== '' && headings.indexOf(one) !== i);
  if (twice === undefined) return headings;
  throw new ColumnsError([
    { pointer: `/${twice}`, detail: 'heads two columns', remedy: 'give each a name of its own' },
  ]);
}

async function* csvRows(
  texts: AsyncGenerator<string>,
  kind: ImportKind,
  layout: Layout,
): AsyncGenerator<Row> {
  let headings: string[] | undefined;
  let item: Mapper | undefined;
  let n = 0;
  for await (const { record, info } of records(texts, layout)) {
    if (headings === undefined || item === undefined) {
      headings = named(record);
      item = mapperFor(kind, layout.mapping, headings);
      continue;
    }
    n += 1;
    const line = info.lines;
    if (record.length === headings.length) yield { n, line, item: item(record) };
    else yield { n, line, item: {}, problem: ragged(record.length, headings.length) };
  }
}

function ragged(has: number, needs: number): Problem {
  return new Problem('validation-failed', `the row has ${has} cells, the headings ${needs}`, {
    errors: [
      {
        pointer: '',
        detail: `has ${has} cells instead of ${needs}`,
        remedy: 'put a cell that holds a delimiter or a line break in double quotes',
      },
    ],
  });
}

interface Recorded {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function* records(texts: AsyncGenerator<string>, { delimiter }: Layout) {
  const first = await texts.next();
  const begin = first.done === true ? '' : first.value;
  let trouble: CsvError | undefined;
  const options: Options = {
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: ROW_CHARACTERS_MAX,
    delimiter: delimiter ?? commonest(begin),
    // An error ends the parser at once, with the good rows before it; so it is kept until they are worked off.
    skip_records_with_error: true,
    on_skip: (error) => void (trouble ??= error),
  };
  const parser = parse(options);
  // What fails in either ends both, and whoever iterates hears of it.
  pipeline(Readable.from(andThen(begin, texts)), parser, () => {});
  for await (const one of parser as AsyncIterable<Recorded>) {
    if (trouble !== undefined && one.info.lines > lineOf(trouble)) throw trouble;
    yield one;
  }
  if (trouble !== undefined) throw trouble;
}

export function lineOf(error: CsvError): number {
  return Number(error['lines'] ?? 0);
}

async function* andThen(begin: string, texts: AsyncGenerator<string>) {
  yield begin;
  yield* texts;
}

function commonest(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const counts = DELIMITERS.map((one) => line.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function* jsonRows(texts: AsyncGenerator<string>): AsyncGenerator<Row> {
  let line = 0;
  let n = 0;
  for await (const text of lines(texts)) {
    line += 1;
    if (text.trim() === '') continue;
    n += 1;
    yield { n, line, ...parsed(text) };
  }
}

function parsed(text: string): Pick<Row, 'item' | 'problem'> {
  try {
    const item: unknown = JSON.parse(text);
    if (!isDeeperThan(DEPTH_MAX, item)) return { item };
  } catch {
    // What JSON.parse says would repeat the text, which may be personal.
  }
  return { item: {}, problem: new Problem('malformed-json', 'the line is not a JSON object') };
}

async function* lines(texts: AsyncGenerator<string>): AsyncGenerator<string> {
  let held = '';
  for await (const text of texts) {
    const parts = (held + text).split('\n');
    held = parts.pop() ?? '';
    if (held.length > ROW_CHARACTERS_MAX)
      throw new UnreadableFileError('a line has more than 1,000,000 characters');
    yield* parts;
  }
  if (held !== '') yield held;
}
