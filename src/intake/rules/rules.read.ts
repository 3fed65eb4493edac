/** The rules in force for a tenant, and those that are not, with what each requires and where it comes from. */
import type { Heading, Rule } from '../../compliance/rule.js';
import { OPTIONAL_RULES } from '../../compliance/rules/index.js';
import { REQUIREMENTS } from '../../compliance/telling/requirements.js';
import type { Language } from '../../compliance/telling/tell.js';
import { Problem } from '../../platform/problem.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { lawInForce } from '../../policies/house-policy.js';
import { ownStops } from './own-stops.js';
import type { RULE_TOPICS } from './rules.schema.js';

type Topic = (typeof RULE_TOPICS)[number];

export async function allRules({ tx, evidence }: Scribe, language: Language) {
  const { rules, policy, ruleset } = await lawInForce(tx, evidence);
  const off = OPTIONAL_RULES.filter((one) => !rules.includes(one));
  const today = new Date(tx.at).toISOString().slice(0, 10);
  return {
    object: 'list' as const,
    has_more: false,
    data: [
      ...rules.map((one) => ruleBody(one, termOf(one, today), language)),
      ...off.map((one) => ruleBody(one, 'off' as const, language)),
      ...ownStops(language).map((one) => ruleBody(one, 'in_force' as const, language)),
    ],
    policy: policy.version,
    ruleset,
  };
}

export async function ruleNamed(scribe: Scribe, code: string, language: Language) {
  const { data } = await allRules(scribe, language);
  const found = data.find((one) => one.code === code);
  if (found === undefined)
    throw new Problem('not-found', `no rule in force has the code \`${code}\``);
  return found;
}

function ruleBody(
  rule: Heading,
  status: 'in_force' | 'not_yet' | 'ended' | 'off',
  language: Language,
) {
  const { code, id, packs, binds = 'everyone' as const, citation, numbers = {} } = rule;
  const { says, source, confidence, in_force_from = null, in_force_to = null } = citation;
  const authority = id.split('/')[0] ?? '';
  return {
    object: 'rule' as const,
    code,
    id,
    authority,
    kind: kindOf(authority, confidence),
    topic: topicOf(id, numbers),
    status,
    optional: OPTIONAL_RULES.some((one) => one === rule),
    packs: [...packs],
    binds,
    says: language === 'en' ? says : (REQUIREMENTS[code] ?? says),
    source,
    in_force_from,
    in_force_to,
    confidence,
    numbers,
  };
}

function kindOf(authority: string, confidence: string): 'law' | 'product_policy' | 'house' {
  if (authority === 'house') return 'house';
  return confidence === 'product_policy' ? 'product_policy' : 'law';
}

function topicOf(id: string, numbers: NonNullable<Rule['numbers']>): Topic {
  if (id.startsWith('language/')) return 'wording';
  if (id.startsWith('declared/')) return 'declared';
  if ('max' in numbers || 'limits' in numbers || id === 'house/gap') return 'frequency';
  return 'hours' in numbers || 'talk' in numbers ? 'hours' : 'conduct';
}

/** By the date in UTC; a decision asks the calendars of the person. */
function termOf({ citation }: Rule, today: string): 'in_force' | 'not_yet' | 'ended' {
  const { in_force_from = today, in_force_to = today } = citation;
  if (today < in_force_from) return 'not_yet';
  return today > in_force_to ? 'ended' : 'in_force';
}
