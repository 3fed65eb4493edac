/** Changes of debts, each with its evidence under the borrower's lock. All return the persons concerned. */
import { publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { applied, differing, type Changes } from './content.js';
import { callersName } from './debt.add.js';
import { instant, type Balance, type DebtRelation, type DebtTerms } from './debt.js';
import {
  putRelations,
  readDebts,
  updateBalance,
  updateTerms,
  type StoredDebt,
} from './debt.repository.js';
import { lookUp } from './reference.js';
import { asJson, lockAll, type Scribe } from './scribe.js';

/** What is owed now. An older balance than the known one is refused: messages must not go back in time. */
export async function setBalance(scribe: Scribe, id: string, given: Balance): Promise<string[]> {
  const debt = await locked(scribe, id);
  const balance = { ...given, balance_as_of: instant(given.balance_as_of) };
  if (Date.parse(balance.balance_as_of) < debt.balance_as_of.getTime()) {
    const known = debt.balance_as_of.toISOString();
    const pointer = '/balance_as_of';
    const detail = `is older than the balance of \`${known}\` that is known`;
    throw fieldProblem('stale-balance', {
      pointer,
      detail,
      remedy: 'send the newest balance, or drop this one',
    });
  }
  const stored = { ...debt, balance_as_of: debt.balance_as_of.toISOString() };
  if (differing({ ...balance, due_on: balance.due_on ?? null }, stored).length === 0) return [];
  await updateBalance(scribe.tx, id, balance);
  return record(scribe, debt, 'balance', balance);
}

/** Terms of the debt, absent keeps and null removes. */
export async function changeDebt(
  scribe: Scribe,
  id: string,
  changes: Changes<DebtTerms>,
): Promise<string[]> {
  const debt = await locked(scribe, id);
  const content = termsOf(debt);
  const wanted = applied<DebtTerms>(content, changes);
  const named = wanted.prior_collectors ?? [];
  const collectors = await lookUp(scribe.tx, 'organisation', named);
  const terms = {
    ...wanted,
    ...(wanted.prior_collectors !== undefined && {
      prior_collectors: named.map((text) => callersName(collectors, text)),
    }),
  };
  if (differing(terms, content).length + differing(content, terms).length === 0) return [];
  await updateTerms(scribe.tx, id, terms);
  return record(scribe, debt, 'changed', { before: content, after: terms });
}

/** Adds the relation of a party to the debt, or replaces it. The borrower stays who they are. */
export async function relate(
  scribe: Scribe,
  id: string,
  partyId: string,
  relation: DebtRelation,
): Promise<string[]> {
  const debt = await locked(scribe, id, partyId);
  if ((partyId === debt.debtor_id) !== (relation.relation === 'borrower')) {
    throw fieldProblem('inconsistent-request', {
      pointer: '/relation',
      detail: 'would change who the borrower is',
      remedy: 'send a new debt when another person owes it',
    });
  }
  await putRelations(scribe.tx, [{ debt_id: id, party_id: partyId, ...relation }]);
  await record(scribe, debt, 'related', { party: publicId('party', partyId), ...relation });
  return [debt.debtor_id, partyId];
}

function termsOf({ kind, account_tail, facts }: StoredDebt): DebtTerms {
  return {
    kind,
    ...(account_tail !== null && { account_tail }),
    ...facts,
  };
}

async function locked(scribe: Scribe, id: string, partyId?: string): Promise<StoredDebt> {
  const { tx } = scribe;
  const [row] = await tx.query<{ debtor_id: string }>(
    'select debtor_id from debt where tenant = $1 and id = $2',
    [tx.tenant, id],
  );
  if (row === undefined) throw new Problem('not-found', 'there is no such debt');
  await lockAll(scribe, [row.debtor_id, partyId ?? row.debtor_id]);
  const [debt] = await readDebts(tx, [id]);
  if (debt === undefined) throw new Problem('not-found', 'there is no such debt');
  return debt;
}

async function record(
  scribe: Scribe,
  debt: StoredDebt,
  change: string,
  value: object,
): Promise<string[]> {
  const debtor = (await lockAll(scribe, [debt.debtor_id])).get(debt.debtor_id) ?? null;
  await scribe.evidence.write(scribe.tx, [
    {
      kind: 'fact.recorded',
      subject: debtor,
      body: { fact: 'debt', change, debt: publicId('debt', debt.id) },
      sec: { fact: { about: debtor, value: asJson(value) } },
    },
  ]);
  return [debt.debtor_id];
}
