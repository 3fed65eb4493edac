/**
 * Very many contacts beside the few that the service itself wrote: rows are copied in SQL, because a million contacts over
 * HTTP take minutes. What is rare lies at the far end, where a search that reads everything would show.
 */
import type { Town } from './town.js';

const CONTACTS_OF_ONE = 20;

/** The borrower has one contact that was sent; what else is there already has other names. */
export async function copyContacts(town: Town, borrower: string, contacts: number): Promise<void> {
  for (const sql of copies(borrower, contacts, contacts / CONTACTS_OF_ONE)) await town.rows(sql);
}

const ID = (n: string, more = '0') =>
  `(lpad(to_hex(1741600000000 + (${n}) * 30::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(${n}), 11, '0') || '${more}')::uuid`;

/** The n-th row is made from the first; ids sort by n. */
function copied(table: string, count: number, changes: string): string {
  return `insert into ${table} select (jsonb_populate_record(t, ${changes})).*
            from ${table} t cross join generate_series(1, ${count}) n where t.ctid = (select min(ctid) from ${table})`;
}

const copies = (borrower: string, contacts: number, people: number) => [
  copied('party', people, `jsonb_build_object('id', ${ID('n', 'a')}, 'external_id', 'p-' || n)`),
  copied(
    'endpoint',
    people,
    `jsonb_build_object('id', ${ID('n', 'b')}, 'external_id', 'e-' || n, 'party_id', ${ID('n', 'a')},
       'address_index', '\\x' || encode(sha256(n::text::bytea), 'hex'))`,
  ),
  copied(
    'debt',
    people,
    `jsonb_build_object('id', ${ID('n', 'd')}, 'external_id', 'd-' || n, 'debtor_id', ${ID('n', 'a')})`,
  ),
  `insert into contact (tenant, id, external_id, batch_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id,
     template, metadata, not_after, request_hash, created_at)
   select c.tenant, ${ID('n', 'c')}, 'c-' || n, ${ID('n / 10000 + 1', 'e')}, c.sender_id, c.purpose,
     case when n % 10 = 0 then 'email' when n % 25 = 1 then 'call' else 'sms' end, ${ID(`n % ${people} + 1`, 'd')}, ${ID(`n % ${people} + 1`, 'a')}, ${ID(`n % ${people} + 1`, 'a')},
     ${ID(`n % ${people} + 1`, 'b')}, case when n <= 30 then 'seldom' else c.template end, '{}', c.not_after, c.request_hash,
     to_timestamp((1741600000000 + n * 30::bigint) / 1000.0)
   from contact c, generate_series(1, ${contacts}) n where c.external_id not like 'c-%'`,
  `insert into contact_state (tenant, contact_id, person_id, party_id, sender_id, channel, status, due_at, verdict, rules, decision_id,
     attempt_no, sent_at, updated_at)
   select c.tenant, c.id, c.person_id, c.party_id, c.sender_id, c.channel, s.status, c.not_after,
     case s.status when 'blocked' then 'block' when 'held' then 'defer' when 'scheduled' then null else 'allow' end,
     case when n <= 20 then array['SELDOM-1'] when s.status = 'blocked' then array['STOP-PAID'] when s.status = 'held' then array['GB-TIME-01'] else '{}' end,
     null, 1, case when s.status in ('sent', 'delivered', 'completed') then c.created_at end, c.created_at
   from (select *, substr(external_id, 3)::int as n from contact where external_id like 'c-%') c
   cross join lateral (select case when n <= 20 then 'blocked' when n <= 30 then 'unknown' when n % 100 < 80 then 'delivered' when n % 100 < 88 then 'sent'
     when n % 100 < 92 then 'held' when n % 100 < 95 then 'scheduled' when n % 100 < 97 then 'blocked' when n % 100 < 98 then 'failed'
     when n % 100 < 99 then 'canceled' else 'expired' end as status) s`,
  `insert into record (tenant, id, tag, n, kind, entry, leaf)
   select tenant, ${ID('g', 'f')}, md5((g % ${people})::text), g / ${people} + 1, kind, entry, leaf
     from (select * from record where kind = 'contact.accepted' limit 1) r, generate_series(1, ${contacts}) g`,
  `insert into log (tenant, idx, record_id, leaf)
   select tenant, row_number() over (order by id) + 1000000, id, leaf from record where id::text like '%f'
    on conflict do nothing`,
  // A person with five thousand records in their file, read to find those of one contact that came before them.
  `with person as (update person_key k set n = n + 5000 from party p where p.id = k.party_id and p.external_id = '${borrower}' returning k.tag, k.n - 5000 as last)
   insert into record (tenant, id, tag, n, kind, entry, leaf)
   select r.tenant, ${ID('g', '9')}, person.tag, last + g, 'decision', r.entry || repeat('x', 1500)::bytea, r.leaf
     from person, (select * from record where kind = 'heartbeat' or kind = 'log.opened' or tag is null limit 1) r, generate_series(1, 5000) g`,
];
