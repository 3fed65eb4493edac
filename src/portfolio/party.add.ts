/** Takes parties in, many at a time: one statement for each table, and one answer for each item. */
import { createPersons } from '../evidence/person.js';
import { ordered } from '../platform/idempotency.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { conflict, differing } from './content.js';
import { readParty, type GivenParty, type Party } from './party.js';
import {
  insertEndpoints,
  insertParties,
  readParties,
  type PartyToInsert,
  type StoredParty,
} from './party.repository.js';
import { lookUp } from './reference.js';
import { asJson, racing, refused, type Outcome, type Scribe } from './scribe.js';
import { sorted } from './sorted.js';

/** Answers in the order of `given`. A refused item leaves nothing behind and disturbs no other. */
export async function addParties(scribe: Scribe, given: readonly GivenParty[]): Promise<Outcome[]> {
  const read = given.map(readParty);
  const parties = read.flatMap((party) => (Array.isArray(party) ? [] : [party]));
  const known = await knownParties(scribe, parties);
  const taken = await takenEndpoints(scribe, parties);
  const fresh = new Map<string, Party & { id: string }>();
  const outcomes = read.map((party): Outcome => {
    if (Array.isArray(party)) return refused(unusable(party));
    const same = known.get(party.external_id) ?? asStored(fresh.get(party.external_id));
    if (same !== undefined) return compared(scribe, party, same);
    const errors = party.endpoints.flatMap(({ external_id }, index) =>
      taken.has(external_id) ? [takenBy(`/endpoints/${index}/external_id`)] : [],
    );
    if (errors.length > 0) {
      return refused(
        new Problem(
          'external-id-conflict',
          'an endpoint with this `external_id` is stored already',
          { errors },
        ),
      );
    }
    for (const { external_id } of party.endpoints) taken.add(external_id);
    const id = uuid7(scribe.tx.at);
    fresh.set(party.external_id, { ...party, id });
    return { status: 'created', id };
  });
  await racing(insert(scribe, [...fresh.values()]));
  return outcomes;
}

function unusable(errors: FieldError[]): Problem {
  return new Problem('validation-failed', 'the party cannot be stored as it is', { errors });
}

function takenBy(pointer: string): FieldError {
  return {
    pointer,
    detail: 'belongs to an endpoint that is stored already',
    remedy: 'give the endpoint an id of its own',
  };
}

interface Known {
  readonly id: string;
  readonly request_hash: Buffer | undefined;
  readonly content: object;
  readonly erased: boolean;
}

async function knownParties(
  { tx, keys }: Scribe,
  parties: readonly Party[],
): Promise<Map<string, Known>> {
  const rows = await tx.query<{ id: string; external_id: string; request_hash: Buffer }>(
    'select id, external_id, request_hash from party where tenant = $1 and external_id = any($2::text[])',
    [tx.tenant, parties.map(({ external_id }) => external_id)],
  );
  const stored = new Map(
    (
      await readParties(
        tx,
        keys,
        rows.map(({ id }) => id),
      )
    ).map((party) => [party.id, party]),
  );
  return new Map(
    rows.flatMap(({ id, external_id, request_hash }) => {
      const party = stored.get(id);
      return party === undefined
        ? []
        : [
            [
              external_id,
              { id, request_hash, content: storedContent(party), erased: party.name === null },
            ] as const,
          ];
    }),
  );
}

async function takenEndpoints({ tx }: Scribe, parties: readonly Party[]): Promise<Set<string>> {
  const wanted = parties.flatMap(({ endpoints }) =>
    endpoints.map(({ external_id }) => `external:${external_id}`),
  );
  const found = await lookUp(tx, 'endpoint', wanted);
  return new Set([...found.values()].flatMap(({ external_id }) => external_id ?? []));
}

/** The request that made it, and what it has become since, both count as the same. */
function compared({ keys }: Scribe, party: Party, known: Known): Outcome {
  const hash = keys.requestHash(ordered(contentOf(party)));
  if (known.request_hash?.equals(hash)) return { status: 'exists', id: known.id };
  if (known.erased) return refused(new Problem('erased', 'this person was erased'));
  const fields = differing(contentOf(party), known.content);
  return fields.length > 0 ? refused(conflict(fields)) : { status: 'exists', id: known.id };
}

/** Every field that a caller can send, in one order. */
function contentOf({ endpoints, time_zones, ...party }: Party) {
  return {
    ...party,
    time_zones: sorted(time_zones),
    endpoints: sorted(endpoints.map(({ read: _read, ...endpoint }) => endpoint)),
  };
}

function storedContent({ external_id, language, name, facts, endpoints }: StoredParty): object {
  return {
    ...facts,
    external_id,
    language,
    name,
    time_zones: sorted(facts.time_zones),
    endpoints: sorted(
      endpoints.map(({ id: _id, facts: { domain: _domain, ...rest }, ...endpoint }) => ({
        ...endpoint,
        ...rest,
      })),
    ),
  };
}

function asStored(party: (Party & { id: string }) | undefined): Known | undefined {
  if (party === undefined) return undefined;
  const { id, ...content } = party;
  return { id, request_hash: undefined, content: contentOf(content), erased: false };
}

async function insert(scribe: Scribe, parties: readonly (Party & { id: string })[]): Promise<void> {
  if (parties.length === 0) return;
  const { tx, keys, evidence } = scribe;
  const persons = await createPersons(
    tx,
    keys,
    parties.map(({ id }) => id),
  );
  const rows = parties.flatMap(({ id, ...party }): PartyToInsert[] => {
    const person = persons.get(id);
    return person === undefined
      ? []
      : [{ id, party, person, request_hash: keys.requestHash(ordered(contentOf(party))) }];
  });
  await insertParties(tx, rows);
  await insertEndpoints(
    tx,
    keys,
    rows.flatMap(({ party, person }) =>
      party.endpoints.map((endpoint) => ({ id: uuid7(tx.at), endpoint, person })),
    ),
  );
  await evidence.write(
    tx,
    parties.map(({ id, ...party }) => ({
      kind: 'fact.recorded' as const,
      subject: persons.get(id) ?? null,
      body: { fact: 'party', change: 'created', party: publicId('party', id) },
      sec: { fact: { about: persons.get(id) ?? null, value: asJson(contentOf(party)) } },
    })),
  );
}
