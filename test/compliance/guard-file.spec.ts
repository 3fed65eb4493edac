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

// Each tries to reach the engine by what it is given; what it got it says when it is asked once more.
const HOSTILE: Readonly<Record<string, string>> = {
  'by what its findings are filtered and told with': `return { findings: {
    filter(f) { take(f); return { map(g) { take(g); return []; } }; } } };`,
  'by what reads its answer': `return new Proxy({}, { get(t, k, receiver) { take(receiver); take(k);
    return { filter: take, map: take, toJSON: take }; } });`,
  'by what it is called with': `take(this); [...arguments].forEach(take); [...arguments].flatMap(Object.values).forEach(take);`,
  'by the refusal of an import': `import('node:fs').then(take, take); const p = import('node:fs'); p.catch(take); take(p);`,
  'by the stack of an error': `Error.prepareStackTrace = (e, sites) => { take(sites); sites.forEach(take); };
    try { null.x } catch (e) { take(e.stack); }`,
  'by an error of the engine': `const deep = () => { try { deep(); } catch (e) { take(e); } }; deep();`,
  'by what catches': `throw { toString() { take(toString.caller); }, get stack() { take(this); } };`,
};

describe('a hostile guard', () => {
  it.each(Object.keys(HOSTILE))('reaches nothing %s', async (how) => {
    const guard = `let got = 'nothing';
const take = (it) => {
  if (Object(it) !== it) return [];
  if (Object.getPrototypeOf(it) !== null && !(it instanceof Object)) got = 'an object of the engine';
  try { it.constructor.constructor('return process')(); got = 'the process'; } catch {}
  return [];
};
let asked = 0;
export function decide() { asked += 1; if (asked > 1) return { verdict: got, findings: [] }; ${HOSTILE[how]} }`;
    const runner = new GuardRunner({ guard, content: '{}' });
    await runner.decideAll([question({})]);
    const [answer] = await runner.decideAll([question({})]);
    await runner.stop();
    expect(answer).toEqual({ verdict: 'nothing', findings: [] });
  });
});

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
