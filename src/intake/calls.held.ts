/**
 * A call in a collector's hands as it is answered: whom to ask for at first, and what it is about once that
 * person has said that it is them. Until then the answer does not hold it, so no page can show it.
 */
import { readDecisions } from '../dispatch/explain.js';
import type { HeldCall } from '../dispatch/call-hold.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { readDebts } from '../portfolio/debt.repository.js';
import { readParties } from '../portfolio/party.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { COVERS } from '../schedule/pause.js';
import { stored } from './desk.js';

export async function heldCall(scribe: Scribe, held: HeldCall) {
  const { tx, keys } = scribe;
  const [party] = await readParties(tx, keys, [held.party_id]);
  const number = party?.endpoints.find(({ id }) => id === held.endpoint_id)?.address ?? null;
  const dial_before = held.dial_before ?? held.lease_until;
  return {
    object: 'call_task' as const,
    id: publicId('contact', held.contact_id),
    claimed: true,
    status: 'claimed',
    verdict: held.verdict,
    rules: held.rules,
    decision: publicId('record', held.decision_id),
    name: party?.name ?? null,
    language: party?.language ?? null,
    time_zones: zonesOf(party?.facts),
    number,
    identity: held.confirmed_at === null ? null : ('confirmed' as const),
    about: held.confirmed_at === null ? null : await aboutOf(scribe, held),
    since_claim: await newsOf(tx, held),
    paused: await isPaused(tx, held.contact_id),
    dial_before: iso(dial_before.getTime()),
    lease_until: iso(held.lease_until.getTime()),
    not_after: iso(held.not_after.getTime()),
    now: iso(tx.at),
  };
}

function zonesOf(facts: { readonly [fact: string]: unknown } | undefined): string[] {
  const zones = facts?.['time_zones'];
  if (!Array.isArray(zones)) return [];
  return [...new Set((zones as { zone: string }[]).map(({ zone }) => zone))];
}

type Asked = { attempt?: { to?: { relation?: string } } };

async function aboutOf({ tx, keys }: Scribe, held: HeldCall) {
  const decision = (await readDecisions(tx, keys, [held])).get(held.decision_id);
  const debt = stored(await readDebts(tx, [held.debt_id]));
  const names = await organisationNames(tx, [debt.lender_id, held.sender_id]);
  return {
    script: decision?.message?.text ?? null,
    relation: (decision?.input as Asked | undefined)?.attempt?.to?.relation ?? null,
    party: publicId('party', held.party_id),
    sender: names.get(held.sender_id) ?? null,
    debt: {
      id: publicId('debt', debt.id),
      lender: names.get(debt.lender_id) ?? null,
      kind: debt.kind,
      currency: debt.currency,
      amounts: debt.amounts,
      due_on: debt.due_on,
      days_past_due: debt.days_past_due,
      balance_as_of: iso(debt.balance_as_of.getTime()),
      account_tail: debt.account_tail,
    },
    other_debts: await otherDebts(tx, held),
  };
}

const OTHERS_MAX = 50;

/** What the talk may come to as well: of the same debtor, and this person's to talk about. */
function otherDebts(tx: Tx, { debt_id, person_id, party_id }: HeldCall) {
  return tx
    .query<{ id: string; lender: string | null; kind: string; account_tail: string | null }>(
      `select d.id, o.name as lender, d.kind, d.account_tail
         from debt d join debt_party p on p.tenant = d.tenant and p.debt_id = d.id and p.party_id = $3
         left join organisation o on o.tenant = d.tenant and o.id = d.lender_id
        where d.tenant = $1 and d.debtor_id = $2 and d.id <> $4 order by d.id limit $5`,
      [tx.tenant, person_id, party_id, debt_id, OTHERS_MAX],
    )
    .then((rows) => rows.map(({ id, ...debt }) => ({ id: publicId('debt', id), ...debt })));
}

async function organisationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from organisation where tenant = $1 and id = any($2)',
    [tx.tenant, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What has become known since the claim: a claimed task is not judged again, so its collector is told. */
async function newsOf(tx: Tx, held: HeldCall): Promise<string[]> {
  const rows = await tx.query<{ type: string }>(
    `select distinct type from timeline_event
      where tenant = $1 and (person_id = any($2) or party_id = any($2)) and recorded_at > $3
     union select 'party_changed' from party where tenant = $1 and id = any($2) and updated_at > $3
      order by 1`,
    [tx.tenant, [held.person_id, held.party_id], iso(held.attempt_at.getTime())],
  );
  return rows.map(({ type }) => type);
}

async function isPaused(tx: Tx, contactId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from pause p join contact c on c.tenant = p.tenant and c.id = $2
      where p.tenant = $1 and ${COVERS('$3')} limit 1`,
    [tx.tenant, contactId, iso(tx.at)],
  );
  return rows.length > 0;
}
