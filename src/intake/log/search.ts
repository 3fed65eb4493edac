/**
 * Searches all contacts, newest first, in steps whose work is bounded: a page that finds little says how far it
 * looked and where to go on, instead of reading a million rows for what may not be there.
 *
 * Every search walks one index in the order of ids; what is rare has an index of its own.
 */
import type { Tx } from '../../platform/database.js';
import { firstIdAt } from '../../platform/ids.js';
import { readContacts, type ContactFilter, type ContactRow } from '../contacts.repository.js';

/** How many contacts a page looks at: few if they fit, then more. */
const STEPS = [400, 4_000, 16_000];

export interface Found {
  readonly rows: ContactRow[];
  readonly has_more: boolean;
  /** The id of the last contact that was looked at; null at the end. */
  readonly next: string | null;
}

/** @param after a UUID: only older contacts */
export async function searchContacts(
  tx: Tx,
  filter: ContactFilter,
  after: string | null,
  limit: number,
): Promise<Found> {
  const ids: string[] = [];
  let from = after;
  for (const step of STEPS) {
    const { matching, looked, last } = await look(tx, filter, from, step, limit + 1 - ids.length);
    ids.push(...matching);
    if (ids.length > limit) return page(tx, ids.slice(0, limit), ids[limit - 1] ?? null);
    if (looked < step) return page(tx, ids, null);
    from = last;
  }
  return page(tx, ids, from);
}

async function page(tx: Tx, ids: readonly string[], next: string | null): Promise<Found> {
  const rows = new Map((await readContacts(tx, ids)).map((row) => [row.id, row]));
  return {
    rows: ids.flatMap((id) => rows.get(id) ?? []),
    has_more: next !== null,
    next,
  };
}

type Looked = { looked: number; last: string | null; matching: string[] | null };

async function look(
  tx: Tx,
  filter: ContactFilter,
  after: string | null,
  step: number,
  limit: number,
) {
  const to = filter.to === null ? null : firstIdAt(filter.to);
  const [row] = await tx.query<Looked>(
    `with walked as materialized (${walk(filter)} order by id desc limit $15)
     select (select count(*)::int from walked) as looked, (select id from walked order by id limit 1) as last,
            array(select c.id from walked w join contact c on c.tenant = $1 and c.id = w.id
                    join contact_state s on s.tenant = $1 and s.contact_id = w.id
                   where ($2::uuid[] is null or c.party_id = any($2)) and ($3::uuid is null or c.debt_id = $3)
                     and ($4::uuid is null or c.batch_id = $4) and ($5::uuid is null or c.sender_id = $5)
                     and ($6::text[] is null or s.status = any($6)) and ($7::text is null or s.verdict = $7)
                     and ($8::text is null or $8 = any(s.rules)) and ($9::text is null or c.template = $9)
                     and ($10::text is null or c.channel = $10)
                   order by c.id desc limit $14) as matching`,
    [
      tx.tenant,
      filter.party_ids,
      filter.debt_id,
      filter.batch_id,
      filter.sender_id,
      filter.statuses,
      filter.verdict,
      filter.rule,
      filter.template,
      filter.channel,
      filter.from === null ? firstIdAt(0) : firstIdAt(filter.from),
      to ?? LAST,
      after ?? LAST,
      limit,
      step,
    ],
  );
  return { looked: row?.looked ?? 0, last: row?.last ?? null, matching: row?.matching ?? [] };
}

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const ENDED = ['review', 'blocked', 'failed', 'unknown', 'undelivered', 'canceled', 'expired'];
const WITHIN = (id: string) => `${id} >= $11 and ${id} < $12 and ${id} < $13`;

/** The statement that names candidates in the order of ids: by what narrows most. */
function walk(filter: ContactFilter): string {
  if (filter.party_ids !== null) return ofEach('contact', 'id', 'party_id = one', '$2::uuid[]');
  if (filter.debt_id !== null) return ofEach('contact', 'id', 'debt_id = one', 'array[$3::uuid]');
  if (filter.batch_id !== null) return ofEach('contact', 'id', 'batch_id = one', 'array[$4::uuid]');
  const isEnded = filter.statuses?.every((status) => ENDED.includes(status)) ?? false;
  if (isEnded) {
    // In these words, so that the planner knows the partial index holds them.
    const among = `status in (${ENDED.map((status) => `'${status}'`).join(', ')}) and status = one`;
    return ofEach('contact_state', 'contact_id', among, '$6::text[]');
  }
  const hasObjected = filter.rule !== null || (filter.verdict ?? 'allow') !== 'allow';
  if (hasObjected)
    return `select contact_id as id from contact_state
             where tenant = $1 and verdict in ('defer', 'review', 'block') and ${WITHIN('contact_id')}`;
  return `select id from contact where tenant = $1 and ${WITHIN('id')}`;
}

function ofEach(table: string, id: string, condition: string, ones: string): string {
  return `select found.id from (select distinct * from unnest(${ones})) as each (one) cross join lateral
            (select ${id} as id from ${table} where tenant = $1 and ${condition} and ${WITHIN(id)}
              order by ${id} desc limit $15) as found`;
}
