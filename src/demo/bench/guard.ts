/** `npm run -s dunwell -- bench --guard`: the guard alone, on one core, without a database. */
import { performance } from 'node:perf_hooks';
import { decide } from '../../compliance/decide.js';
import type { GuardInput } from '../../compliance/facts.js';
import { houseRules } from '../../compliance/house.js';
import { RULES } from '../../compliance/rules/index.js';
import { SHIPPED_POLICY } from '../../policies/house-policy.js';
import { guardCase, NOON } from './guard-cases.js';
import { round } from './figures.js';

const RULES_IN_FORCE = [...RULES, ...houseRules(SHIPPED_POLICY)];
const DECISIONS = 20_000;
const SEARCHES = 300;
/** As many questions are made ahead: few enough that the collector need not carry them along. */
const BATCH = 250;

export interface GuardFigures {
  readonly rules: number;
  readonly events: number;
  readonly known_text: Rate;
  readonly new_text: Rate;
  readonly search: { readonly median_ms: number; readonly p99_ms: number };
}

interface Rate {
  readonly per_second: number;
  /** Of all threads: on a machine that does other things too, this says more than the rate. */
  readonly processor_us: number;
  readonly p50_us: number;
  readonly p99_us: number;
}

/** Every decision is on an input of its own, as a dispatch has it; making the input is not measured. */
export function measureGuard(): GuardFigures {
  rate((i) => guardCase(i, true), DECISIONS / 4);
  const known_text = rate((i) => guardCase(i, false), DECISIONS);
  const new_text = rate((i) => guardCase(i, true), DECISIONS / 4);
  const [first] = [guardCase(0, false)];
  return {
    rules: decide(first, RULES_IN_FORCE).findings.length,
    events: first.timeline.length,
    known_text,
    new_text,
    search: search(),
  };
}

function rate(caseOf: (index: number) => GuardInput, count: number): Rate {
  const times = new Float64Array(count);
  let processor = 0;
  for (let start = 0; start < count; start += BATCH) {
    const inputs = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) =>
      caseOf(start + i),
    );
    const before = process.cpuUsage();
    inputs.forEach((input, i) => {
      const begun = performance.now();
      decide(input, RULES_IN_FORCE);
      times[start + i] = performance.now() - begun;
    });
    const { user, system } = process.cpuUsage(before);
    processor += user + system;
  }
  times.sort();
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    per_second: Math.round((count / total) * 1_000),
    processor_us: round(processor / count),
    p50_us: round(at(times, 0.5) * 1_000),
    p99_us: round(at(times, 0.99) * 1_000),
  };
}

/** A cap that opens again only after sixty days, and all the nights between. */
function search(): GuardFigures['search'] {
  const cap = { code: 'HOUSE-CAP-60', max: 3, days: 60, per: 'person', says: '' } as const;
  const rules = [...RULES, ...houseRules({ ...SHIPPED_POLICY, caps: [cap] })];
  const night = NOON + 10 * 3_600_000;
  const times = Float64Array.from({ length: SEARCHES }, (_, i) => {
    const input = guardCase(i, false, night);
    const begun = performance.now();
    decide(input, rules);
    return performance.now() - begun;
  }).toSorted();
  return { median_ms: round(at(times, 0.5)), p99_ms: round(at(times, 0.99)) };
}

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
