/**
 * Rate limits per sender, taken before the permit: one token bucket for each limited sender.
 *
 * Only the feeder moves tokens, inside its claim, so the limit holds for any number of processes. A
 * contact that is judged again takes a token again: the limit may be undershot, never exceeded.
 *
 * Between claim and permit lies a queue, and a queue that stood still hands on all it holds at once. So a
 * limited sender never has more claimed than its bucket holds: in any span its permits are at most what the
 * span allows, one bucket caught up and one bucket that waited in the queue.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';

/** A sender may catch up at most this much after a quiet time. */
const BURST_SECONDS = 1;
/** A bucket filled so far ahead was filled by a clock that is set back since; feeders beside each other differ by less. */
const CLOCK_SET_BACK = '10 seconds';

/** Whole tokens that each limited sender may use now; they are taken only as far as contacts are due. */
export async function takeTokens(
  tx: Tx,
  max: number,
): Promise<{ sender_id: string; tokens: number }[]> {
  return tx
    .query<{ sender_id: string; tokens: number }>(
      `with limited as (
       select o.id as sender_id, o.per_second,
              (select count(*) from (select from contact_state s where s.tenant = $1 and s.sender_id = o.id
                 and s.status in ('scheduled', 'held') and s.due_at <= $2 limit $3) due) as due,
              (select count(*) from contact_state s where s.tenant = $1 and s.sender_id = o.id
                 and s.status = 'queued') as queued
         from organisation o where o.tenant = $1 and o.per_second is not null
     ), filled as (
       insert into sender_bucket as b (tenant, sender_id, tokens, filled_at)
       select $1, sender_id, greatest(per_second * ${BURST_SECONDS}, 1), $2 from limited order by sender_id
       on conflict (tenant, sender_id) do update
         set tokens = least(
               b.tokens + greatest(extract(epoch from ($2 - b.filled_at)), 0)
                 * (select per_second from limited l where l.sender_id = b.sender_id),
               (select greatest(per_second * ${BURST_SECONDS}, 1) from limited l where l.sender_id = b.sender_id)),
             filled_at = case when b.filled_at > $2 + interval '${CLOCK_SET_BACK}' then $2 else greatest(b.filled_at, $2) end
       returning sender_id, tokens
     )
     select f.sender_id, greatest(0, least(floor(f.tokens), l.due,
                                          floor(greatest(l.per_second * ${BURST_SECONDS}, 1)) - l.queued))::int as tokens
       from filled f join limited l using (sender_id)`,
      [tx.tenant, iso(tx.at), max],
    )
    .then((rows) => spend(tx, rows));
}

async function spend(tx: Tx, rows: { sender_id: string; tokens: number }[]) {
  const used = rows.filter(({ tokens }) => tokens > 0);
  if (used.length > 0) {
    await tx.query(
      `update sender_bucket b set tokens = b.tokens - u.tokens
         from unnest($2::uuid[], $3::int[]) as u(sender_id, tokens)
        where b.tenant = $1 and b.sender_id = u.sender_id`,
      [tx.tenant, used.map((row) => row.sender_id), used.map((row) => row.tokens)],
    );
  }
  return rows;
}
