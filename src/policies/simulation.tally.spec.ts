import type { Decided } from './guard-runner.js';
import { changedRules, counted, EMPTY_TALLY } from './simulation.tally.js';
import type { DecisionBody } from './stored-decisions.js';

const finding = (rule: string, verdict: Decided['findings'][number]['verdict'], because = '') => ({
  rule,
  verdict,
  because,
  citation: '',
});

const body = (
  verdict: DecisionBody['verdict'],
  ...findings: DecisionBody['findings']
): DecisionBody => ({ contact: 'con_1', ruleset: '', verdict, findings });

const decided = (
  verdict: Decided['verdict'],
  ...findings: Decided['findings'][number][]
): Decided => ({
  verdict,
  not_before: undefined,
  findings,
});

describe('counted', () => {
  it('counts verdicts on both sides and what changed', () => {
    const one = counted(EMPTY_TALLY, body('allow'), decided('allow'));
    const two = counted(one, body('allow'), decided('defer'));
    expect(two).toMatchObject({
      before: { allow: 2, defer: 0 },
      after: { allow: 1, defer: 1 },
      changed: 1,
    });
    expect(EMPTY_TALLY.before.allow).toBe(0);
  });

  it.each([
    ['1 of 3 contacts on one day', { full: 0, near_misses: 0, highest: 1 }],
    ['2 of 3 contacts on one day', { full: 0, near_misses: 1, highest: 2 }],
    ['3 of 3 contacts on one day; the next is free on 2026-03-11', { full: 1, near_misses: 0 }],
    ['7 of 3 contacts on one day; the next is free on 2026-03-11', { full: 1, highest: 7 }],
  ])('reads how full a cap was: %s', (because, use) => {
    const { caps } = counted(
      EMPTY_TALLY,
      body('allow'),
      decided('allow', finding('HOUSE-CAP-DAY', 'pass', because), finding('X', 'pass', 'fine')),
    );
    expect(caps).toMatchObject({ 'HOUSE-CAP-DAY': { max: 3, decisions: 1, ...use } });
    expect(Object.keys(caps)).toHaveLength(1);
  });
});

describe('changedRules', () => {
  it('names rules that object now and did not, and the other way round', () => {
    const before = body('block', { rule: 'A', verdict: 'block' }, { rule: 'B', verdict: 'defer' });
    const after = decided(
      'block',
      finding('B', 'defer'),
      finding('C', 'block'),
      finding('D', 'pass'),
    );
    expect(changedRules(before, after)).toEqual(['A', 'C']);
  });
});
