/** What a ruleset publishes: the guard file by its hash, the house policy, and every rule with its numbers. */
import type { HousePolicy } from './house.js';
import type { Numbers, Rule } from './rule.js';

export interface RuleEntry {
  readonly citation: string;
  readonly numbers: Numbers;
  readonly rule: string;
}

/** The parsed text of a `policy.published` record. */
export interface Ruleset {
  /** SHA-256 of the guard file. */
  readonly guard: string;
  readonly house: HousePolicy;
  /** In order of code. */
  readonly rules: readonly RuleEntry[];
}

export function entriesOf(rules: readonly Rule[]): RuleEntry[] {
  return rules
    .map(({ code, citation, numbers = {} }) => ({
      citation: citation.source,
      numbers,
      rule: code,
    }))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}
