/** How a benchmark makes contacts due, and how it sees that nothing is left to do. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** Watching must cost next to nothing: each look passes what has just left the indexes. */
const LOOK_MS = 200;

/** The next `contacts` of those that wait for `waitingFor` or later are due now. */
export async function release(
  client: pg.Client,
  contacts: number,
  waitingFor: string,
): Promise<void> {
  await client.query(
    `update contact_state s set due_at = c.created_at from contact c
      where c.id = s.contact_id and s.contact_id in (
        select contact_id from contact_state where status = 'scheduled' and due_at >= $1 order by contact_id limit $2)`,
    [waitingFor, contacts],
  );
}

/**
 * Until nothing that is due before `before` is still to be judged or sent. It looks through the partial
 * indexes.
 */
export async function untilIdle(
  client: pg.Client,
  before: string,
  look: () => void = () => {},
): Promise<void> {
  for (;;) {
    await sleep(LOOK_MS);
    look();
    const { rows } = await client.query<{ busy: boolean }>(
      `select exists (select from contact_state where tenant = 1 and status in ('scheduled', 'held') and due_at < $1)
           or exists (select from contact_state where tenant = 1 and status in ('queued', 'permitted', 'sending') and lease_until <= '2100-01-01') as busy`,
      [before],
    );
    if (rows[0]?.busy === false) return;
  }
}

/** Contacts of other people, two each, that wait for another month: to see what their number costs. */
export async function addWaiting(client: pg.Client, count: number, until: string): Promise<void> {
  await client.query(
    `with sample as (select * from contact limit 1000),
          people as (select gen_random_uuid() as id from generate_series(1, ceil($1::numeric / 2)::int)),
          waiting as (
            select s.*, p.id as person from (select *, row_number() over () - 1 as n from sample) s
              join (select id, row_number() over () % (select count(*) from sample) as n from people) p on p.n = s.n
             cross join generate_series(1, 2) limit $1
          ),
          more as (
            insert into contact (tenant, id, external_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id,
                                 template, metadata, not_after, request_hash, created_at)
            select tenant, gen_random_uuid(), 'waiting-' || row_number() over (), sender_id, purpose, channel, debt_id, person,
                   person, endpoint_id, template, metadata, $2::timestamptz + interval '9 days', request_hash, created_at
              from waiting
            returning tenant, id, person_id, party_id, sender_id, channel, created_at
          )
     insert into contact_state (tenant, contact_id, person_id, party_id, sender_id, channel, status, due_at, updated_at)
     select tenant, id, person_id, party_id, sender_id, channel, 'held', $2, created_at from more`,
    [count, until],
  );
}
