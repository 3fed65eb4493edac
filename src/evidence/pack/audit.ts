/**
 * The audit bundle: the whole log as files that others check without our software.
 *
 * Logs that were closed lie in `earlier/<number>/`, a bundle each. Left out: packages for one borrower.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tx } from '../../platform/database.js';
import { logsOf, type OneLog } from '../log/logs.js';
import { hashLines } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import { bundle, TILE_WIDTH, tileName, tilesOf } from '../tree/tile.js';
import { logKeysOf } from './keys.js';
import { exportedNote, publishedNotes } from './published.js';
import { stampFiles, stampsOf } from './stamps.js';
import { readEntries, readTile, storedTree } from './stored-tree.js';
import { verifierFile } from './verifier.js';

export class AuditError extends Error {
  override name = 'AuditError';
}

/** What the house adds of others. */
export interface Others {
  /** Lines of the trust file about witnesses. */
  readonly witnesses?: string | undefined;
  /** Certificates of the time-stamping authority, as PEM. */
  readonly chain?: string | undefined;
}

type Put = (name: string, content: Buffer | string) => void;

/**
 * Writes the bundle of the newest checkpoint into a folder that must be new; answers its size.
 *
 */
export async function writeAudit(tx: Tx, folder: string, others: Others = {}): Promise<number> {
  const logs = (await logsOf(tx)).toReversed();
  const [newest] = logs;
  if (newest === undefined) throw new AuditError(NOTHING);
  const put = into(folder);
  try {
    return await putAll(tx, newest, logs.slice(1), others, put);
  } catch (error) {
    // Half a bundle would stand in the way of the next, and be taken for one.
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function putAll(
  tx: Tx,
  newest: OneLog,
  earlier: readonly OneLog[],
  others: Others,
  put: Put,
): Promise<number> {
  const size = await putLog(tx, newest, others, put);
  for (const log of earlier)
    await putLog(tx, log, others, (name, content) => put(`earlier/${log.no}/${name}`, content));
  put('verify.mjs', verifierFile());
  return size;
}

const NOBODY = 'quorum none\n';
const NOTHING = 'nothing is sealed yet: there is no checkpoint';

async function putLog(tx: Tx, log: OneLog, others: Others, put: Put): Promise<number> {
  const exported = await exportedNote(tx, log);
  if (exported === undefined) throw new AuditError(NOTHING);
  const { size, note } = exported;
  const notes = (await publishedNotes(tx, log)).filter((one) => one.size <= size);
  if (log.closedAt !== null && size !== log.closedAt)
    throw new AuditError(`\`${log.name}\` was closed and is not sealed to its end yet`);
  put('log/checkpoint', note);
  for (const tile of tilesOf(size)) {
    const hashes = await readTile(tx, log, tile);
    put(`log/tile/${tile.level}/${tileName(tile)}`, Buffer.concat(hashes));
    if (tile.level > 0) continue;
    const entries = await readEntries(tx, log, tile.n * TILE_WIDTH, tile.width);
    put(`log/tile/entries/${tileName(tile)}`, bundle(entries));
  }
  await putHistory(tx, log, notes, put);
  const stamps = await stampsOf(tx, log, size);
  for (const [name, content] of stampFiles(stamps)) put(name, content);
  if (stamps.length > 0 && others.chain !== undefined) put('tsa/chain.pem', others.chain);
  await putKeys(tx, others.witnesses ?? NOBODY, put);
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
  log: OneLog,
  notes: readonly { size: number; note: string }[],
  put: Put,
): Promise<void> {
  const read = storedTree(tx, log);
  let before = 0;
  for (const { size, note } of notes) {
    put(`history/${size}.checkpoint`, note);
    if (before > 0) {
      const proof = await consistencyProof(read, before, size);
      put(`history/${before}-${size}.consistency`, hashLines(proof));
    }
    before = size;
  }
}

async function putKeys(tx: Tx, witnesses: string, put: Put): Promise<void> {
  const keys = await logKeysOf(tx);
  const lines = keys.map(({ vkey, first, last }) => `log ${vkey} ${first} ${last ?? '-'}\n`);
  put('vkeys.txt', keys.map(({ vkey }) => `${vkey}\n`).join(''));
  put('trust.txt', `# log <vkey> <first size> <last size or ->\n${lines.join('')}${witnesses}`);
}
