/**
 * What every rule says about a set of scenarios, as committed tables: their diff is the review of a
 * change of law or policy. `UPDATE=1` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decide } from '../../src/compliance/decide.js';
import type { GuardInput } from '../../src/compliance/facts.js';
import type { FindingVerdict } from '../../src/compliance/rule.js';
import { CN_SCENARIOS } from './scenarios-cn.js';
import { US_SCENARIOS, US_STATE_SCENARIOS } from './scenarios-us.js';
import { WORLD_SCENARIOS } from './scenarios-world.js';

const MARKS: Readonly<Record<FindingVerdict, string>> = {
  pass: '✓',
  block: '✗',
  defer: '⏸',
  review: '?',
  not_applicable: '–',
  not_in_force: '–',
};

type Scenarios = Readonly<Record<string, GuardInput>>;

/** Scenarios numbered with their decisions, then one line of marks for each rule that ever speaks. */
function matrix(scenarios: Scenarios): string {
  const names = Object.keys(scenarios);
  const decisions = names.map((name) => decide(scenarios[name] as GuardInput));
  const legend = names.map((name, index) => {
    const { verdict, not_before } = decisions[index] as (typeof decisions)[number];
    const decision = not_before === undefined ? verdict : `${verdict} until ${not_before}`;
    return `${String(index + 1).padStart(3)}  ${name.padEnd(52)} ${decision}`;
  });
  const codes = [...new Set(decisions.flatMap(({ findings }) => findings.map(({ rule }) => rule)))];
  const rows = codes
    .map((code) => {
      const marks = decisions.map(({ findings }) => {
        const finding = findings.find(({ rule }) => rule === code);
        return (finding === undefined ? ' ' : MARKS[finding.verdict]).padStart(3);
      });
      return `${code.padEnd(24)}${marks.join('')}`;
    })
    .filter((row) => /[✓✗⏸?]/.test(row));
  const numbers = names.map((_, index) => String(index + 1).padStart(3)).join('');
  return [...legend, '', ''.padEnd(24) + numbers, ...rows.map((row) => row.trimEnd()), ''].join(
    '\n',
  );
}

describe('the policy matrix', () => {
  it.each([
    ['cn', CN_SCENARIOS],
    ['us', US_SCENARIOS],
    ['us-states', US_STATE_SCENARIOS],
    ['world', WORLD_SCENARIOS],
  ])('of %s is the one committed', (name, scenarios) => {
    const file = new URL(`policy-matrix.${name}.txt`, import.meta.url);
    const table = matrix(scenarios);
    if (process.env['UPDATE'] === '1') writeFileSync(file, table);

    expect(table).toBe(readFileSync(file, 'utf8'));
  });
});
