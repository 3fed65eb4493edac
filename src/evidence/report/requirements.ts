/** What a rule requires, in a sentence: this program's words for law, and the house's own for its caps. */
import type { HousePolicy } from '../../compliance/house.js';
import { RULES } from '../../compliance/rules/index.js';
import { REQUIREMENTS } from '../../compliance/telling/requirements.js';
import type { Language } from '../../compliance/telling/tell.js';

const english = new Map(RULES.map(({ code, citation }) => [code, citation.says]));

/** @param houseSays of house rules, by code. Undefined for a rule that this program no longer knows. */
export function requirementOf(
  rule: string,
  houseSays: ReadonlyMap<string, string>,
  language: Language,
): string | undefined {
  const says = houseSays.get(rule) ?? english.get(rule);
  return language === 'en' ? says : (REQUIREMENTS[rule] ?? says);
}

export function saysOf({ caps }: HousePolicy): [string, string][] {
  return caps.map(({ code, says }) => [code, says]);
}
