/**
 * The audit bundle: the whole log as files that others check without our software.
 *
 * Left out: witnesses, and packages for one borrower.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tx } from '../../platform/database.js';
import { hashLines } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import { bundle, TILE_WIDTH, tileName, tilesOf } from '../tree/tile.js';
import { logKeysOf } from './keys.js';
import { readEntries, readTile, storedTree } from './stored-tree.js';
import { verifierFile } from './verifier.js';

export class AuditError extends Error {
  override name = 'AuditError';
}

type Put = (name: string, content: Buffer | string) => void;

/** Writes the bundle of the newest checkpoint into a folder that must be new; answers its size. */
export async function writeAudit(tx: Tx, folder: string): Promise<number> {
  const notes = await tx.query<{ size: string; note: string }>(
    'select size, note from checkpoint where tenant = $1 order by size',
    [tx.tenant],
  );
  const newest = notes.at(-1);
  if (newest === undefined) throw new AuditError('nothing is sealed yet: there is no checkpoint');
  const put = into(folder);
  const size = Number(newest.size);
  put('log/checkpoint', newest.note);
  for (const tile of tilesOf(size)) {
    const hashes = await readTile(tx, tile);
    put(`log/tile/${tile.level}/${tileName(tile)}`, Buffer.concat(hashes));
    if (tile.level > 0) continue;
    const entries = await readEntries(tx, tile.n * TILE_WIDTH, tile.width);
    put(`log/tile/entries/${tileName(tile)}`, bundle(entries));
  }
  await putHistory(tx, notes, put);
  await putKeys(tx, put);
  put('verify.mjs', verifierFile());
  return size;
}

function into(folder: string): Put {
  // Files of an older bundle among those of a new one would fail every check.
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
  mkdirSync(folder);
  return (name, content) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
}

async function putHistory(
  tx: Tx,
  notes: readonly { size: string; note: string }[],
  put: Put,
): Promise<void> {
  const read = storedTree(tx);
  let before = 0;
  for (const { size, note } of notes) {
    put(`history/${size}.checkpoint`, note);
    if (before > 0) {
      const proof = await consistencyProof(read, before, Number(size));
      put(`history/${before}-${size}.consistency`, hashLines(proof));
    }
    before = Number(size);
  }
}

async function putKeys(tx: Tx, put: Put): Promise<void> {
  const keys = await logKeysOf(tx);
  const lines = keys.map(({ vkey, first, last }) => `log ${vkey} ${first} ${last ?? '-'}\n`);
  put('vkeys.txt', keys.map(({ vkey }) => `${vkey}\n`).join(''));
  put('trust.txt', `# log <vkey> <first size> <last size or ->\n${lines.join('')}quorum none\n`);
}
