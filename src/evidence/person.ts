/**
 * Persons as the log knows them: a random pseudonym, the head of their chain, and their data key.
 *
 * The row of a person is the lock under which everything about them happens, so that their records
 * are numbered without gaps and queued in that order.
 */
import { randomBytes } from 'node:crypto';
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { byteaArray } from './columns.js';
import { newestEpoch } from './epochs/epoch.repository.js';

/** What opens and seals a person's sections. */
export interface PersonKey {
  readonly party_id: string;
  /** 32 hex digits, derived from nothing. */
  readonly tag: string;
  readonly dek: Buffer;
}

/** A locked person. What follows advances as records are composed. */
export interface Person extends PersonKey {
  /** How many records they have, in all logs. */
  n: number;
  /** The leaf hash of the last one, 32 zero bytes before the first. */
  prev: Buffer;
  /** The log that holds it, and how many they had before that log. */
  log_no: number;
  before: number;
}

export class UnknownPersonError extends Error {
  override name = 'UnknownPersonError';

  constructor(readonly party_ids: readonly string[]) {
    const ids = party_ids.map((id) => `\`${id}\``).join(', ');
    super(`no key is kept for ${ids}: the party was erased, or is not of this tenant`);
  }
}

/** Stands for the record before a first one. */
export const START: Buffer = Buffer.alloc(32);

/** Persons who are new to the log. */
export async function createPersons(
  tx: Tx,
  keys: Keys,
  partyIds: readonly string[],
): Promise<Map<string, Person>> {
  const epoch = await newestEpoch(tx);
  const persons = [...new Set(partyIds)].map((party_id) => {
    const tag = randomBytes(16).toString('hex');
    const { dek, wrapped } = keys.newDataKey(tag, epoch);
    return { wrapped, person: { party_id, tag, dek, n: 0, prev: START, log_no: 1, before: 0 } };
  });
  await tx.query(
    `insert into person_key (tenant, party_id, tag, n, prev, dek, kek_epoch)
     select $1, p.party_id, p.tag, 0, $2, p.dek, $3
       from unnest($4::uuid[], $5::text[], $6::bytea[]) p (party_id, tag, dek)`,
    [
      tx.tenant,
      START,
      epoch,
      persons.map(({ person }) => person.party_id),
      persons.map(({ person }) => person.tag),
      byteaArray(persons.map(({ wrapped }) => wrapped)),
    ],
  );
  return new Map(persons.map(({ person }) => [person.party_id, person]));
}

/** Waits for its turn, always in the same order, so that two transactions cannot wait for each other. */
export async function lockPersons(
  tx: Tx,
  keys: Keys,
  partyIds: readonly string[],
): Promise<Map<string, Person>> {
  const wanted = [...new Set(partyIds)];
  const persons = await lockPersonsIn(tx, keys, '$2::uuid[]', [wanted]);
  if (persons.size < wanted.length) {
    throw new UnknownPersonError(wanted.filter((id) => !persons.has(id)));
  }
  return persons;
}

/**
 * As `lockPersons`, where a sub-select names them: one statement instead of two. Who has no key is left out.
 *
 * @param ids SQL of a `uuid[]` that no other transaction can change; its parameters are `$2` and up
 */
export async function lockPersonsIn(
  tx: Tx,
  keys: Keys,
  ids: string,
  values: readonly unknown[],
): Promise<Map<string, Person>> {
  const rows = await tx.query<Row>(
    `${SELECT} and party_id = any (${ids}) order by party_id for update`,
    [tx.tenant, ...values],
  );
  return new Map(rows.map((row): [string, Person] => [row.party_id, new StoredPerson(keys, row)]));
}

/** Without a lock, for opening sections only. Persons who were erased are left out. */
export async function readPersons(
  tx: Tx,
  keys: Keys,
  partyIds: readonly string[],
): Promise<Map<string, PersonKey>> {
  const rows = await tx.query<Row>(`${SELECT} and party_id = any ($2::uuid[])`, [
    tx.tenant,
    [...new Set(partyIds)],
  ]);
  return new Map(
    rows.map((row): [string, PersonKey] => [row.party_id, new StoredPerson(keys, row)]),
  );
}

const SELECT =
  'select party_id, tag, n, prev, log_no, before, dek from person_key where tenant = $1';

type Row = {
  party_id: string;
  tag: string;
  n: number;
  prev: Buffer;
  log_no: number;
  before: number;
  dek: Buffer;
};

/** The data key is unwrapped when it is first asked for: many transactions lock and never seal. */
class StoredPerson implements Person {
  readonly party_id: string;
  readonly tag: string;
  n: number;
  prev: Buffer;
  log_no: number;
  before: number;
  readonly #unwrap: () => Buffer;
  #dek: Buffer | undefined;

  constructor(keys: Keys, row: Row) {
    this.party_id = row.party_id;
    this.tag = row.tag;
    this.n = row.n;
    this.prev = row.prev;
    this.log_no = row.log_no;
    this.before = row.before;
    this.#unwrap = () => keys.unwrap(row.dek, row.tag);
  }

  get dek(): Buffer {
    return (this.#dek ??= this.#unwrap());
  }
}
