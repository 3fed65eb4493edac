/** When a deferred attempt may be made, if nothing else happens. */
import { objectsUntil } from './examine.js';
import { readInstant } from './instants.js';
import { askedAt } from './prepare.js';
import type { Question } from './question.js';
import type { Loaded } from './loaded.js';
import type { Finding } from './rule.js';

const HORIZON = 400 * 86_400_000;

/**
 * The first instant at which no deferring rule objects: each names the earliest instant at which it may
 * stop, all are asked again at the latest of these, and so on. `undefined` beyond the horizon.
 */
export function firstInstantWithoutObjection(
  question: Question,
  rules: readonly Loaded[],
  findings: readonly Finding[],
): number | undefined {
  const end = question.at + HORIZON;
  const mayDefer = rules.filter(({ rule }) => rule.timeless !== true);
  let candidate = question.at;
  for (const { verdict, not_before = '' } of findings) {
    if (verdict === 'defer') candidate = Math.max(candidate, readInstant(not_before) ?? Infinity);
  }
  while (candidate <= end) {
    const next = latestObjection(askedAt(question, candidate), mayDefer);
    if (next === candidate) return candidate;
    candidate = next;
  }
  return undefined;
}

function latestObjection(question: Question, rules: readonly Loaded[]): number {
  let latest = question.at;
  for (const rule of rules) {
    latest = Math.max(latest, objectsUntil(rule, question) ?? -Infinity);
  }
  return latest;
}
