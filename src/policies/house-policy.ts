/**
 * The house policy a new tenant starts with, and which law and policy are in force.
 *
 * The law is code, the house policy is data. What a decision names is the ruleset: one hash over the
 * code of the guard, the rules with their citations, and the house policy.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { houseRules, type HousePolicy } from '../compliance/house.js';
import type { Rule } from '../compliance/rule.js';
import { RULES } from '../compliance/rules/index.js';
import { canonical } from '../evidence/canonical.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';

export const SHIPPED_POLICY: HousePolicy = {
  version: '2026.1',
  settings: { quiet_hours_for_reminders: true },
  caps: [
    {
      code: 'HOUSE-CAP-DAY',
      max: 3,
      days: 1,
      per: 'person',
      says: 'At most three contacts to one person a day, over all channels.',
    },
  ],
};

/** What dispatch judges with. */
export interface Law {
  readonly rules: readonly Rule[];
  readonly settings: HousePolicy['settings'];
  readonly policy: { readonly leaf: string; readonly version: string };
  readonly ruleset: string;
}

const COMPLIANCE = new URL('../compliance/', import.meta.url);
let guardHash: string | undefined;

/** SHA-256 over the guard's program files, in order of path: another program is another ruleset. */
function guard(): string {
  if (guardHash !== undefined) return guardHash;
  const hash = createHash('sha256');
  const files = readdirSync(COMPLIANCE, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /(?<!\.spec)\.(js|ts)$/.test(name)).toSorted()) {
    hash.update(`${file}\n`).update(readFileSync(new URL(file, COMPLIANCE)));
  }
  return (guardHash = hash.digest('hex'));
}

/** The canonical text that a `policy.published` record publishes. */
export function rulesetText(policy: HousePolicy): string {
  const rules = [...RULES, ...houseRules(policy)]
    .map(({ code, citation }) => ({ citation: citation.source, rule: code }))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  return canonical({ guard: guard(), house: plain(policy), rules });
}

function plain(policy: HousePolicy) {
  return JSON.parse(JSON.stringify(policy)) as Record<string, never>;
}

const cache = new Map<string, Law>();
const rulesets = new Map<string, string>();

/** The newest policy in force under the law of this program, published first if that pair is new. */
export async function lawInForce(tx: Tx, evidence: EvidenceLog): Promise<Law> {
  const [row] = await tx.query<{ id: string; version: string; content: HousePolicy }>(
    `select id, version, content from policy_version
      where tenant = $1 and effective_from <= $2 order by effective_from desc, id desc limit 1`,
    [tx.tenant, iso(tx.at)],
  );
  const policy = row?.content ?? SHIPPED_POLICY;
  const ruleset = rulesetOf(row?.id ?? '', policy);
  const name = `${tx.tenant}/${policy.version}/${ruleset}`;
  const known = cache.get(name);
  if (known !== undefined) return known;
  const there = await published(tx, policy, ruleset);
  const leaf = there ?? (await publish(tx, evidence, policy, ruleset));
  const law: Law = {
    rules: [...RULES, ...houseRules(policy)],
    settings: policy.settings,
    policy: { leaf, version: policy.version },
    ruleset,
  };
  // One that was published just now may still be rolled back: it is looked up again.
  if (there !== undefined) cache.set(name, law);
  return law;
}

function rulesetOf(id: string, policy: HousePolicy): string {
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
  policy: HousePolicy,
  ruleset: string,
): Promise<string> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [POLICY_LOCK, tx.tenant]);
  const there = await published(tx, policy, ruleset);
  if (there !== undefined) return there;
  const body = { policy: 'house', sha256: ruleset, version: policy.version };
  const [record_id = ''] = await evidence.write(tx, [
    { kind: 'policy.published', subject: null, body },
  ]);
  await tx.query(
    `insert into policy_version (tenant, id, version, content, ruleset, record_id, effective_from, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [tx.tenant, uuid7(tx.at), policy.version, policy, ruleset, record_id, iso(tx.at)],
  );
  return record_id;
}

const POLICY_LOCK = 7_283_643;
