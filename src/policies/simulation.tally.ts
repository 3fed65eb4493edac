/** What a simulation counts, one decision after another. Pure. */
import type { Verdict } from '../compliance/rule.js';
import type { Decided, SpokenFinding } from './guard-runner.js';
import type { DecisionBody } from './stored-decisions.js';

export type Counts = Record<Verdict, number>;

/** How full a cap was under the proposed policy, over all decisions that it looked at. */
export interface CapUse {
  readonly max: number;
  readonly decisions: number;
  /** The cap was reached: the attempt would wait. */
  readonly full: number;
  /** The attempt would have been the last that the cap allows. */
  readonly near_misses: number;
  readonly highest: number;
}

export interface Tally {
  readonly before: Counts;
  readonly after: Counts;
  readonly changed: number;
  /** Questions that were erased with the data of the person: they are in neither count. */
  readonly erased: number;
  /** Questions that the guard of today cannot read. */
  readonly unreadable: number;
  readonly caps: Readonly<Record<string, CapUse>>;
}

const NONE: Counts = { allow: 0, defer: 0, review: 0, block: 0 };

export const EMPTY_TALLY: Tally = {
  before: NONE,
  after: NONE,
  changed: 0,
  erased: 0,
  unreadable: 0,
  caps: {},
};

export function counted(tally: Tally, body: DecisionBody, decided: Decided): Tally {
  return {
    ...tally,
    before: plusOne(tally.before, body.verdict),
    after: plusOne(tally.after, decided.verdict),
    changed: tally.changed + (body.verdict === decided.verdict ? 0 : 1),
    caps: decided.findings.reduce(withUse, tally.caps),
  };
}

function plusOne(counts: Counts, verdict: Verdict): Counts {
  return { ...counts, [verdict]: counts[verdict] + 1 };
}

/** How the findings of caps begin: `2 of 3 contacts on one day`. */
const COUNT = /^(\d+) of (\d+) /;

function withUse(caps: Tally['caps'], { rule, because }: SpokenFinding): Tally['caps'] {
  const [, count, limit] = COUNT.exec(because) ?? [];
  if (count === undefined || limit === undefined) return caps;
  const [used, max] = [Number(count), Number(limit)];
  const before = caps[rule] ?? { max, decisions: 0, full: 0, near_misses: 0, highest: 0 };
  const use = {
    max,
    decisions: before.decisions + 1,
    full: before.full + (used >= max ? 1 : 0),
    near_misses: before.near_misses + (used === max - 1 ? 1 : 0),
    highest: Math.max(before.highest, used),
  };
  return { ...caps, [rule]: use };
}

/** The rules that object now and did not, or did and no longer do; in order of code. */
export function changedRules(body: DecisionBody, decided: Decided): string[] {
  const before = new Set(body.findings.filter(objects).map(({ rule }) => rule));
  const after = new Set(decided.findings.filter(objects).map(({ rule }) => rule));
  return [...before, ...after].filter((rule) => before.has(rule) !== after.has(rule)).toSorted();
}

function objects({ verdict }: { readonly verdict: string }): boolean {
  return verdict === 'block' || verdict === 'defer' || verdict === 'review';
}
