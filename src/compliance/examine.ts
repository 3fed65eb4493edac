/** One rule, one question, one finding. */
import { instantText } from './instants.js';
import type { Loaded } from './loaded.js';
import type { Question } from './question.js';
import { type Finding, type Outcome, type Rule, notApplicable, pass } from './rule.js';
import { dayAt, startOfDay } from './zoned.js';

/** A rule that breaks must never become a rule that allows. */
export function examine(loaded: Loaded, question: Question): Finding {
  if (!isInForce(loaded, question)) return loaded.notInForce;
  const { rule } = loaded;
  if (!isBound(rule, question)) return loaded.notBound;
  const outcome = answer(loaded, question);
  if (outcome === pass) return loaded.passed;
  if (outcome === notApplicable) return loaded.notApplicable;
  const { verdict, because, until } = outcome;
  const finding = { rule: rule.code, verdict, because, citation: rule.citation };
  // A deferral without end has no instant; the horizon makes it a review.
  if (until === undefined || !Number.isFinite(until)) return finding;
  return { ...finding, not_before: instantText(until) };
}

/** Until when the rule objects, if it defers; the other verdicts are of no interest here. */
export function objectsUntil(loaded: Loaded, question: Question): number | undefined {
  if (!isInForce(loaded, question) || !isBound(loaded.rule, question)) return undefined;
  const { verdict, until } = answer(loaded, question);
  return verdict === 'defer' ? until : undefined;
}

function answer(loaded: Loaded, question: Question): Outcome {
  const { rule } = loaded;
  try {
    if (rule.appliesTo !== undefined && !rule.appliesTo(question)) return notApplicable;
    const outcome = rule.check(question);
    return outcome.verdict === 'defer' ? clipped(outcome, loaded, question) : outcome;
  } catch (error) {
    return { verdict: 'block', because: `the rule failed: ${String(error)}` };
  }
}

/** A rule objects no longer than it is in force. */
function clipped(outcome: Outcome, { to }: Loaded, { at, dayZones }: Question): Outcome {
  if (outcome.until === undefined || !(outcome.until > at)) {
    throw new Error('a deferral must end later than it begins');
  }
  if (to === Infinity) return outcome;
  const end = Math.max(...dayZones.map((zone) => startOfDay(zone, to + 1)));
  return { ...outcome, until: Math.min(outcome.until, end) };
}

function isBound(rule: Rule, { facts }: Question): boolean {
  if (rule.binds === undefined || facts.sender.kind === 'collector') return true;
  if (rule.binds === 'collectors') return false;
  const { apply_regf_to_creditors: applied } = facts.settings;
  return applied === true || (applied === 'limits' && rule.binds === 'regulation_f');
}

/** Judged in the person's calendars: in force where any of them says so. */
function isInForce({ from, to }: Loaded, { dayZones, at }: Question): boolean {
  if (from === -Infinity && to === Infinity) return true;
  return dayZones.some((zone) => {
    const today = dayAt(zone, at);
    return from <= today && today <= to;
  });
}
