/** Until when an allowed attempt stays allowed, however long it may wait. */
import type { GuardInput } from '../compliance/facts.js';
import type { Rule } from '../compliance/rule.js';
import { allowedUntil, isStillAllowed } from './margin.js';

const QUARTER_MS = 900_000;

/**
 * The first instant in (`at`, `wanted`] at which the guard would no longer allow it, or `wanted`. Within a
 * day a window can close and open again, so every quarter hour is looked at for itself.
 */
export function openUntil(
  input: GuardInput,
  rules: readonly Rule[],
  at: number,
  wanted: number,
): number {
  for (let from = at; from < wanted;) {
    const to = Math.min(wanted, (Math.floor(from / QUARTER_MS) + 1) * QUARTER_MS);
    if (!isStillAllowed(input, rules, to)) return allowedUntil(input, rules, 'allow', from, to);
    from = to;
  }
  return wanted;
}
