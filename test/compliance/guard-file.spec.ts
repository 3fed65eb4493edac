/** The guard as one file decides as the program does, alone and without an import. */
import { decide } from '../../src/compliance/decide.js';
import { ordinary } from '../../src/compliance/ordinary.js';
import { houseRules } from '../../src/compliance/house.js';
import { RULES } from '../../src/compliance/rules/index.js';
import { bundleGuard } from '../../src/policies/guard-bundle.mjs';
import { guardFile } from '../../src/policies/guard-file.js';
import { GuardRunner, type Decided } from '../../src/policies/guard-runner.js';
import { rulesetText, SHIPPED_POLICY } from '../../src/policies/house-policy.js';
import { CN_SCENARIOS } from './scenarios-cn.js';
import { US_SCENARIOS, US_STATE_SCENARIOS } from './scenarios-us.js';
import { WORLD_SCENARIOS } from './scenarios-world.js';

const inputs = Object.values({
  ...CN_SCENARIOS,
  ...US_SCENARIOS,
  ...US_STATE_SCENARIOS,
  ...WORLD_SCENARIOS,
  // Dictionaries of both scripts, and half of a pair that no text should hold.
  traditional: ordinary({ text: '【示例銀行】妳不還錢就去死,nong si ni \ud800' }),
});

const question = (input: unknown) => ({ text: JSON.stringify({ value: { input } }) });

describe('the guard file', () => {
  const source = guardFile().bytes.toString();
  let runner: GuardRunner;
  beforeAll(() => {
    runner = new GuardRunner({ guard: source, content: rulesetText(SHIPPED_POLICY) });
  });
  afterAll(() => runner.stop());

  it('decides every scenario of the policy matrix as the program does', async () => {
    const rules = [...RULES, ...houseRules(SHIPPED_POLICY)];
    const answers = (await runner.decideAll(inputs.map(question))) as readonly Decided[];
    const decided = inputs.map((input) => {
      const { verdict, not_before, findings } = decide(input, rules);
      const spoken = findings.filter((finding) => finding.verdict !== 'not_applicable');
      return {
        verdict,
        not_before,
        findings: spoken.map(({ citation, ...said }) => ({ ...said, citation: citation.source })),
      };
    });
    expect(answers).toEqual(decided);
  });

  it('imports nothing and exports the decision, and the settings for what-if', () => {
    expect(source).not.toMatch(/^import\b|\bimport\(|\brequire\(/m);
    expect(source.slice(source.lastIndexOf('export'))).toMatch(
      /^export \{\s*\w+ as decide,\s*settingsFor\s*\};\s*$/,
    );
  });

  it('is the same however often it is made', () => {
    expect(bundleGuard().equals(guardFile().bytes)).toBe(true);
  });

  it('refuses a ruleset of another guard', async () => {
    const ruleset = JSON.parse(rulesetText(SHIPPED_POLICY)) as { rules: unknown[] };
    const content = JSON.stringify({ ...ruleset, rules: ruleset.rules.slice(1) });
    const other = new GuardRunner({ guard: source, content });
    const [answer] = await other.decideAll([question(ordinary())]);
    await other.stop();
    expect(answer).toEqual({ error: expect.stringContaining('other rules than the ruleset') });
  });
});
