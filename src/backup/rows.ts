/** A table's rows as COPY writes and reads them, counted and hashed on the way; never a whole table in memory. */
import { createHash, type Hash } from 'node:crypto';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { actAs, type Table } from './tables.js';

export interface Sum {
  readonly rows: number;
  readonly bytes: number;
  /** Of the rows as text, in the order of the primary key. */
  readonly sha256: string;
}

class Count {
  rows = 0;
  bytes = 0;
  readonly #hash: Hash = createHash('sha256');

  add(piece: Buffer): void {
    this.bytes += piece.length;
    this.#hash.update(piece);
  }

  sum(): Sum {
    return { rows: this.rows, bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }
}

/** What makes the text of a value the same in every session. */
export const PLAIN_SESSION = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`;

/** @param onEnd hears the sum when the last row was read */
export async function* rowsOf(
  client: pg.Client,
  table: Table,
  tenants: readonly number[],
  onEnd: (sum: Sum) => void,
): AsyncGenerator<Buffer> {
  const count = new Count();
  const { columns, order, isBound } = table;
  const name = pg.escapeIdentifier(table.name);
  const sorted = order.length === 0 ? '' : ` order by ${order.join(', ')}`;
  for (const tenant of isBound ? tenants : [undefined]) {
    if (tenant !== undefined) await actAs(client, tenant);
    const stream = client.query(
      copyTo(`copy (select ${columns.join(', ')} from ${name}${sorted}) to stdout`),
    );
    for await (const piece of stream as AsyncIterable<Buffer>) {
      count.add(piece);
      yield piece;
    }
    count.rows += stream.rowCount;
  }
  onEnd(count.sum());
}

export async function sumOf(
  client: pg.Client,
  table: Table,
  tenants: readonly number[],
): Promise<Sum> {
  let sum: Sum | undefined;
  for await (const piece of rowsOf(client, table, tenants, (found) => (sum = found))) void piece;
  if (sum === undefined) throw new Error(`\`${table.name}\` was not read to its end`);
  return sum;
}

/**
 * The owner is let through the fence of a table while its rows come in; nobody else ever sees it down, because
 * that is in the transaction of the caller.
 */
export async function loadRows(client: pg.Client, table: Table, rows: Readable): Promise<Sum> {
  const name = pg.escapeIdentifier(table.name);
  const count = new Count();
  const counting = new Transform({
    transform: (piece: Buffer, _, done) => {
      count.add(piece);
      done(null, piece);
    },
  });
  if (table.isBound) await client.query(`alter table ${name} no force row level security`);
  const into = client.query(copyFrom(`copy ${name} (${table.columns.join(', ')}) from stdin`));
  await pipeline(rows, counting, into as Writable);
  count.rows = into.rowCount;
  if (table.isBound) await client.query(`alter table ${name} force row level security`);
  return count.sum();
}
