/**
 * May this attempt be made now?
 *
 * Every rule of the loaded packs is examined, whatever the others say. Which packs are loaded, whom a
 * rule binds and when it is in force is decided here, never in a rule. Everything fails closed.
 */
import { BROKEN_HORIZON, NO_PACK, NO_RULES } from './engine-findings.js';
import { examine } from './examine.js';
import type { GuardInput } from './facts.js';
import { firstInstantWithoutObjection } from './first-instant.js';
import { instantText } from './instants.js';
import { lawFor } from './loaded.js';
import { prepare } from './prepare.js';
import type { Finding, Rule, Verdict } from './rule.js';
import { RULES } from './rules/index.js';

export interface Decision {
  readonly verdict: Verdict;
  /** On deferrals: the first instant at which no rule objects any more, if nothing else happens. */
  readonly not_before?: string;
  /** In the order of the rules. Packs that were not loaded leave no findings. */
  readonly findings: readonly Finding[];
}

/** Judges one attempt. Throws an `InvalidFactsError` when the question itself is unfit. */
export function decide(input: GuardInput, rules: readonly Rule[] = RULES): Decision {
  const question = prepare(input);
  const law = lawFor(question.facts.person, rules);
  const findings = law.rules.map((rule) => examine(rule, question));
  if (law.rules.length === 0) findings.push(NO_RULES);
  if (!law.covered) findings.push(NO_PACK);

  const verdict = strongest(findings);
  if (verdict !== 'defer') return { verdict, findings };
  const free = firstInstantWithoutObjection(question, law.rules, findings);
  if (free === undefined) return { verdict: 'review', findings: [...findings, BROKEN_HORIZON] };
  return { verdict, not_before: instantText(free), findings };
}

/** Block outweighs review, review outweighs deferral, deferral outweighs any number of passes. */
function strongest(findings: readonly Finding[]): Verdict {
  let verdict: Verdict = 'allow';
  for (const finding of findings) {
    if (finding.verdict === 'block') return 'block';
    if (finding.verdict === 'review') verdict = 'review';
    else if (finding.verdict === 'defer' && verdict === 'allow') verdict = 'defer';
  }
  return verdict;
}
