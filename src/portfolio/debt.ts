/** An obligation: what is owed to whom, how late it is, and who stands in which relation to it. */
import type { Relation } from '../compliance/attempt.js';
import type { Debt as DebtFact, Party as PartyFact, Validation } from '../compliance/facts.js';

export interface Amounts {
  /** Minor units. */
  readonly outstanding: number;
  readonly overdue: number;
  readonly fees?: number | undefined;
}

export interface Balance {
  readonly amounts: Amounts;
  readonly days_past_due: number;
  readonly due_on?: string | undefined;
  readonly balance_as_of: string;
}

export interface DebtRelation {
  readonly relation: Relation;
  readonly liable?: boolean | undefined;
  readonly liability_ended_on?: string | undefined;
  readonly source?: PartyFact['source'] | undefined;
}

/** Keys of the case format that are kept together in the column `facts`. */
export interface DebtFacts {
  readonly servicing_group?: string | undefined;
  readonly time_barred?: boolean | undefined;
  readonly lawful?: boolean | undefined;
  readonly legal_action_intended?: boolean | undefined;
  /** Oldest first, always by the caller's ids: earlier collectors need not be known here. */
  readonly prior_collectors?: readonly string[] | undefined;
  readonly validation?: { readonly [K in keyof Validation]: Validation[K] | undefined } | undefined;
}

export interface DebtTerms extends DebtFacts {
  readonly kind: DebtFact['kind'];
  readonly account_tail?: string | undefined;
}

/** As a caller sends it: `lender` and `party` are references. Exactly one relation is `borrower`. */
export interface GivenDebt extends Balance, DebtTerms {
  readonly external_id: string;
  readonly lender: string;
  readonly currency: string;
  readonly parties: readonly (DebtRelation & { readonly party: string })[];
}

export function debtFacts(debt: DebtFacts): DebtFacts {
  const {
    servicing_group,
    time_barred,
    lawful,
    legal_action_intended,
    prior_collectors,
    validation,
  } = debt;
  return {
    servicing_group,
    time_barred,
    lawful,
    legal_action_intended,
    prior_collectors,
    validation,
  };
}

/** Two spellings of one instant are the same instant. */
export function instant(text: string): string {
  return new Date(text).toISOString();
}
