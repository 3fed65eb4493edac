/** SQL of parties and endpoints; everything personal is sealed before it gets here, and opened after. */
import { readPersons, type PersonKey } from '../evidence/person.js';
import type { ZoneFact } from '../compliance/facts.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { open, seal, type Keys } from '../platform/keys.js';
import { cut, pageClause, type Page } from './page.js';
import { endpointFacts, indexKind, partyFacts, type Endpoint, type Party } from './party.js';
import { openProfile, sealProfile } from './profile.js';
import { sealedUse } from './sealed-use.js';

export interface StoredEndpoint {
  readonly id: string;
  readonly external_id: string;
  readonly kind: string;
  /** Null when the person was erased. */
  readonly address: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface StoredParty {
  readonly id: string;
  readonly external_id: string;
  readonly language: string;
  /** Null when the person was erased. */
  readonly name: string | null;
  /** With the city and the postal code, as long as the person is known. */
  readonly facts: Readonly<Record<string, unknown>> & {
    readonly residence: string;
    readonly time_zones: ZoneFact[];
  };
  readonly endpoints: readonly StoredEndpoint[];
  readonly created_at: Date;
  readonly updated_at: Date;
  /** Since then nobody may contact them: their erasure was asked for. */
  readonly restricted_at: Date | null;
  readonly erased_at: Date | null;
}

export interface PartyToInsert {
  readonly id: string;
  readonly party: Party;
  readonly person: PersonKey;
  readonly request_hash: Buffer;
}

export async function insertParties(tx: Tx, rows: readonly PartyToInsert[]): Promise<void> {
  const plain = rows.map(({ id, party, person, request_hash }) => ({
    id,
    external_id: party.external_id,
    language: party.language,
    facts: partyFacts(party),
    profile: sealProfile(person, id, party).toString('base64'),
    request_hash: request_hash.toString('base64'),
  }));
  await tx.query(
    `insert into party (tenant, id, external_id, language, facts, profile, request_hash, created_at, updated_at)
     select $1, id, external_id, language, facts, decode(profile, 'base64'), decode(request_hash, 'base64'), $2, $2
       from json_to_recordset($3::json)
         as p(id uuid, external_id text, language text, facts jsonb, profile text, request_hash text)`,
    [tx.tenant, iso(tx.at), JSON.stringify(plain)],
  );
}

export interface EndpointToInsert {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly person: PersonKey;
}

export async function insertEndpoints(
  tx: Tx,
  keys: Keys,
  rows: readonly EndpointToInsert[],
): Promise<void> {
  if (rows.length === 0) return;
  const plain = rows.map(({ id, endpoint, person }) => ({
    id,
    external_id: endpoint.external_id,
    party_id: person.party_id,
    kind: endpoint.kind,
    facts: endpointFacts(endpoint),
    address: seal(person.dek, sealedUse.address(id), Buffer.from(endpoint.read.address)).toString(
      'base64',
    ),
    address_index: keys.blindIndex(indexKind(endpoint.kind), endpoint.read.same).toString('base64'),
  }));
  await tx.query(
    `insert into endpoint (tenant, id, external_id, party_id, kind, facts, address, address_index, created_at)
     select $1, id, external_id, party_id, kind, facts, decode(address, 'base64'), decode(address_index, 'base64'), $2
       from json_to_recordset($3::json)
         as e(id uuid, external_id text, party_id uuid, kind text, facts jsonb, address text, address_index text)`,
    [tx.tenant, iso(tx.at), JSON.stringify(plain)],
  );
}

export function openAddress(person: PersonKey, endpointId: string, sealed: Buffer): string {
  return open(person.dek, sealedUse.address(endpointId), sealed).toString();
}

type PartyRow = Omit<StoredParty, 'endpoints' | 'name'> & { profile: Buffer } & Record<
    string,
    unknown
  >;
type EndpointRow = Omit<StoredEndpoint, 'address'> & { party_id: string; address: Buffer } & Record<
    string,
    unknown
  >;

const COLUMNS =
  'id, external_id, language, facts, profile, created_at, updated_at, restricted_at, erased_at';

export async function readParties(
  tx: Tx,
  keys: Keys,
  ids: readonly string[],
): Promise<StoredParty[]> {
  const rows = await tx.query<PartyRow>(
    `select ${COLUMNS} from party where tenant = $1 and id = any($2::uuid[]) order by id`,
    [tx.tenant, ids],
  );
  return complete(tx, keys, rows);
}

export async function listParties(
  tx: Tx,
  keys: Keys,
  page: Page,
): Promise<{ rows: StoredParty[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 2);
  const found = await tx.query<PartyRow>(`select ${COLUMNS} from party where tenant = $1 ${sql}`, [
    tx.tenant,
    ...values,
  ]);
  const { rows, has_more } = cut(found, page);
  return { rows: await complete(tx, keys, rows), has_more };
}

async function complete(tx: Tx, keys: Keys, rows: readonly PartyRow[]): Promise<StoredParty[]> {
  const ids = rows.map(({ id }) => id);
  const persons = await readPersons(tx, keys, ids);
  const endpoints = await tx.query<EndpointRow>(
    'select id, external_id, party_id, kind, facts, address from endpoint where tenant = $1 and party_id = any($2::uuid[]) order by external_id',
    [tx.tenant, ids],
  );
  return rows.map(({ profile, ...row }) => {
    const person = persons.get(row.id);
    const { name = null, ...locality } =
      person === undefined ? {} : openProfile(person, row.id, profile);
    return {
      ...row,
      name,
      facts: { ...row.facts, ...locality },
      endpoints: endpoints
        .filter(({ party_id }) => party_id === row.id)
        .map(({ id, external_id, kind, facts, address }) => ({
          id,
          external_id,
          kind,
          facts,
          address: person === undefined ? null : openAddress(person, id, address),
        })),
    };
  });
}

/** Endpoints that share an address, such as one telephone of a couple: a STOP from it concerns them all. */
export async function endpointsAt(
  tx: Tx,
  keys: Keys,
  kind: 'email' | 'phone',
  same: string,
): Promise<{ id: string; party_id: string }[]> {
  return tx.query(
    'select id, party_id from endpoint where tenant = $1 and address_index = $2 order by id',
    [tx.tenant, keys.blindIndex(kind, same)],
  );
}

/** As `endpointsAt`, for several addresses, of which any may be meant. */
export async function endpointsWith(
  tx: Tx,
  keys: Keys,
  addresses: readonly { readonly kind: 'email' | 'phone'; readonly same: string }[],
): Promise<{ id: string; party_id: string }[]> {
  if (addresses.length === 0) return [];
  return tx.query(
    'select id, party_id from endpoint where tenant = $1 and address_index = any($2::bytea[]) order by id',
    [tx.tenant, addresses.map(({ kind, same }) => keys.blindIndex(kind, same))],
  );
}
