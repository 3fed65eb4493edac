/** The newest checkpoint that a writer knows: a record that names it was not made before it. */
import type { Tx } from '../platform/database.js';
import { EMPTY_TREE, type Checkpoint } from './leaf.js';
import { readCheckpoint } from './note/checkpoint.js';

/** Read by the database itself; the empty tree while nothing is sealed. */
export async function newestCheckpoint(tx: Tx): Promise<Checkpoint> {
  const [row] = await tx.query<{ note: string }>(
    'select note from checkpoint where tenant = $1 order by size desc limit 1',
    [tx.tenant],
  );
  if (row === undefined) return EMPTY_TREE;
  const { size, root } = readCheckpoint(row.note);
  return { size, root: root.toString('hex') };
}

/** Sealing takes about as long: to ask more often would cost a statement and learn nothing. */
const FRESH_MS = 200;

/** A writer's knowledge, asked for again when it is old. An older checkpoint is as true as a newer one. */
export class Seen {
  readonly #known = new Map<number, { readonly checkpoint: Checkpoint; readonly until: number }>();

  async newest(tx: Tx): Promise<Checkpoint> {
    const known = this.#known.get(tx.tenant);
    if (known !== undefined && performance.now() < known.until) return known.checkpoint;
    const checkpoint = await newestCheckpoint(tx);
    this.#known.set(tx.tenant, { checkpoint, until: performance.now() + FRESH_MS });
    return checkpoint;
  }
}
