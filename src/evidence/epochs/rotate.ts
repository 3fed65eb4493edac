/**
 * A new epoch begins, every person's key moves into it, and the old epoch is struck off.
 *
 * Each step is a transaction that finds its own place again, so it may be killed anywhere and done by several
 * processes at once.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { claimFolder } from '../../platform/key-folder.js';
import type { Keys } from '../../platform/keys.js';
import { lockName } from '../../platform/named-lock.js';
import { byteaArray } from '../columns.js';
import type { EvidenceLog } from '../record.js';
import { installationOf, livingEpochs, type Epoch } from './epoch.repository.js';

export const FIRST_PARTY = '00000000-0000-0000-0000-000000000000';
const PAGE = 200;

export interface Rotating {
  readonly keys: Keys;
  readonly evidence: EvidenceLog;
}

/**
 * The key is on the disk before the database names it.
 *
 * @param olderThanMs only if the newest epoch is older; the first has no age and is always too old
 */
export async function beginEpoch(
  tx: Tx,
  { keys, evidence }: Rotating,
  olderThanMs?: number,
): Promise<number | undefined> {
  await lockName(tx, 'dunwell kek');
  const newest = (await livingEpochs(tx)).at(-1);
  if (newest === undefined) throw new Error('no epoch of keys has begun');
  if (olderThanMs !== undefined && isYoung(newest, tx.at - olderThanMs)) return undefined;
  if (keys.ring.folder !== undefined) claimFolder(keys.ring.folder, await installationOf(tx));
  // The folder may know of later ones, from before a restore: their files must not stand for ours.
  const epoch = Math.max(newest.epoch, keys.ring.highest()) + 1;
  const fingerprint = keys.ring.make(epoch);
  await tx.query('insert into kek_epoch (epoch, fingerprint, begun_at) values ($1, $2, $3)', [
    epoch,
    fingerprint,
    iso(tx.at),
  ]);
  await evidence.write(tx, [told('kek_begun', epoch, fingerprint)]);
  return epoch;
}

function isYoung({ begun_at }: Epoch, before: number): boolean {
  return begun_at !== null && begun_at.getTime() > before;
}

/** Moves some persons' keys into an epoch; answers where the next page begins, undefined behind the last. */
export async function rewrapPage(
  tx: Tx,
  keys: Keys,
  epoch: number,
  after: string,
): Promise<string | undefined> {
  // In the order in which everybody locks persons.
  const rows = await tx.query<{ party_id: string; tag: string; dek: Buffer }>(
    `select party_id, tag, dek from person_key
      where tenant = $1 and party_id > $2 and kek_epoch < $3 order by party_id limit $4 for update`,
    [tx.tenant, after, epoch, PAGE],
  );
  if (rows.length === 0) return undefined;
  await tx.query(
    `update person_key p set dek = w.dek, kek_epoch = $2
       from unnest($3::uuid[], $4::bytea[]) w (party_id, dek)
      where p.tenant = $1 and p.party_id = w.party_id`,
    [
      tx.tenant,
      epoch,
      rows.map(({ party_id }) => party_id),
      byteaArray(rows.map(({ tag, dek }) => keys.rewrap(dek, tag, epoch))),
    ],
  );
  return rows.at(-1)?.party_id;
}

/** Whether somebody's key is still in an epoch before this one. */
export async function isAnyoneBefore(tx: Tx, epoch: number): Promise<boolean> {
  const rows = await tx.query(
    'select from person_key where tenant = $1 and kek_epoch < $2 limit 1',
    [tx.tenant, epoch],
  );
  return rows.length > 0;
}

/**
 * Strikes off what is older than the newest epoch, but for the first, which the master key makes again at any time.
 * Where a person's key still is in one, the foreign key refuses, and waits for whoever is just making one.
 *
 * @param tx of the eraser's role
 */
export async function strikeOff(
  tx: Tx,
  evidence: EvidenceLog,
  epochs: readonly Epoch[],
): Promise<Epoch[]> {
  const struck = await tx.query<Epoch>(
    `with struck as (delete from kek_epoch where epoch = any($1) returning epoch, fingerprint, begun_at)
     insert into kek_destroyed (epoch, fingerprint, begun_at, destroyed_at)
     select epoch, fingerprint, begun_at, $2 from struck returning epoch, fingerprint, begun_at`,
    [epochs.map(({ epoch }) => epoch), iso(tx.at)],
  );
  const drafts = struck.map(({ epoch, fingerprint }) => told('kek_destroyed', epoch, fingerprint));
  if (drafts.length > 0) await evidence.write(tx, drafts);
  return struck;
}

/** The epochs that wait to be struck off. */
export function outdated(living: readonly Epoch[]): Epoch[] {
  return living.slice(0, -1).filter(({ epoch }) => epoch > 1);
}

function told(change: 'kek_begun' | 'kek_destroyed', epoch: number, fingerprint: string | null) {
  return { kind: 'config.changed', subject: null, body: { change, epoch, fingerprint } } as const;
}
