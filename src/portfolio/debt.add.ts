/** Takes debts in, many at a time: references resolved together, one answer for each item. */
import { ordered } from '../platform/idempotency.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { conflict, differing } from './content.js';
import { instant, type GivenDebt } from './debt.js';
import { insertDebts, readDebts, type DebtToInsert, type StoredDebt } from './debt.repository.js';
import { lookUp, unknownReference, type Found } from './reference.js';
import { asJson, lockAll, present, racing, refused, type Outcome, type Scribe } from './scribe.js';
import { sorted } from './sorted.js';

/** What was taken in, in the order of `given`, and the borrowers whose waiting contacts it concerns. */
export interface Added {
  readonly outcomes: Outcome[];
  readonly persons: string[];
}

export async function addDebts(scribe: Scribe, given: readonly GivenDebt[]): Promise<Added> {
  const resolve = await resolver(scribe, given);
  const read = given.map(resolve);
  const debts = read.flatMap((debt) => (Array.isArray(debt) ? [] : [debt]));
  const known = await knownDebts(scribe, debts);
  const fresh = new Map<string, DebtToInsert>();
  const outcomes = read.map((debt): Outcome => {
    if (Array.isArray(debt)) {
      return refused(
        new Problem('unknown-reference', 'the debt names what does not exist', { errors: debt }),
      );
    }
    const request_hash = scribe.keys.requestHash(ordered(debt));
    const same = known.get(debt.external_id) ?? fresh.get(debt.external_id);
    if (same !== undefined) return compared(debt, request_hash, same);
    const debtor_id = debt.parties.find(({ relation }) => relation === 'borrower')?.party ?? '';
    const id = uuid7(scribe.tx.at);
    fresh.set(debt.external_id, { id, debt, debtor_id, request_hash });
    return { status: 'created', id };
  });
  return { outcomes, persons: await insert(scribe, [...fresh.values()]) };
}

/** Turns references into UUIDs, or says which lead nowhere. */
async function resolver(
  { tx }: Scribe,
  given: readonly GivenDebt[],
): Promise<(debt: GivenDebt) => GivenDebt | FieldError[]> {
  const collectors = given.flatMap(({ prior_collectors = [] }) => prior_collectors);
  const lenders = await lookUp(tx, 'organisation', [
    ...given.map(({ lender }) => lender),
    ...collectors,
  ]);
  const parties = await lookUp(
    tx,
    'party',
    given.flatMap((debt) => debt.parties.map(({ party }) => party)),
  );
  return (debt) => {
    const errors = [
      ...(lenders.has(debt.lender)
        ? []
        : [unknownReference('/lender', 'organisation', debt.lender)]),
      ...debt.parties.flatMap(({ party }, index) =>
        parties.has(party) ? [] : [unknownReference(`/parties/${index}/party`, 'party', party)],
      ),
    ];
    return errors.length > 0 ? errors : resolved(debt, lenders, parties);
  };
}

function resolved(
  debt: GivenDebt,
  organisations: Map<string, Found>,
  parties: Map<string, Found>,
): GivenDebt {
  const related = debt.parties.map((one) => ({
    ...one,
    party: parties.get(one.party)?.id ?? one.party,
  }));
  return {
    ...debt,
    lender: organisations.get(debt.lender)?.id ?? debt.lender,
    balance_as_of: instant(debt.balance_as_of),
    parties: sorted(related),
    ...(debt.prior_collectors !== undefined && {
      prior_collectors: debt.prior_collectors.map((text) => callersName(organisations, text)),
    }),
  };
}

/** Collectors of the past are compared with each other only, so the caller's own id is enough. */
export function callersName(organisations: Map<string, Found>, text: string): string {
  return organisations.get(text)?.external_id ?? text.replace(/^external:/, '');
}

type Known = { id: string; request_hash: Buffer; debt: object };

async function knownDebts(
  { tx }: Scribe,
  debts: readonly GivenDebt[],
): Promise<Map<string, Known>> {
  const found = await lookUp(
    tx,
    'debt',
    debts.map(({ external_id }) => `external:${external_id}`),
  );
  const stored = await readDebts(
    tx,
    [...found.values()].map(({ id }) => id),
  );
  return new Map(
    stored.map((debt) => [
      debt.external_id,
      { id: debt.id, request_hash: debt.request_hash, debt: contentOf(debt) },
    ]),
  );
}

/** A stored debt in the shape in which it was sent. */
function contentOf({ facts, parties, lender_id, ...debt }: StoredDebt): object {
  return {
    ...debt,
    ...facts,
    lender: lender_id,
    parties: sorted(
      parties.map(({ party_id, ...relation }) => ({
        party: party_id,
        ...Object.fromEntries(Object.entries(relation).filter(([, value]) => value !== null)),
      })),
    ),
    balance_as_of: debt.balance_as_of.toISOString(),
  };
}

/** The request that made it, and what it has become since, both count as the same. */
function compared(debt: GivenDebt, hash: Buffer, known: Known): Outcome {
  if (known.request_hash.equals(hash)) return { status: 'exists', id: known.id };
  const fields = differing(present(debt), known.debt);
  const remedy = 'change the stored one with PATCH, or its balance with PUT';
  return fields.length > 0 ? refused(conflict(fields, remedy)) : { status: 'exists', id: known.id };
}

async function insert(scribe: Scribe, rows: readonly DebtToInsert[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const { tx, evidence } = scribe;
  const persons = await lockAll(
    scribe,
    rows.map(({ debtor_id }) => debtor_id),
  );
  await racing(insertDebts(tx, rows));
  await evidence.write(
    tx,
    rows.map(({ id, debt, debtor_id }) => {
      const debtor = persons.get(debtor_id) ?? null;
      return {
        kind: 'fact.recorded' as const,
        subject: debtor,
        body: { fact: 'debt', change: 'created', debt: publicId('debt', id) },
        sec: { fact: { about: debtor, value: asJson(inPublicIds(debt)) } },
      };
    }),
  );
  return [...persons.keys()];
}

function inPublicIds(debt: GivenDebt): object {
  return {
    ...debt,
    lender: publicId('organisation', debt.lender),
    parties: debt.parties.map((one) => ({ ...one, party: publicId('party', one.party) })),
  };
}
