/** A vendor's statement: which messages it says it took, by its own ids, and what became of them if it says so. */
import { parse } from 'csv-parse/sync';
import { textIn } from '../platform/encoding.js';
import { readSendReference } from './send-reference.js';

export class StatementError extends Error {
  override name = 'StatementError';
}

export interface StatedMessage {
  /** In the file; the headings are line 1. */
  readonly line: number;
  readonly id: string;
  readonly status: string | undefined;
  /** The send that it names by our own reference, in whichever column. */
  readonly attempt: string | undefined;
}

export interface Statement {
  readonly messages: readonly StatedMessage[];
  /** Rows without an id. */
  readonly nameless: readonly number[];
}

/** What vendors call the two columns, without regard to case, spaces and underscores. */
const ID_NAMES = [
  'vendormessageid',
  'messageid',
  'messagesid',
  'sid',
  'smsid',
  '消息编号',
  '消息id',
];
const STATUS_NAMES = ['status', 'messagestatus', 'state', 'deliverystatus', '状态', '发送状态'];

export interface Columns {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
}

/** @param columns headings to use in place of those that are known */
export function readStatement(bytes: Buffer, columns: Columns = {}): Statement {
  const [headings = [], ...rows] = rowsIn(bytes);
  const id = columnOf(headings, columns.id, ID_NAMES);
  if (id === -1)
    throw new StatementError(
      'no column holds the ids of messages: name it with `--id-column <heading>`',
    );
  const status = columnOf(headings, columns.status, STATUS_NAMES);
  if (columns.status !== undefined && status === -1)
    throw new StatementError(`no column is called \`${columns.status}\``);
  const read = rows.map((cells, at) => ({
    line: at + 2,
    id: (cells[id] ?? '').trim(),
    status: status === -1 ? undefined : (cells[status] ?? '').trim().toLowerCase(),
    attempt: cells
      .map((cell) => readSendReference(cell.trim())?.attempt_id)
      .find((one) => one !== undefined),
  }));
  return {
    messages: read.filter((one) => one.id !== ''),
    nameless: read.filter((one) => one.id === '').map(({ line }) => line),
  };
}

function rowsIn(bytes: Buffer): string[][] {
  try {
    return parse(textIn(bytes), { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    // The parser's words would repeat what stands in the file.
    throw new StatementError('the statement is no CSV in UTF-8, GBK or UTF-16');
  }
}

function columnOf(
  headings: readonly string[],
  wanted: string | undefined,
  names: readonly string[],
): number {
  if (wanted !== undefined) return headings.findIndex((one) => one.trim() === wanted);
  const plain = headings.map((one) =>
    one
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]/g, ''),
  );
  const name = names.find((one) => plain.includes(one));
  return name === undefined ? -1 : plain.indexOf(name);
}
