/**
 * One erasure, whole or not at all: what waits is cancelled, the chain gets its last record, then the sections,
 * the key and everything that names the person go. The records and their hashes stay, so every proof holds.
 *
 * Under the person's lock: whoever judges or sends for them has finished, or will find nobody. The lock of the
 * holds comes first, so a hold that was answered wins.
 */
import { lockPersonsIn, type Person } from '../../evidence/person.js';
import type { Draft, EvidenceLog } from '../../evidence/record.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import type { Keys } from '../../platform/keys.js';
import { STOPPABLE } from '../../schedule/contact.js';
import { barrier, readErasure, type Deferral, type ErasureRow } from './erasure.repository.js';
import { deferredDraft } from './erasure.js';
import { forget } from './forget.js';
import { holdHoldsShared } from './legal-hold.js';

export interface Erasing {
  readonly keys: Keys;
  readonly evidence: EvidenceLog;
  /** How long a backup may still hold the key. */
  readonly backupsKeptMs: number;
}

export type Erased = 'done' | 'deferred' | 'over';

/** @param tx of the eraser's role */
export async function erase(tx: Tx, erasing: Erasing, id: string): Promise<Erased> {
  await holdHoldsShared(tx);
  const asked = await readErasure(tx, id);
  if (asked?.status !== 'approved') return 'over';
  const persons = await lockConcerned(tx, erasing.keys, asked.party_id);
  const person = persons.get(asked.party_id);
  // Again, under the lock: it may have been withdrawn, or done by another process.
  const row = await readErasure(tx, id, true);
  if (row?.status !== 'approved') return 'over';
  // A restore has done it meanwhile.
  if (person === undefined)
    return settled(tx, row, iso(tx.at + erasing.backupsKeptMs), row.record_id);
  const against = await barrier(tx, row.party_id);
  if (against === undefined) await done(tx, erasing, row, person, persons);
  else await deferred(tx, erasing, row, person, against);
  return against === undefined ? 'done' : 'deferred';
}

/** The person, and the debtors of contacts that are addressed to them: these are told under the debtors' names. */
export async function lockConcerned(
  tx: Tx,
  keys: Keys,
  partyId: string,
): Promise<Map<string, Person>> {
  return lockPersonsIn(tx, keys, CONCERNED, [partyId]);
}

const CONCERNED =
  'array(select $2::uuid union select person_id from contact where tenant = $1 and party_id = $2)';

/** The reason is recorded once, and again when it is another. */
async function deferred(
  tx: Tx,
  { evidence }: Erasing,
  row: ErasureRow,
  person: Person,
  against: Deferral,
): Promise<void> {
  const until = against.until === null ? null : iso(against.until);
  const before = row.deferred_until === null ? null : iso(row.deferred_until.getTime());
  if (row.deferred_for === against.basis && before === until) return;
  const [record] = await evidence.write(tx, [deferredDraft(row.id, person, against)]);
  await tx.query(
    'update erasure set deferred_for = $3, deferred_until = $4, record_id = $5 where tenant = $1 and id = $2',
    [tx.tenant, row.id, against.basis, until, record],
  );
}

async function done(
  tx: Tx,
  { keys, evidence, backupsKeptMs }: Erasing,
  row: ErasureRow,
  person: Person,
  persons: ReadonlyMap<string, Person>,
): Promise<void> {
  await evidence.write(tx, await stopped(tx, row.party_id, persons));
  const effective_by = iso(tx.at + backupsKeptMs);
  const record = await recordErasure({ tx, evidence }, person, {
    basis: row.basis,
    ...(await effectiveBy(tx, person, effective_by)),
    erasure: publicId('erasure', row.id),
  });
  await forget(tx, keys, person);
  await settled(tx, row, effective_by, record);
}

async function settled(
  tx: Tx,
  row: ErasureRow,
  effective_by: string,
  record: string,
): Promise<'done'> {
  await tx.query(
    `update erasure set status = 'done', done_at = $3, effective_by = $4, record_id = $5, deferred_for = null,
       deferred_until = null where tenant = $1 and id = $2`,
    [tx.tenant, row.id, iso(tx.at), effective_by, record],
  );
  return 'done';
}

/**
 * When an older backup brings nobody back, and by what: the key of the person's epoch is destroyed once nobody is in it,
 * which happens at the next beginning of one; without epochs the backups themselves must be deleted.
 */
export async function effectiveBy(
  tx: Tx,
  { tag }: Person,
  by: string,
): Promise<{ effective_by: string; effective_when: 'backups_deleted' | 'epoch_destroyed' }> {
  const rows = await tx.query(
    `select from person_key k join kek_epoch e on e.epoch = k.kek_epoch
      where k.tenant = $1 and k.tag = $2 and e.fingerprint is not null`,
    [tx.tenant, tag],
  );
  const effective_when = rows.length > 0 ? 'epoch_destroyed' : 'backups_deleted';
  return { effective_by: by, effective_when };
}

/** The last record under a tag. */
export async function recordErasure(
  { tx, evidence }: { tx: Tx; evidence: EvidenceLog },
  person: Person,
  body: Record<string, string>,
): Promise<string> {
  const [record = ''] = await evidence.write(tx, [{ kind: 'erasure.done', subject: person, body }]);
  return record;
}

/** What nobody will judge any more. */
export async function stopped(
  tx: Tx,
  partyId: string,
  persons: ReadonlyMap<string, Person>,
): Promise<Draft[]> {
  const rows = await tx.query<{ contact_id: string; person_id: string }>(
    `update contact_state
        set status = 'canceled', slot = null, lease_until = null, permit_until = null, slice_id = null, updated_at = $2
      where tenant = $1 and status = any($4) and contact_id = any(array(
        select id from contact where tenant = $1 and person_id = $3
        union select id from contact where tenant = $1 and party_id = $3))
      returning contact_id, person_id`,
    [tx.tenant, iso(tx.at), partyId, STOPPABLE],
  );
  return rows.map(({ contact_id, person_id }) => ({
    kind: 'contact.canceled',
    subject: persons.get(person_id) ?? null,
    body: { contact: publicId('contact', contact_id), reason: 'erasure' },
  }));
}
