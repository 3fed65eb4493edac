/** A person's card as it is answered: what is in force, promises, and every act with its who, when and why. */
import { readPersons } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import { readParties } from '../portfolio/party.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { STOPPABLE } from '../schedule/contact.js';
import { inForce, type TimelineRow } from './card.restrictions.js';
import { stored } from './desk.js';
import { partyResource } from './parties.resource.js';

type ActRow = {
  id: string;
  party_id: string;
  kind: string;
  occurred_at: Date;
  event_ids: string[];
  record_id: string;
  recorded_at: Date;
  recorded_by: string;
};

export async function cardOf(scribe: Scribe, partyId: string, isPersonal: boolean) {
  const { tx } = scribe;
  const [parties, timeline, acts, open] = await Promise.all([
    readParties(tx, scribe.keys, [partyId]),
    timelineOf(scribe, partyId),
    actsOf(scribe, 'party_id', partyId, isPersonal),
    tx.query<{ proposals: number; planned: number }>(OPEN, [
      tx.tenant,
      partyId,
      STOPPABLE,
      iso(tx.at),
    ]),
  ]);
  const party = stored(parties);
  const status = (party.facts['status'] as string | undefined) ?? 'active';
  return {
    object: 'card' as const,
    party: partyResource(party, isPersonal),
    restrictions: [
      ...(status === 'active'
        ? []
        : [{ kind: status, since: null, event: null, binds: 'everybody' as const }]),
      ...inForce(timeline, tx.at, party.facts.residence),
    ],
    promises: timeline
      .filter(({ type }) => type === 'promise')
      .map(({ event, at, fields }) => ({
        event,
        made_at: new Date(at).toISOString(),
        due: String(fields['due']),
        amount: String(fields['amount']),
        debts: fields['debts'],
      })),
    acts,
    open_proposals: open[0]?.proposals ?? 0,
    planned_contacts: open[0]?.planned ?? 0,
  };
}

// Nothing is planned past its end, so the past of a person is not read.
const OPEN = `
  select (select count(*)::int from restriction_proposal
           where tenant = $1 and party_id = $2 and status = 'proposed') as proposals,
         (select count(*)::int from contact_state where tenant = $1 and status = any($3) and contact_id = any(array(
            select id from contact where tenant = $1 and person_id = $2 and not_after > $4
            union select id from contact where tenant = $1 and party_id = $2 and not_after > $4))) as planned`;

/** One act by its id, or all of a party, oldest first. */
export async function actsOf(
  { tx, keys }: Scribe,
  by: 'id' | 'party_id',
  id: string,
  isPersonal: boolean,
) {
  const rows = await tx.query<ActRow>(
    `select id, party_id, kind, occurred_at, event_ids, record_id, recorded_at, recorded_by
       from party_act where tenant = $1 and ${by} = $2 order by id`,
    [tx.tenant, id],
  );
  const persons = await readPersons(
    tx,
    keys,
    rows.map(({ party_id }) => party_id),
  );
  const reasons = isPersonal
    ? await openSections(
        tx,
        keys,
        rows.map(({ record_id, party_id }) => ({
          record_id,
          section: 'why',
          person: persons.get(party_id) ?? null,
        })),
      )
    : [];
  return rows.map((row, index) => ({
    object: 'act' as const,
    id: publicId('act', row.id),
    kind: row.kind,
    party: publicId('party', row.party_id),
    occurred_at: row.occurred_at.toISOString(),
    events: row.event_ids.map((event) => publicId('event', event)),
    why: typeof reasons[index] === 'string' ? reasons[index] : null,
    recorded_by: publicId('user', row.recorded_by),
    recorded_at: row.recorded_at.toISOString(),
  }));
}

async function timelineOf({ tx }: Scribe, partyId: string): Promise<TimelineRow[]> {
  const rows = await tx.query<{ id: string; type: string; occurred_at: Date; body: object }>(
    `select id, type, occurred_at, body from timeline_event
      where tenant = $1 and (person_id = $2 or party_id = $2)
        and type not in ('call', 'message', 'letter', 'visit', 'notice')
      order by occurred_at, id`,
    [tx.tenant, partyId],
  );
  return rows.map(({ id, type, occurred_at, body }) => ({
    event: publicId('event', id),
    type,
    at: occurred_at.getTime(),
    fields: { ...body },
  }));
}
