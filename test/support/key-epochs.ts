/** The keys of a town's installation as they lie on the disk, and what they open. */
import { openArchive } from '../../src/backup/archive.js';
import { openText } from '../../src/evidence/envelope.js';
import { Keeper } from '../../src/evidence/epochs/keeper.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import type { Keys } from '../../src/platform/keys.js';
import { loadKeys } from '../../src/platform/master-key.js';
import { Settings } from '../../src/platform/platform.module.js';
import type { Town } from './town.js';

/** As a process that starts now finds them. */
export function keysAtHand({ app, installation }: Town): Keys {
  return loadKeys(app.get(Settings).config, installation.keys.fingerprint);
}

/** Begun, everybody moved into it, and the one before destroyed. */
export async function newEpoch(town: Town): Promise<void> {
  const { database, evidenceOrigin } = town.installation;
  const keys = keysAtHand(town);
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const keeper = new Keeper(database, { keys, evidence });
  await keeper.begin();
  await keeper.goOn();
}

/** Somebody's wrapped key as it stands in a backup. */
export async function wrappedIn(file: string, tag: string): Promise<Buffer> {
  const archive = await openArchive(file);
  const rows = await archive.text('tables/person_key.copy');
  archive.close();
  const row = rows.split('\n').find((one) => one.includes(tag)) ?? '';
  return Buffer.from(/x([0-9a-f]{128})\b/.exec(row)?.[1] ?? '', 'hex');
}

type Sealed = { tag: string; dek: Buffer; sealed: Buffer; record_id: string; log: string };
type Rows = (sql: string, values: unknown[]) => Promise<unknown[]>;

/** The texts that are sealed for a party of a database. */
export async function wordsTo(party: string, keys: Keys, rows: Rows): Promise<string[]> {
  const found = (await rows(
    `select k.tag, k.dek, s.sealed, s.record_id, i.evidence_origin || '/t1' as log
       from party p join person_key k on k.party_id = p.id
       join secret s on s.tag = k.tag and s.section = 'content'
      cross join installation i where p.external_id = $1`,
    [party],
  )) as Sealed[];
  return found.map(({ tag, dek, sealed, record_id: recordId, log }) => {
    const about = { tag, dek: keys.unwrap(dek, tag) };
    return openText(keys, { log, recordId, section: 'content' }, about, sealed);
  });
}
