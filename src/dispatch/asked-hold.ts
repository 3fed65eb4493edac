/**
 * A question that a pause covers. The guard decides about law and is asked all the same; what it allows or puts
 * off is then held by the pause. What it blocks or leaves to a person stays so: that is the stronger answer.
 */
import { decide, type Decision } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import type { Rule, Verdict } from '../compliance/rule.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import type { CoveringPause } from '../schedule/pause.asked.js';
import type { PauseScope } from '../schedule/pause.js';
import { shownValue } from '../schedule/pause.repository.js';

/** A pause as answers and the evidence name it. */
export type NamedPause = {
  readonly pause: string;
  readonly scope: PauseScope;
  readonly value?: string;
  /** Absent until people end it. */
  readonly until?: string;
};

export interface Hold {
  readonly paused: readonly NamedPause[];
  /** The first instant after every pause that the law allows too; absent where nobody can say. */
  readonly held_until?: string;
}

export function holdOf(
  pauses: readonly CoveringPause[],
  { verdict }: Decision,
  input: GuardInput,
  rules: readonly Rule[],
): Hold | null {
  if (pauses.length === 0) return null;
  const paused = pauses.map(({ id, scope, value, ends_at }) => ({
    pause: publicId('pause', id),
    scope,
    ...(value === '' ? {} : { value: shownValue(scope, value) }),
    ...(ends_at === null ? {} : { until: iso(ends_at.getTime()) }),
  }));
  const ends = pauses.map(({ ends_at }) => ends_at?.getTime() ?? Infinity);
  const end = Math.max(...ends);
  if ((verdict !== 'allow' && verdict !== 'defer') || end === Infinity) return { paused };
  const at = iso(end);
  const after = decide({ ...input, attempt: { ...input.attempt, at } }, rules);
  const free = after.verdict === 'allow' ? at : after.not_before;
  return { paused, ...(free === undefined ? {} : { held_until: free }) };
}

/** What whoever asks must do: the guard's verdict, unless a pause holds what it allows. */
export function verdictUnder(hold: Hold | null, verdict: Verdict): Verdict {
  return hold !== null && verdict === 'allow' ? 'defer' : verdict;
}

export function notBeforeUnder(hold: Hold | null, not_before: string | null): string | null {
  return hold === null ? not_before : (hold.held_until ?? null);
}
