/** SQL of what waits for people. Every count stops at a thousand, so that a badge costs the same after a bad night. */
import type { Language } from '../compliance/telling/tell.js';
import { fromPublicId } from '../platform/ids.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { readContacts } from './contacts.repository.js';
import { contactResource } from './contacts.resource.js';
import { standing } from './contacts.standing.js';
import { listOf } from './paging.js';
import type { ExpiringQuery } from './work.schema.js';

const COUNTED_MAX = 1_000;
/** What is due soonest is looked at for what runs out: a badge must not read a whole night's holds. */
const LOOKED_AT_MAX = 5_000;
const SOON_MS = 24 * 3_600_000;

// Nothing that waits is looked at after its end, so what is due later runs out later.
const WAITING = `status in ('scheduled', 'held', 'review', 'ready')`;

const counted = (from: string) =>
  `(select count(*)::int from (select from ${from} limit ${COUNTED_MAX}) counted)`;
const inState = (status: string) =>
  counted(`contact_state where tenant = $1 and status = '${status}'`);

const WORK = `
  select ${inState('ready')} as calls,
         ${counted(`contact_state where tenant = $1 and status = 'claimed' and claimed_by = $2`)} as calls_held,
         ${inState('review')} as reviews,
         ${counted(`restriction_proposal where tenant = $1 and status = 'proposed'`)} as proposals,
         ${counted(`inbound_unmatched where tenant = $1 and status = 'open'`)} as unmatched,
         ${inState('unknown')} as unknown,
         ${counted(`contact_state s where tenant = $1 and status in ('failed', 'expired')
            and not exists (select from contact_replay r where r.tenant = $1 and r.contact_id = s.contact_id)
            and not exists (select from contact_abandoned a where a.tenant = $1 and a.contact_id = s.contact_id)`)} as dead_letters,
         ${counted(`(select contact_id from contact_state where tenant = $1 and ${WAITING} and due_at <= $3
                      order by due_at limit ${LOOKED_AT_MAX}) s
            join contact c on c.tenant = $1 and c.id = s.contact_id where c.not_after <= $3`)} as expiring,
         ${counted(`import where tenant = $1 and status in ('waiting', 'running')`)} as imports`;

export async function workCounts(tx: Tx, userId: string) {
  const [row] = await tx.query<Record<string, number>>(WORK, [
    tx.tenant,
    userId,
    iso(tx.at + SOON_MS),
  ]);
  return { object: 'work' as const, ...row, now: iso(tx.at) };
}

export async function expiringContacts(tx: Tx, query: ExpiringQuery, language: Language) {
  const { limit, starting_after, within_hours } = query;
  const after =
    starting_after === undefined ? null : (fromPublicId('contact', starting_after) ?? null);
  const found = await tx.query<{ id: string }>(
    `select c.id from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
      where s.tenant = $1 and s.${WAITING} and s.due_at <= $2 and c.not_after <= $2
        and ($3::uuid is null
             or (c.not_after, c.id) > (select not_after, id from contact where tenant = $1 and id = $3))
      order by c.not_after, c.id limit $4`,
    [tx.tenant, iso(tx.at + within_hours * 3_600_000), after, limit + 1],
  );
  const ids = found.slice(0, limit).map(({ id }) => id);
  const rows = new Map((await readContacts(tx, ids)).map((row) => [row.id, row]));
  const data = ids.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    return [
      {
        object: 'expiring_contact' as const,
        contact: contactResource(row, new Map()),
        because: standing(row, tx.at, language),
        certain: row.status === 'held' && row.due_at.getTime() >= row.not_after.getTime(),
      },
    ];
  });
  return { ...listOf(data, found.length > limit), now: iso(tx.at) };
}
