/**
 * Changes of parties and endpoints, each with its evidence under the person's lock.
 *
 * The address of an endpoint never changes: consents and refusals belong to it. A new address is a new
 * endpoint.
 */
import type { Place } from '../compliance/attempt.js';
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { applied, conflict, differing, type Changes } from './content.js';
import { partyFacts, readEndpoint, type GivenEndpoint, type GivenParty } from './party.js';
import { insertEndpoints, readParties, type StoredParty } from './party.repository.js';
import { sealProfile } from './profile.js';
import { lookUp } from './reference.js';
import { asJson, lockAll, racing, refused, type Outcome, type Scribe } from './scribe.js';
import { zonesOf } from './zones.js';

export type PartyContent = Omit<GivenParty, 'external_id' | 'endpoints'>;

/** Changes what is known of a party; an emptied list of zones becomes every zone of the residence. */
export async function changeParty(
  scribe: Scribe,
  id: string,
  changes: Changes<PartyContent>,
): Promise<void> {
  const { person, party } = await locked(scribe, id);
  if (party.name === null)
    throw new Problem('erased', 'the personal data of this party was erased');
  const content: PartyContent = { ...party.facts, name: party.name, language: party.language };
  const wanted = withZones(applied<PartyContent>(content, changes));
  const fields = differing({ ...asJson(content), ...wanted }, content);
  const gone = Object.keys(content).filter((key) => !(key in wanted));
  if (fields.length + gone.length === 0) return;
  const { tx } = scribe;
  await tx.query(
    'update party set language = $3, facts = $4, profile = $5, updated_at = $6 where tenant = $1 and id = $2',
    [
      tx.tenant,
      id,
      wanted.language,
      JSON.stringify(partyFacts({ external_id: party.external_id, ...wanted })),
      sealProfile(person, id, wanted),
      iso(tx.at),
    ],
  );
  const value = asJson({ before: content, after: wanted });
  await record(
    scribe,
    person,
    'fact.recorded',
    { fact: 'party', change: 'changed', party: publicId('party', id) },
    value,
  );
}

function withZones(content: PartyContent): PartyContent {
  if (content.time_zones.length > 0) return content;
  const time_zones = zonesOf(content.residence);
  if (time_zones.length > 0) return { ...content, time_zones };
  throw fieldProblem('validation-failed', {
    pointer: '/time_zones',
    detail: 'is empty, and no time zone is known for this `residence`',
    remedy: 'send every zone the person may be in',
  });
}

/** Adds an endpoint, or finds the one with the same external id and content. */
export async function addEndpoint(
  scribe: Scribe,
  partyId: string,
  given: GivenEndpoint,
): Promise<Outcome> {
  const { tx, keys } = scribe;
  const { person, party } = await locked(scribe, partyId);
  const endpoint = readEndpoint(given, party.facts.residence);
  if ('pointer' in endpoint) return refused(fieldProblem('validation-failed', endpoint));
  const { read: _read, ...content } = endpoint;
  const known = (await lookUp(tx, 'endpoint', [given.external_id])).get(given.external_id);
  if (known !== undefined) {
    const stored = party.endpoints.find(({ id }) => id === known.id);
    const remedy = 'add it under an id of its own';
    if (stored === undefined) return refused(conflict(['external_id'], remedy));
    const fields = differing(content, { ...stored, ...stored.facts });
    return fields.length > 0
      ? refused(conflict(fields, remedy))
      : { status: 'exists', id: known.id };
  }
  const id = uuid7(tx.at);
  await racing(insertEndpoints(tx, keys, [{ id, endpoint, person }]));
  const body = { change: 'added', endpoint: publicId('endpoint', id), kind: endpoint.kind };
  await record(scribe, person, 'endpoint.changed', body, asJson(content));
  return { status: 'created', id };
}

export interface EndpointFacts {
  readonly owner_unknown?: boolean | undefined;
  readonly place?: Place | undefined;
  readonly shared?: boolean | undefined;
  readonly employer_provided?: boolean | undefined;
}

/** Changes what is known of an endpoint and returns whose it is. */
export async function changeEndpoint(
  scribe: Scribe,
  id: string,
  changes: Changes<EndpointFacts>,
): Promise<{ party_id: string }> {
  const { tx } = scribe;
  const [row] = await tx.query<{ party_id: string }>(
    'select party_id from endpoint where tenant = $1 and id = $2',
    [tx.tenant, id],
  );
  if (row === undefined) throw new Problem('not-found', 'there is no such endpoint');
  const { person, party } = await locked(scribe, row.party_id);
  const facts = party.endpoints.find((endpoint) => endpoint.id === id)?.facts ?? {};
  const wanted = applied<EndpointFacts>(facts, changes);
  await tx.query('update endpoint set facts = $3 where tenant = $1 and id = $2', [
    tx.tenant,
    id,
    JSON.stringify(wanted),
  ]);
  const body = { change: 'changed', endpoint: publicId('endpoint', id) };
  await record(scribe, person, 'endpoint.changed', body, asJson({ before: facts, after: wanted }));
  return row;
}

async function locked(
  scribe: Scribe,
  partyId: string,
): Promise<{ person: Person; party: StoredParty }> {
  const person = (await lockAll(scribe, [partyId])).get(partyId);
  const [party] = await readParties(scribe.tx, scribe.keys, [partyId]);
  if (person === undefined || party === undefined)
    throw new Problem('not-found', 'there is no such party');
  return { person, party };
}

async function record(
  { tx, evidence }: Scribe,
  person: Person,
  kind: 'fact.recorded' | 'endpoint.changed',
  body: Record<string, string>,
  value: ReturnType<typeof asJson>,
): Promise<void> {
  await evidence.write(tx, [
    { kind, subject: person, body, sec: { fact: { about: person, value } } },
  ]);
}
