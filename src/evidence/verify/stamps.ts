/**
 * Time stamps in `tsa/`: each is of the checkpoint beside it, and that is a checkpoint of this log. Who made the stamp is
 * for `openssl ts -verify` to say: MISSING, PROOF, MIXED, and what is wrong with a checkpoint.
 */
import { sha256 } from '../leaf.js';
import { readStamp } from '../note/time-stamp.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import { fromDecimal } from './text.js';
import type { Trust } from './trust.js';

const NAME = /^(\d+)\.(checkpoint|tsr)$/;

/** @param tsa the folder @param checkLog that a checkpoint is of this log; answers how many there are */
export function verifyStamps(
  tsa: Folder,
  trust: Trust,
  checkLog: (note: Checkpoint, name: string) => void,
): number {
  const sizes = new Set(
    tsa.list().flatMap((name) => fromDecimal(NAME.exec(name)?.[1] ?? '') ?? []),
  );
  for (const size of sizes) {
    const name = `tsa/${size}.checkpoint`;
    const raw = need(tsa, `${size}.checkpoint`);
    const note = openCheckpoint(trust, raw, { name, quorum: false });
    if (note.size !== size) fail('CHECKPOINT', `\`${name}\` is of size ${note.size}`);
    checkLog(note, name);
    const stamp = readStamp(need(tsa, `${size}.tsr`));
    if (stamp === undefined) return fail('PROOF', `\`tsa/${size}.tsr\` is no time stamp`);
    if (!stamp.imprint.equals(sha256(raw)))
      fail('MIXED', `\`tsa/${size}.tsr\` is a stamp of something else than \`${name}\``);
  }
  return sizes.size;
}
