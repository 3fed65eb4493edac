/**
 * Reads, set-based, everything that the decisions about some contacts need. Nothing here judges or shapes.
 *
 * The caller holds the locks of all persons concerned, so what is read here cannot change before commit.
 */
import type { Tx } from '../platform/database.js';
import type {
  AnswerRow,
  ContactRow,
  DebtRow,
  EndpointRow,
  EventRow,
  OrganisationRow,
  PartyRow,
  RelationRow,
  Rows,
  SlotRow,
} from './rows.js';
import { iso } from '../platform/clock.js';
import { openReservations } from './reservation.repository.js';

const CONTACT = `c.id, c.external_id, c.sender_id, c.purpose, c.channel, c.debt_id, c.person_id, c.party_id, c.endpoint_id,
  c.template, c.locale, c.in_reply_to, c.variables, c.not_after, s.attempt_no, s.error_code`;

/** Who must be locked before anything about these contacts is read. Immutable, so no lock is needed. */
export async function personsOf(tx: Tx, contactIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select person_id as id from contact where tenant = $1 and id = any($2)
     union select party_id from contact where tenant = $1 and id = any($2)`,
    [tx.tenant, contactIds],
  );
  return rows.map(({ id }) => id);
}

/** The contacts that still wait for this slice; others were cancelled, decided or taken back meanwhile. */
export async function waitingContacts(
  tx: Tx,
  contactIds: readonly string[],
  sliceId: string,
): Promise<ContactRow[]> {
  return tx.query<ContactRow>(
    `select ${CONTACT} from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
      where s.tenant = $1 and s.contact_id = any($2) and (s.status = 'queued') is true and s.slice_id = $3
      order by s.contact_id for update of s`,
    [tx.tenant, contactIds, sliceId],
  );
}

/** One contact in a given state, locked. */
export async function contactIn(
  tx: Tx,
  contactId: string,
  statuses: readonly string[],
): Promise<ContactRow | undefined> {
  const [row] = await tx.query<ContactRow>(
    `select ${CONTACT} from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
      where s.tenant = $1 and s.contact_id = $2 and s.status = any($3) for update of s`,
    [tx.tenant, contactId, statuses],
  );
  return row;
}

// No rule looks further back at what we did; what people asked for is never too old.
const HORIZON_MS = 400 * 86_400_000;

/** @param personIds debtors and addressed parties */
export async function readRows(
  tx: Tx,
  personIds: readonly string[],
  contactIds: readonly string[],
  at: number,
): Promise<Rows> {
  const by = [tx.tenant, personIds];
  const [
    parties,
    debts,
    relations,
    endpoints,
    events,
    slots,
    reservations,
    organisations,
    answers,
  ] = await Promise.all([
    tx.query<PartyRow>(
      'select id, language, facts, profile, restricted_at is not null as restricted from party where tenant = $1 and id = any($2)',
      by,
    ),
    tx.query<DebtRow>(
      `select id, debtor_id, lender_id, kind, currency, amounts, due_on::text, days_past_due, account_tail, facts
         from debt where tenant = $1 and debtor_id = any($2)`,
      by,
    ),
    tx.query<RelationRow>(
      `select r.debt_id, r.party_id, r.relation, r.liable, r.liability_ended_on::text, r.source, p.facts->'time_zones' as time_zones
         from debt d join debt_party r on r.tenant = d.tenant and r.debt_id = d.id
         join party p on p.tenant = r.tenant and p.id = r.party_id
        where d.tenant = $1 and d.debtor_id = any($2) and r.relation <> 'borrower'`,
      by,
    ),
    tx.query<EndpointRow>(
      'select id, party_id, kind, facts, address from endpoint where tenant = $1 and party_id = any($2)',
      by,
    ),
    tx.query<EventRow>(EVENTS, [...by, iso(at - HORIZON_MS)]),
    tx.query<SlotRow>(SLOTS, [...by, iso(at - HORIZON_MS)]),
    openReservations(tx, personIds, iso(at - HORIZON_MS)),
    tx.query<OrganisationRow>(
      'select id, external_id, kind, name, facts, sms_from, email_from, reply_to from organisation where tenant = $1',
      [tx.tenant],
    ),
    tx.query<AnswerRow>(
      `select contact_id, text_hash, endpoint_id, rules, record_id from review_answer
        where tenant = $1 and contact_id = any($2) and approved and expires_at > $3`,
      [tx.tenant, contactIds, iso(at)],
    ),
  ]);
  return {
    parties,
    debts,
    relations,
    endpoints,
    events,
    slots,
    reservations,
    organisations,
    answers,
  };
}

// Whoever is among the debtors is not looked up again as an addressed party.
const EVENT = 'id, person_id, party_id, occurred_at, body, sealed';
const IN_SIGHT = `not (type in ('call', 'message', 'letter', 'visit') and body->>'direction' = 'outbound' and occurred_at < $3)`;

const EVENTS = `
  select ${EVENT} from timeline_event where tenant = $1 and person_id = any($2) and ${IN_SIGHT}
  union all
  select ${EVENT} from timeline_event
   where tenant = $1 and party_id = any($2) and (person_id is null or not person_id = any($2)) and ${IN_SIGHT}`;

// From the persons to their contacts, whose indexes do not move with every step, and from each contact to
// its state: `offset 0` keeps the planner from turning that round because slots were few when it last looked.
// Nothing is attempted after its end.
const SLOT = `c.id as contact_id, c.person_id, c.party_id, s.status, s.slot, s.attempt_at, c.channel, c.endpoint_id, c.debt_id,
  c.sender_id, c.purpose, c.in_reply_to`;
const HELD = `
  cross join lateral (select status, slot, attempt_at from contact_state where tenant = $1 and contact_id = c.id offset 0) s
  where s.slot is not null and s.attempt_at > $3`;

const SLOTS = `
  select ${SLOT} from (select * from contact where tenant = $1 and person_id = any($2) and not_after > $3) c ${HELD}
  union all
  select ${SLOT} from (select * from contact
                         where tenant = $1 and party_id = any($2) and not person_id = any($2) and not_after > $3) c ${HELD}`;
