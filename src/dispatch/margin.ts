/**
 * How long an allowed attempt stays allowed: the margin for a vendor's latency lives here, never in the
 * guard.
 */
import { decide } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import type { Rule, Verdict } from '../compliance/rule.js';

const QUARTER_MS = 900_000;
const MINUTE_MS = 60_000;

// Windows a person asked for can close at any minute; so can a consent or a date that runs out.
const PERSONAL = new Set([
  'window_agreed',
  'convenient_time',
  'inconvenient_time',
  'consent',
  'notice',
]);

/**
 * The first instant in (`at`, `wanted`] at which the guard's answer would no longer be `verdict`, or
 * `wanted`. Windows of law and policy close on quarter hours of every zone, so between two quarter hours
 * there is nothing to ask unless the person has windows of their own.
 */
export function allowedUntil(
  input: GuardInput,
  rules: readonly Rule[],
  verdict: Verdict,
  at: number,
  wanted: number,
): number {
  const quiet = Math.floor(at / QUARTER_MS) === Math.floor(wanted / QUARTER_MS);
  if (quiet && !input.timeline.some(({ type }) => PERSONAL.has(type))) return wanted;
  const still = (ms: number) => holds(input, clockRules(rules), verdict, ms);
  if (still(wanted)) return wanted;
  let open = at;
  let closed = wanted;
  while (closed - open > 1) {
    const middle = nearestMinute(open, closed);
    if (still(middle)) open = middle;
    else closed = middle;
  }
  return closed;
}

/** Whether what was allowed is so at a later instant too, if nothing else happens. */
export function isStillAllowed(input: GuardInput, rules: readonly Rule[], at: number): boolean {
  return holds(input, clockRules(rules), 'allow', at);
}

const clocks = new WeakMap<readonly Rule[], readonly Rule[]>();

/** Those whose answer can change with the instant: words need not be read again. */
function clockRules(rules: readonly Rule[]): readonly Rule[] {
  let clock = clocks.get(rules);
  if (clock === undefined) {
    clock = rules.filter(({ timeless }) => timeless !== true);
    clocks.set(rules, clock);
  }
  return clock;
}

/** Nothing objects then that did not object at the decision. */
function holds(input: GuardInput, clock: readonly Rule[], verdict: Verdict, ms: number): boolean {
  const attempt = { ...input.attempt, at: new Date(ms).toISOString() };
  const later = decide({ ...input, attempt }, clock);
  if (later.verdict === 'allow') return true;
  // A review that was approved must not hide that the window has closed.
  const isClosed = later.findings.some((finding) => finding.verdict === 'defer');
  return verdict === 'review' && later.verdict === 'review' && !isClosed;
}

/** Halves the span, on a whole minute while there is one inside: closings are whole minutes. */
function nearestMinute(open: number, closed: number): number {
  const middle = Math.floor((open + closed) / 2);
  const minute = Math.round(middle / MINUTE_MS) * MINUTE_MS;
  return minute > open && minute < closed ? minute : middle;
}
