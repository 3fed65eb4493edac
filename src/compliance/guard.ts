/**
 * The entry of the guard file: the decision as anyone repeats it who holds a ruleset and an input.
 *
 * The build makes one module without imports of this and all that it needs. The hash of that file is
 * part of the ruleset, so a ruleset names law, numbers, house policy and the very code.
 */
import { type Decision, decide as decideBy } from './decide.js';
import type { GuardInput } from './facts.js';
import { houseRules, settingsFor } from './house.js';
import type { Rule } from './rule.js';
import { entriesOf, type Ruleset } from './ruleset.js';
import { RULES } from './rules/index.js';

/** For what-if: the settings of a policy as they would have reached this person. */
export { settingsFor };

/** Judges `input` as the guard did while this ruleset was in force. */
export function decide(input: GuardInput, ruleset: Ruleset): Decision {
  return decideBy(input, rulesOf(ruleset));
}

const read = new WeakMap<Ruleset, readonly Rule[]>();

function rulesOf(ruleset: Ruleset): readonly Rule[] {
  const known = read.get(ruleset);
  if (known !== undefined) return known;
  const rules = [...RULES, ...houseRules(ruleset.house)];
  const own = entriesOf(rules).map(({ rule }) => rule);
  if (own.join() !== ruleset.rules.map(({ rule }) => rule).join()) {
    throw new Error('this guard has other rules than the ruleset lists: load the guard it names');
  }
  read.set(ruleset, rules);
  return rules;
}
