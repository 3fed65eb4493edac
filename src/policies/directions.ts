/** In which direction a value of a policy moves. */
import type { ClockWindow } from '../compliance/facts.js';
import { readClock } from '../compliance/instants.js';

/** `undefined`: no change. */
export type Change = 'tightens' | 'loosens' | undefined;

/** More is tighter. @param read gives the number of a value, and of an absent one */
export function more<T>(read: (value: T | undefined) => number) {
  return (from: T | undefined, to: T | undefined): Change => {
    const step = read(to) - read(from);
    if (step === 0) return undefined;
    return step > 0 ? 'tightens' : 'loosens';
  };
}

/** Fewer is tighter, and absent is without limit. */
export function less(from = Infinity, to = Infinity): Change {
  if (from === to) return undefined;
  return to < from ? 'tightens' : 'loosens';
}

/** True is tighter. */
export function onOff(absent: boolean) {
  return more<boolean>((value = absent) => Number(value));
}

/** What is listed is allowed, and without a list everything is. */
export function subset(
  from: readonly string[] | undefined,
  to: readonly string[] | undefined,
): Change {
  if (to === undefined) return from === undefined ? undefined : 'loosens';
  if (from === undefined) return 'tightens';
  if (!to.every((item) => from.includes(item))) return 'loosens';
  return from.every((item) => to.includes(item)) ? undefined : 'tightens';
}

/** What is listed forbids something. */
export function union(from: readonly string[] = [], to: readonly string[] = []): Change {
  if (!from.every((item) => to.includes(item))) return 'loosens';
  return to.every((item) => from.includes(item)) ? undefined : 'tightens';
}

/** Hours: closed where they were open is tighter. @param absent the hours without a window, in each place */
export function closesOver(absent: readonly ClockWindow[]) {
  return (from: ClockWindow | undefined, to: ClockWindow | undefined): Change => {
    const changes = absent.map((otherwise) => shrinks(from ?? otherwise, to ?? otherwise));
    return changes.find((change) => change === 'loosens') ?? changes.find(Boolean);
  };
}

function shrinks(from: ClockWindow, to: ClockWindow): Change {
  const [opens, closes] = [
    minutes(to.from) - minutes(from.from),
    minutes(from.to) - minutes(to.to),
  ];
  if (opens < 0 || closes < 0) return 'loosens';
  return opens > 0 || closes > 0 ? 'tightens' : undefined;
}

function minutes(clock: string): number {
  return readClock(clock) ?? 0;
}
