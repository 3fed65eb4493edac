/**
 * The house policy a new tenant starts with, and which law and policy are in force.
 *
 * The law is code, the house policy is data. What a decision names is the ruleset: one hash over the
 * guard file, the rules with their citations and numbers, and the house policy.
 */
import { createHash } from 'node:crypto';
import type { Declared } from '../compliance/declared.js';
import { houseRules, type HousePolicy } from '../compliance/house.js';
import type { Rule } from '../compliance/rule.js';
import { entriesOf } from '../compliance/ruleset.js';
import { RULES } from '../compliance/rules/index.js';
import { canonical } from '../evidence/canonical.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { declarationInForce, declaredBy } from './declaration.js';
import {
  lockPolicies,
  storePublication,
  storeShipped,
  type Publication,
} from './proposal.repository.js';
import { guardFile } from './guard-file.js';
import { keepRuleset } from './ruleset.repository.js';

export const SHIPPED_POLICY: HousePolicy = {
  version: '2026.2',
  settings: {
    apply_regf_to_creditors: 'limits',
    max_messages_per_7_days: 7,
    max_sms_per_person_per_day: 2,
    quiet_hours_for_reminders: true,
  },
  contact_hours: { from: '08:00', to: '21:00' },
  min_gap_minutes: 60,
  caps: [
    {
      code: 'HOUSE-CAP-DAY',
      max: 3,
      days: 1,
      per: 'person',
      says: 'At most three contacts to one person a day, over all channels.',
    },
    {
      code: 'HOUSE-CAP-WEEK',
      max: 10,
      days: 7,
      per: 'person',
      says: 'At most ten contacts to one person in seven days, over all channels.',
    },
  ],
};

/** What dispatch judges with. */
export interface Law {
  readonly rules: readonly Rule[];
  readonly settings: HousePolicy['settings'];
  readonly holidays: HousePolicy['holidays'];
  readonly policy: Published;
  readonly ruleset: string;
  /** What the tenant stands for where nobody stated it; see `house-facts.ts`. */
  readonly declaredFor: (sender: string) => Declared;
  readonly declaration: Published | null;
}

/** A version and the evidence record that published it. */
export interface Published {
  readonly leaf: string;
  readonly version: string;
}

/** The canonical text that a `policy.published` record publishes. */
export function rulesetText(policy: HousePolicy): string {
  const rules = entriesOf([...RULES, ...houseRules(policy)]);
  return canonical({ guard: guardFile().sha256, house: plain(policy), rules });
}

function plain(policy: HousePolicy) {
  return JSON.parse(JSON.stringify(policy)) as Record<string, never>;
}

const cache = new Map<string, Law>();
const rulesets = new Map<string, string>();

/** The newest policy and declarations in force, the policy published first if this program is new to it. */
export async function lawInForce(tx: Tx, evidence: EvidenceLog): Promise<Law> {
  const [row, declaration] = await Promise.all([policyInForce(tx), declarationInForce(tx)]);
  const policy = row?.content ?? SHIPPED_POLICY;
  const ruleset = rulesetOf(row?.id ?? '', policy);
  const name = `${tx.tenant}/${policy.version}/${ruleset}/${declaration?.id}`;
  const known = cache.get(name);
  if (known !== undefined) return known;
  const there = await published(tx, policy, ruleset);
  // The same policy under another program has been in force since it came into force.
  const from = row?.effective_from.getTime() ?? tx.at;
  const leaf = there ?? (await publish(tx, evidence, { policy, ruleset, from }));
  const law: Law = {
    rules: rulesOf(policy, ruleset),
    settings: policy.settings,
    holidays: policy.holidays,
    policy: { leaf, version: policy.version },
    ruleset,
    ...declaredBy(declaration),
  };
  // One that was published just now may still be rolled back: it is looked up again.
  if (there !== undefined) cache.set(name, law);
  return law;
}

/** The policy in force at an instant, or what a tenant has before it has any. */
export async function policyAt(tx: Tx, at: number): Promise<HousePolicy> {
  return (await policyInForce(tx, at))?.content ?? SHIPPED_POLICY;
}

interface PolicyRow extends Record<string, unknown> {
  readonly id: string;
  readonly content: HousePolicy;
  readonly effective_from: Date;
}

async function policyInForce(tx: Tx, at = tx.at): Promise<PolicyRow | undefined> {
  const [row] = await tx.query<PolicyRow>(
    `select id, content, effective_from from policy_version
      where tenant = $1 and effective_from <= $2 order by effective_from desc, id desc limit 1`,
    [tx.tenant, iso(at)],
  );
  return row;
}

// One list for each ruleset: what the guard prepares of it is prepared once.
const ruleLists = new Map<string, readonly Rule[]>();

function rulesOf(policy: HousePolicy, ruleset: string): readonly Rule[] {
  const rules = ruleLists.get(ruleset) ?? [...RULES, ...houseRules(policy)];
  ruleLists.set(ruleset, rules);
  return rules;
}

export function rulesetOf(id: string, policy: HousePolicy): string {
  const known = rulesets.get(id);
  if (known !== undefined) return known;
  const ruleset = createHash('sha256').update(rulesetText(policy)).digest('hex');
  rulesets.set(id, ruleset);
  return ruleset;
}

async function published(
  tx: Tx,
  { version }: HousePolicy,
  ruleset: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ record_id: string }>(
    'select record_id from policy_version where tenant = $1 and version = $2 and ruleset = $3',
    [tx.tenant, version, ruleset],
  );
  return row?.record_id;
}

/** Two processes may start at once: the one that waited finds the row and publishes nothing. */
async function publish(
  tx: Tx,
  evidence: EvidenceLog,
  { policy, ruleset, from }: Publication,
): Promise<string> {
  await lockPolicies(tx);
  const there = await published(tx, policy, ruleset);
  if (there !== undefined) return there;
  const body = { policy: 'house', sha256: ruleset, version: policy.version };
  const [record_id = ''] = await evidence.write(tx, [
    { kind: 'policy.published', subject: null, body },
  ]);
  await storePublication(tx, { policy, ruleset, from }, record_id);
  await storeShipped(tx, policy, record_id);
  await keepRuleset(tx, rulesetText(policy));
  return record_id;
}
