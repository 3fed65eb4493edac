/** What the story of a contact begins with: who asked for what, about which debt, to whom. */
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { readParties, type StoredParty } from '../../portfolio/party.repository.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { CONTACTED_AT } from '../contacts.repository.js';
import type { Standing } from '../contacts.standing.js';
import { maskAddress, maskName } from '../parties.resource.js';

export interface StoryRow extends Standing, Record<string, unknown> {
  readonly id: string;
  readonly person_id: string;
  readonly party_id: string;
  readonly endpoint_id: string;
  readonly debt_id: string;
  readonly debt: string;
  readonly relation: string | null;
  readonly sender_id: string;
  readonly sender: string;
  readonly sender_name: string;
  readonly created_by: string | null;
  readonly contacted_at: Date | null;
}

export async function storyRow(tx: Tx, id: string): Promise<StoryRow> {
  const [row] = await tx.query<StoryRow>(
    `select c.id, c.person_id, c.party_id, c.endpoint_id, c.debt_id, c.sender_id, c.not_after, c.created_by,
            s.status, s.due_at, s.rules, s.error_code, s.decision_id, s.updated_at, ${CONTACTED_AT} as contacted_at,
            d.external_id as debt, o.external_id as sender, o.name as sender_name,
            (select relation from debt_party r
              where r.tenant = $1 and r.debt_id = c.debt_id and r.party_id = c.party_id) as relation
       from contact c join contact_state s on s.tenant = $1 and s.contact_id = c.id
       join debt d on d.tenant = $1 and d.id = c.debt_id
       join organisation o on o.tenant = $1 and o.id = c.sender_id
      where c.tenant = $1 and c.id = $2`,
    [tx.tenant, id],
  );
  if (row === undefined) throw new Error('a contact has no state');
  return row;
}

export async function addressee({ tx, keys }: Scribe, row: StoryRow): Promise<StoredParty> {
  const [party] = await readParties(tx, keys, [row.party_id]);
  if (party === undefined) throw new Error('the addressed party of a contact is gone');
  return party;
}

export function askedFor(row: StoryRow, party: StoredParty, isPersonal: boolean) {
  const endpoint = party.endpoints.find(({ id }) => id === row.endpoint_id);
  const address = endpoint?.address ?? null;
  return {
    by: row.created_by === null ? null : publicId('user', row.created_by),
    sender: {
      id: publicId('organisation', row.sender_id),
      external_id: row.sender,
      name: row.sender_name,
    },
    debt: { id: publicId('debt', row.debt_id), external_id: row.debt },
    to: {
      id: publicId('party', party.id),
      external_id: party.external_id,
      name: isPersonal ? party.name : maskName(party.name),
      residence: party.facts.residence,
      relation: row.relation ?? 'borrower',
      address: isPersonal ? address : maskAddress(address),
      kind: endpoint?.kind ?? null,
    },
    debtor: publicId('party', row.person_id),
  };
}
