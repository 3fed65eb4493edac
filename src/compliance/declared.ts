/**
 * What no single contact states and a tenant declares for all of them: how it works, and what it checked.
 *
 * A fact stated with the contact, the address or the debt stands before a declaration.
 */
export const DECLARED_FACTS = [
  'agencies_listed',
  'calls_recorded',
  'debts_lawful',
  'endpoints_private',
  'lines_registered',
  'signatures_registered',
  'time_barred_marked',
  'workplaces_marked',
] as const;

export type DeclaredFact = (typeof DECLARED_FACTS)[number];

export interface Declared {
  /** The declaration in force, if any. */
  readonly by?: string;
  readonly facts: readonly DeclaredFact[];
}
