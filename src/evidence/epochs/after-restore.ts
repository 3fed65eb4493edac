/**
 * A backup knows the epochs of its day. Whoever was in one that has been destroyed since is taken from the file of
 * the living, or was erased: then nobody can open what is sealed for them any more, and they are erased again.
 */
import type pg from 'pg';
import type { Tx } from '../../platform/database.js';
import type { KeyRing } from '../../platform/key-ring.js';
import { byteaArray } from '../columns.js';
import type { Epoch } from './epoch.repository.js';
import { keptHeader, keptPersons, type Header } from './kept-persons.js';

/** @param client of the owner, in the transaction of the restore. Answers the epochs that are gone. */
export async function settleEpochs(
  client: pg.Client,
  ring: KeyRing,
  at: string,
): Promise<number[]> {
  const { rows } = await client.query<Epoch>(
    'select epoch, fingerprint, begun_at from kek_epoch order by epoch',
  );
  const kept = await keptHeader(ring.folder);
  const gone = rows.filter((one) => isGone(ring, one, kept)).map(({ epoch }) => epoch);
  if (gone.length === 0 || kept === undefined) return [];
  // What the persons are in now; the backup is older than it.
  await client.query(
    'insert into kek_epoch (epoch, fingerprint, begun_at) values ($1, $2, $3) on conflict do nothing',
    [kept.epoch, ring.fingerprint(kept.epoch), at],
  );
  return gone;
}

function isGone(ring: KeyRing, { epoch, fingerprint }: Epoch, kept: Header | undefined): boolean {
  const isDestroyed = kept?.destroyed.some(
    (one) => one.epoch === epoch && one.fingerprint === fingerprint,
  );
  // A file of other bytes is what a process left that died between overwriting the key and deleting it.
  const isThere = ring.has(epoch) && ring.fingerprint(epoch) === fingerprint;
  if (isDestroyed === true && !isThere) return true;
  // Refuses with what is missing.
  ring.require(epoch, fingerprint);
  return false;
}

/** Brings the living of one tenant into today's epoch; answers the tags of the others. */
export async function takeLiving(
  tx: Tx,
  ring: KeyRing,
  gone: readonly number[],
): Promise<string[]> {
  if (gone.length === 0) return [];
  const kept = await keptHeader(ring.folder);
  for await (const page of keptPersons(ring.folder)) {
    const own = page.filter(({ tenant }) => tenant === tx.tenant);
    await tx.query(
      `update person_key p set dek = w.dek, kek_epoch = $2
         from unnest($3::text[], $4::bytea[]) w (tag, dek)
        where p.tenant = $1 and p.tag = w.tag and p.kek_epoch = any($5)`,
      [
        tx.tenant,
        kept?.epoch,
        own.map(({ tag }) => tag),
        byteaArray(own.map(({ dek }) => dek)),
        gone,
      ],
    );
  }
  const rows = await tx.query<{ tag: string }>(
    'select tag from person_key where tenant = $1 and kek_epoch = any($2)',
    [tx.tenant, gone],
  );
  return rows.map(({ tag }) => tag);
}

/** When nobody is in them any more. */
export async function strikeOffGone(
  client: pg.Client,
  ring: KeyRing,
  gone: readonly number[],
  at: string,
): Promise<void> {
  if (gone.length === 0) return;
  await client.query('delete from kek_epoch where epoch = any($1)', [gone]);
  const { destroyed = [] } = (await keptHeader(ring.folder)) ?? {};
  await client.query(
    `insert into kek_destroyed (epoch, fingerprint, destroyed_at)
     select epoch, fingerprint, $3 from unnest($1::int[], $2::text[]) d (epoch, fingerprint) on conflict do nothing`,
    [destroyed.map(({ epoch }) => epoch), destroyed.map(({ fingerprint }) => fingerprint), at],
  );
}
