/** The contact window a tenant set, read once. It takes the place of a pack's hours outside US and CN. */
import type { ClockWindow } from '../facts.js';
import { readClock } from '../instants.js';
import type { Question } from '../question.js';
import { type Week, daily } from './week.js';

const read = new WeakMap<ClockWindow, Week>();

export function chosenHours({ facts }: Question): Week | undefined {
  const window = facts.settings.contact_window;
  return window === undefined ? undefined : chosenWeek(window);
}

export function chosenWeek(window: ClockWindow): Week {
  const known = read.get(window);
  if (known !== undefined) return known;
  const week = daily(readClock(window.from) ?? 0, readClock(window.to) ?? 0);
  read.set(window, week);
  return week;
}
