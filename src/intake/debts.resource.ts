/** Debts as they are answered. */
import { retainedDebts, type Retained } from '../dispatch/erasing/retention.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { readDebts, type StoredDebt } from '../portfolio/debt.repository.js';
import { stored } from './desk.js';

/** With what the law says of each. */
export async function debtResources(tx: Tx, debts: readonly StoredDebt[]) {
  const kept = await retainedDebts(
    tx,
    debts.map(({ id }) => id),
  );
  return debts.map((debt) => debtResource(debt, kept.get(debt.id)));
}

export async function debtIn(tx: Tx, id: string) {
  return stored(await debtResources(tx, await readDebts(tx, [id])));
}

function debtResource(debt: StoredDebt, kept: Retained | undefined) {
  return {
    object: 'debt',
    id: publicId('debt', debt.id),
    external_id: debt.external_id,
    borrower: publicId('party', debt.debtor_id),
    lender: publicId('organisation', debt.lender_id),
    kind: debt.kind,
    currency: debt.currency,
    amounts: debt.amounts,
    days_past_due: debt.days_past_due,
    ...known({ due_on: debt.due_on, account_tail: debt.account_tail }),
    balance_as_of: debt.balance_as_of.toISOString(),
    ...debt.facts,
    parties: debt.parties.map(({ party_id, ...relation }) => ({
      party: publicId('party', party_id),
      ...known(relation),
    })),
    retained:
      kept === undefined ? null : { until: new Date(kept.until).toISOString(), rule: kept.rule },
    created_at: debt.created_at.toISOString(),
    updated_at: debt.updated_at.toISOString(),
  };
}

function known(columns: object): object {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
}
