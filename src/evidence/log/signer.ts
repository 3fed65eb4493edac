/**
 * The third stage: the signer hashes the entries themselves and signs only what extends what it signed last.
 *
 * An entry that was edited after it was hashed, a database that lost what was signed, and a memory older
 * than what was signed are refused: the log stops instead of being signed. One signer at a time works in a
 * folder, and one at a time on a log.
 */
import type { Database, Tx } from '../../platform/database.js';
import { withLock } from '../../platform/lock.mjs';
import { lockName } from '../../platform/named-lock.js';
import { leafHash } from '../leaf.js';
import { checkpointText, signNote } from '../note/checkpoint.js';
import type { SignerKey } from '../note/key.js';
import type { Stack } from '../tree/stack.js';
import { erasedBy, noteErased } from './erased-memory.js';
import { fileOf, heldKey } from './key-store.js';
import { recall, remember } from './memory.js';

export class SignerError extends Error {
  override name = 'SignerError';
}

const PAGE = 2_048;

/** Signs the log as far as it is integrated; answers the size that is sealed. */
export async function seal(
  database: Database,
  tenant: number,
  folder: string,
  opened: string,
): Promise<number> {
  return withLock(fileOf(folder, opened, 'lock'), () =>
    database.tx(tenant, (tx) => sealOnce(tx, folder, opened)),
  );
}

async function sealOnce(tx: Tx, folder: string, opened: string): Promise<number> {
  // Another folder may hold a copy of the key; its signer must see what we signed before it signs.
  await lockName(tx, `signer of ${opened}`);
  const state = await stateOf(tx, opened);
  if (state.isEarly) throw new SignerError('the log before this one is not signed to its end yet');
  const file = fileOf(folder, opened, 'signed');
  const stack = recall(file);
  const signed = stack.size;
  refuseTurnedBack(state, signed);
  const erased: string[] = [];
  await extend(tx, stack, state, (entry) => noteIn(erased, entry));
  if (!stack.root().equals(state.root))
    throw new SignerError(
      `the entries below ${state.size} are not those that were hashed or signed`,
    );
  const keys = state.signers.map((vkey) => keyIn(folder, vkey));
  const text = checkpointText(keys[0]!.name, { size: state.size, root: stack.root() }); // never empty
  noteErased(folder, opened, erased);
  if (state.size > signed) remember(file, stack);
  if (state.size > state.sealed) await publish(tx, state.base + state.size, signNote(text, keys));
  return state.size;
}

function noteIn(tags: string[], entry: Buffer): void {
  const tag = erasedBy(entry);
  if (tag !== undefined) tags.push(tag);
}

interface State {
  /** The place of its first record. */
  readonly base: number;
  /** Whether an earlier log is to be signed first. */
  readonly isEarly: boolean;
  readonly size: number;
  readonly root: Buffer;
  /** Of the newest checkpoint. */
  readonly sealed: number;
  /** Two while one key follows another. */
  readonly signers: readonly string[];
}

async function stateOf(tx: Tx, opened: string): Promise<State> {
  const [row] = await tx.query<{
    vkey: string;
    next: string | null;
    base: string;
    size: string;
    root: Buffer;
    sealed: string;
    early: boolean;
  }>(STATE, [tx.tenant, opened]);
  if (row?.vkey !== opened)
    throw new SignerError(`the log was opened by another key than \`${opened}\``);
  const signers = row.next === null ? [row.vkey] : [row.vkey, row.next];
  const { early: isEarly, root } = row;
  const [base, size, sealed] = [row.base, row.size, row.sealed].map(Number) as Numbers;
  return { base, isEarly, size, root, sealed: Math.max(0, sealed - base), signers };
}

type Numbers = [number, number, number];

// One that was closed is signed to its end before the next one.
const STATE = `
  select vkey, case when size >= next_first then next_vkey end as next, base, size, root,
         coalesce((select max(k.size) from checkpoint k
                    where k.tenant = $1 and (s.ends is null or k.size <= s.ends)), 0) as sealed,
         base > coalesce((select max(k.size) from checkpoint k where k.tenant = $1), 0) as early
    from (select vkey, next_vkey, next_first, base, size, root, null as ends from log_state where tenant = $1
          union all
          select vkey, next_vkey, next_first, base, size, root, base + size from closed_log where tenant = $1) s
   where vkey = $2`;

function refuseTurnedBack({ size, sealed }: State, signed: number): void {
  if (size < signed)
    throw new SignerError(
      `the log has ${size} records, and ${signed} were signed: it was set back`,
    );
  if (sealed > signed)
    throw new SignerError(
      `${sealed} records were signed, and this signer remembers ${signed}: its memory is an old copy, or another signer ` +
        'took over; see `evidence signer adopt`',
    );
}

function keyIn(folder: string, vkey: string): SignerKey {
  const key = heldKey(folder, vkey);
  if (key === undefined) throw new SignerError(`the key \`${vkey}\` is not in \`${folder}\``);
  return key;
}

/** After a crash since it was remembered the same note is made again: Ed25519 is deterministic. */
async function publish(tx: Tx, size: number, note: string): Promise<void> {
  await tx.query('insert into checkpoint (tenant, size, note) values ($1, $2, $3)', [
    tx.tenant,
    size,
    note,
  ]);
}

/** Reads the entries from where the tree ends. */
export async function extend(
  tx: Tx,
  stack: Stack,
  { base, size }: { readonly base: number; readonly size: number },
  read: (entry: Buffer) => void = () => {},
): Promise<void> {
  while (stack.size < size) {
    const rows = await tx.query<{ entry: Buffer }>(
      `select r.entry from log l join record r on r.tenant = l.tenant and r.id = l.record_id
        where l.tenant = $1 and l.idx >= $2 and l.idx < $3 order by l.idx`,
      [tx.tenant, base + stack.size, base + Math.min(size, stack.size + PAGE)],
    );
    if (rows.length === 0) throw new SignerError(`the entry of \`${stack.size}\` is missing`);
    for (const { entry } of rows) {
      stack.append(leafHash(entry));
      read(entry);
    }
  }
}
