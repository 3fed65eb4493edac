/** Debts as they are answered. */
import { publicId } from '../platform/ids.js';
import type { StoredDebt } from '../portfolio/debt.repository.js';

export function debtResource(debt: StoredDebt) {
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
    created_at: debt.created_at.toISOString(),
    updated_at: debt.updated_at.toISOString(),
  };
}

function known(columns: object): object {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
}
