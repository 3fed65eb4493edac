/**
 * What the shipped policy changes for the scenarios of the policy matrix: the law alone, then the law with
 * the policy. `UPDATE=1` writes the table anew; its diff is the review of a change of that policy.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decide, type Decision } from '../../src/compliance/decide.js';
import type { GuardInput } from '../../src/compliance/facts.js';
import { houseRules, settingsFor } from '../../src/compliance/house.js';
import { RULES } from '../../src/compliance/rules/index.js';
import { SHIPPED_POLICY } from '../../src/policies/house-policy.js';
import { CN_SCENARIOS } from './scenarios-cn.js';
import { US_SCENARIOS, US_STATE_SCENARIOS } from './scenarios-us.js';
import { WORLD_SCENARIOS } from './scenarios-world.js';

const ALL = { ...CN_SCENARIOS, ...US_SCENARIOS, ...US_STATE_SCENARIOS, ...WORLD_SCENARIOS };
const TABLE = new URL('shipped-policy.txt', import.meta.url);
const WITH_POLICY = [...RULES, ...houseRules(SHIPPED_POLICY)];

const STRENGTH = { allow: 0, defer: 1, review: 2, block: 3 };

function housed({ facts, ...rest }: GuardInput): Decision {
  // A scenario's own settings are what it is about.
  const settings = { ...settingsFor(SHIPPED_POLICY.settings, facts.person), ...facts.settings };
  return decide({ ...rest, facts: { ...facts, settings } }, WITH_POLICY);
}

function shown({ verdict, not_before, findings }: Decision): string {
  const rules = findings.filter((finding) => finding.verdict === verdict).map(({ rule }) => rule);
  return [verdict, not_before ?? '', ...rules].filter(Boolean).join(' ');
}

function opens({ verdict, not_before }: Decision): number {
  if (not_before !== undefined) return Date.parse(not_before);
  return verdict === 'allow' ? -Infinity : Infinity;
}

describe('the shipped policy', () => {
  it('changes what the committed table says', () => {
    const lines = Object.entries(ALL).flatMap(([name, input]) => {
      const [law, house] = [shown(decide(input)), shown(housed(input))];
      return law === house ? [] : [`${name}\n    ${law}\n  → ${house}\n`];
    });
    const table = lines.join('');
    if (process.env['UPDATE'] === '1') writeFileSync(TABLE, table);

    expect(table).toBe(readFileSync(TABLE, 'utf8'));
  });

  it.each(Object.entries(ALL))('loosens nothing: %s', (_, input) => {
    const [law, house] = [decide(input), housed(input)];
    expect(STRENGTH[house.verdict]).toBeGreaterThanOrEqual(STRENGTH[law.verdict]);
    // Without an instant nothing opens by itself.
    expect(opens(house)).toBeGreaterThanOrEqual(opens(law));
  });
});
