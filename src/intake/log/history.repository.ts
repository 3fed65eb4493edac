/**
 * Everything that reached one person, or was meant to, from three tables in one order of time: our contacts, what
 * others made or were heard (the timeline), and places that are held for attempts of which nobody has said what became
 * of them: those of others, and calls of ours that were not reported in time.
 *
 * A call of ours that was made is an event of the timeline and is told as that one.
 */
import type { Tx } from '../../platform/database.js';

export interface HistoryRow extends Record<string, unknown> {
  readonly kind: 'contact' | 'event' | 'reservation';
  readonly id: string;
  readonly at: Date;
  readonly contact_id: string | null;
  readonly channel: string | null;
  readonly direction: string;
  readonly party_id: string | null;
  readonly endpoint_id: string | null;
  readonly status: string | null;
  readonly slot: string | null;
  readonly verdict: string | null;
  readonly rules: string[] | null;
  readonly purpose: string | null;
  readonly template: string | null;
  readonly sender: string | null;
}

const UUID_OF = (field: string) => `substr(e.body->>'${field}', 5)::uuid`;

const HISTORY = `
  with own as (
    select c.id, c.channel, c.party_id, c.endpoint_id, c.purpose, c.template, c.sender_id, s.status, s.slot, s.verdict,
           s.rules, s.attempt_id, date_trunc('milliseconds', coalesce(s.sent_at, s.attempt_at, s.updated_at)) as at
      from (select * from contact where tenant = $1 and person_id = $2
             union all select * from contact where tenant = $1 and party_id = $2 and person_id <> $2) c
     cross join lateral (select * from contact_state where tenant = $1 and contact_id = c.id offset 0) s
  ), told as (
    select 'contact' as kind, id, at, id as contact_id, channel, 'outbound' as direction, party_id, endpoint_id, status,
           slot, verdict, rules, purpose, template, sender_id
      from own where status <> 'completed'
    union all
    select 'event', e.id, date_trunc('milliseconds', e.occurred_at), own.id, coalesce(e.body->>'channel', e.type), e.body->>'direction', e.party_id,
           ${UUID_OF('endpoint')}, e.body->>'outcome', null, own.verdict, own.rules,
           e.body->>'purpose', own.template, ${UUID_OF('sender')}
      from timeline_event e left join own on e.external_id = 'call-' || own.attempt_id
     where e.tenant = $1 and (e.person_id = $2 or e.party_id = $2)
       and e.type in ('call', 'message', 'letter', 'visit')
    union all
    select 'reservation', decision_id, date_trunc('milliseconds', attempt_at),
           (select l.contact_id from call_lapse l where l.tenant = $1 and l.decision_id = r.decision_id), channel, 'outbound', party_id, endpoint_id, 'reserved', 'reserved',
           null, null, purpose, null, sender_id
      from reservation r where tenant = $1 and (person_id = $2 or party_id = $2) and outcome is null
  )
  select t.kind, t.id, t.at, t.contact_id, t.channel, t.direction, t.party_id, t.endpoint_id, t.status, t.slot, t.verdict,
         t.rules, t.purpose, t.template, o.external_id as sender
    from told t left join organisation o on o.tenant = $1 and o.id = t.sender_id
   where $3::timestamptz is null or (t.at, t.id) < ($3, $4::uuid)
   order by t.at desc, t.id desc limit $5`;

/** The place after which a page goes on: an instant and a UUID. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

export async function historyRows(
  tx: Tx,
  partyId: string,
  after: Place | null,
  limit: number,
): Promise<HistoryRow[]> {
  return tx.query<HistoryRow>(HISTORY, [
    tx.tenant,
    partyId,
    after?.at ?? null,
    after?.id ?? null,
    limit,
  ]);
}
