/**
 * What the law wants in the words themselves: the findings whose answer is another when the words are blank
 * or left out. So no list says which rules read a text, and none can be forgotten in it.
 */
import { decide } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import type { Finding, Rule } from '../compliance/rule.js';

export interface WordsFinding {
  readonly rule: string;
  readonly verdict: Finding['verdict'];
  readonly because: string;
  readonly says: string;
  readonly citation: string;
}

export function findingsAboutWords(input: GuardInput, rules: readonly Rule[]): WordsFinding[] {
  const { content, ...bare } = input.attempt;
  if (content === undefined) return [];
  const blank = {
    ...content,
    text: ' ',
    ...(content.subject === undefined ? {} : { subject: ' ' }),
  };
  const others = [bare, { ...bare, content: blank }].map(
    (attempt) => new Map(findings({ ...input, attempt }, rules).map((one) => [one.rule, one])),
  );
  return findings(input, rules)
    .filter(({ rule, verdict }) => others.some((other) => other.get(rule)?.verdict !== verdict))
    .filter(({ rule, verdict }) => verdict !== 'not_applicable' && !isDecent(rule, verdict))
    .map(({ rule, verdict, because, citation: { source, says } }) => ({
      rule,
      verdict,
      because,
      says,
      citation: source,
    }));
}

/** That nothing indecent was found, category by category, is nothing that the words must have. */
function isDecent(rule: string, verdict: string): boolean {
  return verdict === 'pass' && rule.startsWith('LANG-');
}

function findings(input: GuardInput, rules: readonly Rule[]): readonly Finding[] {
  return decide(input, rules).findings;
}
