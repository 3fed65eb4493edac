/** Walks a local clock from one boundary to the next. */
import { type Zone, dayAt, minuteAt, nextLocal } from '../zoned.js';

const HORIZON = 401 * 86_400_000;

/** Whether the local minute of a local day is open. */
export type IsOpen = (day: number, minute: number) => boolean;

export function isOpenAt(zone: Zone, instant: number, isOpen: IsOpen): boolean {
  return isOpen(dayAt(zone, instant), minuteAt(zone, instant));
}

/**
 * The first instant after `instant` at which the zone's clock is open, or `Infinity`.
 *
 * `boundaries` are the minutes of the day at which the answer can change; midnight always is one.
 */
export function nextOpen(
  zone: Zone,
  instant: number,
  boundaries: readonly number[],
  isOpen: IsOpen,
): number {
  const end = instant + HORIZON;
  let candidate = instant;
  while (candidate <= end) {
    candidate = nextBoundary(zone, candidate, boundaries);
    if (isOpenAt(zone, candidate, isOpen)) return candidate;
  }
  return Infinity;
}

function nextBoundary(zone: Zone, instant: number, boundaries: readonly number[]): number {
  let next = nextLocal(zone, instant, 0);
  for (const minute of boundaries) {
    if (minute < 24 * 60) next = Math.min(next, nextLocal(zone, instant, minute));
  }
  return next;
}
