/** Caps that an attempt found full, or would fill: read from the tally that a cap gives as its reason. */
import type { Finding } from '../compliance/rule.js';

export type FilledCap = {
  readonly rule: string;
  /** What counted before this attempt. */
  readonly used: number;
  readonly of: number;
  /** Calendar days over which it counts; a month is 31. */
  readonly days: number;
};

/** How a cap begins: `4 of 3 contacts on one day`. Nouns may be any words. */
const TALLY = /^(\d+) of (\d+) .*?(on one day|in (\d+) days|in a month)(;|$)/;
const MONTH = 31;

export function filledCap({ rule, verdict, because }: Finding): FilledCap[] {
  if (verdict !== 'pass' && verdict !== 'defer') return [];
  const [, used, of, term, days] = TALLY.exec(because) ?? [];
  if (term === undefined || Number(used) < Number(of) - 1) return [];
  return [{ rule, used: Number(used), of: Number(of), days: daysOf(term, days) }];
}

function daysOf(term: string, days: string | undefined): number {
  if (days !== undefined) return Number(days);
  return term === 'in a month' ? MONTH : 1;
}
