/**
 * How long an allowed attempt stays allowed: the margin for a vendor's latency lives here, never in the
 * guard.
 */
import { decide } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import type { Rule, Verdict } from '../compliance/rule.js';
import type { EventType, TimelineEvent } from '../compliance/timeline.js';

const QUARTER_MS = 900_000;
const MINUTE_MS = 60_000;

// What these events do to an answer changes at the end of a day, if it changes at all. Others may open
// something for a time of their own: a window, a consent, sixty days after a text, five minutes to confirm.
const STEADY: ReadonlySet<EventType> = new Set<EventType>([
  'agency_assigned',
  'cease_request',
  'dispute',
  'paid_off',
  'payment',
  'promise',
  'wrong_number',
]);

function isSteady(event: TimelineEvent): boolean {
  if (event.type === 'call' || event.type === 'message') return event.direction === 'outbound';
  return STEADY.has(event.type);
}

/**
 * The first instant in (`at`, `wanted`] at which the guard's answer would no longer be `verdict`, or
 * `wanted`. Windows of law and policy close on quarter hours of every zone, so between two quarter hours
 * there is nothing to ask unless something in the person's timeline may end at any instant.
 */
export function allowedUntil(
  input: GuardInput,
  rules: readonly Rule[],
  verdict: Verdict,
  at: number,
  wanted: number,
): number {
  const quiet = Math.floor(at / QUARTER_MS) === Math.floor(wanted / QUARTER_MS);
  if (quiet && input.timeline.every(isSteady)) return wanted;
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
