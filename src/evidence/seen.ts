/** The newest checkpoint that a writer knows: a record that names it was not made before it. */
import type { Tx } from '../platform/database.js';
import { EMPTY_TREE, type Checkpoint } from './leaf.js';
import { readCheckpoint } from './note/checkpoint.js';

/** The log that records are written to now, and the newest checkpoint of it. */
export interface LogNow {
  readonly no: number;
  readonly seen: Checkpoint;
}

/** Read by the database itself; the empty tree while nothing is sealed. */
export async function logNow(tx: Tx): Promise<LogNow> {
  const [row] = await tx.query<{ no: number; note: string | null }>(
    `select coalesce(c.no, 0) + 1 as no,
            (select note from checkpoint where tenant = $1 and size > coalesce(c.base + c.size, 0)
              order by size desc limit 1) as note
       from (values (1)) one left join lateral (
         select no, base, size from closed_log where tenant = $1 order by no desc limit 1) c on true`,
    [tx.tenant],
  );
  const { no, note } = row!; // one row, always
  if (note === null) return { no, seen: EMPTY_TREE };
  const { size, root } = readCheckpoint(note);
  return { no, seen: { size, root: root.toString('hex') } };
}

/** Sealing takes about as long: to ask more often would cost a statement and learn nothing. */
const FRESH_MS = 200;

/** A writer's knowledge, asked for again when it is old. An older checkpoint is as true as a newer one. */
export class Seen {
  readonly #known = new Map<number, { readonly now: LogNow; readonly until: number }>();

  async newest(tx: Tx): Promise<LogNow> {
    const known = this.#known.get(tx.tenant);
    if (known !== undefined && performance.now() < known.until) return known.now;
    const now = await logNow(tx);
    this.#known.set(tx.tenant, { now, until: performance.now() + FRESH_MS });
    return now;
  }

  /** The log was closed meanwhile, perhaps. */
  forget(tenant: number): void {
    this.#known.delete(tenant);
  }
}
