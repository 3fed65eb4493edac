/** What a bundle may bring besides: proofs of single entries, and what was shown to witnesses. */
import { leafHash } from '../leaf.js';
import { isConsistent, isIncluded } from '../tree/verify.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { fail } from './failure.js';
import { need, within, type Folder } from './folder.js';
import { checkOlder } from './history.js';
import type { WholeLog } from './log.js';
import { readHashLines, readIndexed } from './proof-text.js';
import { fromDecimal, textOf } from './text.js';
import type { Trust } from './trust.js';

export interface Extras {
  readonly singles: number;
  readonly requests: number;
}

export function verifyExtras(folder: Folder, trust: Trust, log: WholeLog): Extras {
  const note = need(folder, 'log/checkpoint');
  return {
    singles: verifySingles(within(folder, 'single'), note, log),
    requests: verifyRequests(within(folder, 'witness'), trust, log),
  };
}

/** `<i>.json` and `<i>.json.spicy`: an entry, and its proof with the newest checkpoint. */
function verifySingles(single: Folder, note: Buffer, { head }: WholeLog): number {
  const names = single.list().map((name) => name.replace(/\.spicy$/, ''));
  for (const name of new Set(names)) {
    const place = `single/${name}.spicy`;
    const { path, rest } = halves(need(single, `${name}.spicy`), place);
    const { index, hashes } = readIndexed(path, place);
    if (name !== `${index}.json`) fail('PROOF', `\`${place}\` is of entry ${index}`);
    if (!note.equals(Buffer.from(rest))) fail('MIXED', `\`${place}\` is of another checkpoint`);
    if (!isIncluded(index, head.size, leafHash(need(single, name)), hashes, head.root))
      fail('INCLUSION', `\`${place}\` does not prove that entry ${index} is in the log`);
  }
  return new Set(names).size;
}

/** Bodies of `add-checkpoint` (c2sp.org/tlog-witness), each beginning where the one before ended. */
function verifyRequests(witness: Folder, trust: Trust, log: WholeLog): number {
  const names = witness.list().toSorted();
  let older: Checkpoint | undefined;
  for (const [i, name] of names.entries()) {
    const place = `witness/${name}`;
    if (name !== `${String(i).padStart(3, '0')}.req`)
      fail('MISSING', `\`witness/${String(i).padStart(3, '0')}.req\``);
    const { path, rest } = halves(need(witness, name), place);
    const newer = openCheckpoint(trust, Buffer.from(rest), { name: place, quorum: false });
    checkOlder(newer, log, place);
    checkStep(path, older, newer, place);
    older = newer;
  }
  return names.length;
}

function checkStep(
  path: string,
  older: Checkpoint | undefined,
  newer: Checkpoint,
  name: string,
): void {
  const end = path.indexOf('\n') + 1;
  const size = path.startsWith('old ')
    ? fromDecimal(path.slice('old '.length, end - 1))
    : undefined;
  if (size !== (older?.size ?? 0)) fail('PROOF', `\`${name}\` does not begin where it should`);
  const hashes = readHashLines(Buffer.from(path.slice(end)), name);
  const isProven = older === undefined ? hashes.length === 0 : isConsistent(older, newer, hashes);
  if (!isProven) fail('FORK', `\`${name}\` does not prove that ${newer.size} extends ${size}`);
}

/** What stands before the first empty line, and what follows it. */
function halves(raw: Buffer, name: string): { path: string; rest: string } {
  const text = textOf(raw) ?? fail('PROOF', `\`${name}\` is no text`);
  const end = text.indexOf('\n\n');
  if (end === -1) fail('PROOF', `\`${name}\` has no checkpoint`);
  return { path: text.slice(0, end + 1), rest: text.slice(end + 2) };
}
