/**
 * Pauses: what they cover, and the order between them and what leaves.
 *
 * Whoever begins to send holds the brake shared, whoever pauses or resumes holds it alone, each in a
 * statement of its own before it reads. So a pause waits for the sends that had begun, and every later one
 * sees it. Holders never wait for a person's lock while they have the brake alone.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';

export const PAUSE_SCOPES = [
  'tenant',
  'channel',
  'template',
  'batch',
  'sender',
  'debt',
  'region',
] as const;
export type PauseScope = (typeof PAUSE_SCOPES)[number];

/** Stands among a contact's `rules` while a pause holds it. */
export const PAUSED_CODE = 'PAUSE';

const BRAKE_LOCK = 7_283_644;

export async function holdBrakeShared(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared($1, $2)', [BRAKE_LOCK, tx.tenant]);
}

export async function holdBrakeAlone(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [BRAKE_LOCK, tx.tenant]);
}

/**
 * SQL: the open pauses `p` that cover the contact `c`, at the instant `at`. A region covers its parts: `US`
 * covers `US-NY`. The residence of the debtor counts, and that of the addressed party.
 */
export const COVERS = (
  at: string,
) => `(p.status <> 'resumed' and (p.ends_at is null or p.ends_at > ${at}) and case p.scope
    when 'tenant' then true
    when 'channel' then c.channel = p.value
    when 'template' then c.template = p.value
    when 'batch' then c.batch_id::text = p.value
    when 'sender' then c.sender_id::text = p.value
    when 'debt' then c.debt_id::text = p.value
    when 'region' then exists (
      select from party y where y.tenant = c.tenant and y.id in (c.person_id, c.party_id)
         and starts_with((y.facts->>'residence') || '-', p.value || '-'))
  end)`;

/** By contact: the instant at which its last pause ends, null if that is for people to say. */
async function covered(
  tx: Tx,
  contactIds: readonly string[],
  at: number,
): Promise<Map<string, Date | null>> {
  const rows = await tx.query<{ id: string; ends_at: Date | null }>(
    `select c.id, case when bool_and(p.ends_at is not null) then max(p.ends_at) end as ends_at
       from pause p join contact c on c.tenant = p.tenant and c.id = any($2)
      where p.tenant = $1 and ${COVERS('$3')} group by c.id`,
    [tx.tenant, contactIds, iso(at)],
  );
  return new Map(rows.map(({ id, ends_at }) => [id, ends_at]));
}

/**
 * Puts those of these contacts that are paused on hold and answers their ids. The caller has locked their
 * rows. The second look, under the brake, makes sure that whoever resumes finds them held.
 */
export async function holdPaused(
  tx: Tx,
  contactIds: readonly string[],
  at: number,
): Promise<Set<string>> {
  if (contactIds.length === 0 || (await covered(tx, contactIds, at)).size === 0) return new Set();
  await holdBrakeShared(tx);
  const paused = [...(await covered(tx, contactIds, at))];
  await tx.query(
    `update contact_state s
        set status = 'held', verdict = 'defer', rules = array[$5::text], slot = null, permit_until = null, lease_until = null,
            slice_id = null, error_code = null, updated_at = $2, due_at = least(h.ends_at, c.not_after)
       from unnest($3::text[]::uuid[], $4::text[]::timestamptz[]) h(id, ends_at)
       join contact c on c.tenant = $1 and c.id = h.id
      where s.tenant = $1 and s.contact_id = h.id`,
    [
      tx.tenant,
      iso(at),
      paused.map(([id]) => id),
      paused.map(([, ends_at]) => (ends_at === null ? null : iso(ends_at.getTime()))),
      PAUSED_CODE,
    ],
  );
  return new Set(paused.map(([id]) => id));
}

/**
 * Everything that a pause holds is looked at again; what another pause covers is then held anew. A row that is
 * locked is under another's hand already, who looks at the pauses under the brake: waiting for it could be
 * waiting for each other.
 */
export async function releasePaused(tx: Tx): Promise<void> {
  await tx.query(
    `update contact_state set status = 'scheduled', due_at = $2, updated_at = $2
      where tenant = $1 and contact_id = any(array(
        select contact_id from contact_state where tenant = $1 and status = 'held' and rules = array[$3::text]
           for update skip locked))`,
    [tx.tenant, iso(tx.at), PAUSED_CODE],
  );
}
