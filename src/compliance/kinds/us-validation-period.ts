/**
 * 1006.34(b)(5): the validation period, within which a consumer may dispute.
 *
 * Receipt is assumed on the fifth day after the notice, Saturdays, Sundays and the holidays of
 * 5 USC 6103(a) left out; the period ends 30 days later.
 */
import { readDate } from '../instants.js';
import type { Question } from '../question.js';
import { weekdayOf } from '../zoned.js';

const DAY = 86_400_000;
const BUSINESS_DAYS = 5;
const DAYS = 30;

/** The last day of the period, as stated or reckoned from the notice; `undefined` when neither is known. */
export function lastDayToDispute({ facts }: Question): number | undefined {
  const { period_end, notice_provided_on } = facts.validation ?? {};
  const stated = period_end === undefined ? undefined : readDate(period_end);
  if (stated !== undefined) return stated;
  const sent = notice_provided_on === undefined ? undefined : readDate(notice_provided_on);
  return sent === undefined ? undefined : receivedOn(sent) + DAYS;
}

function receivedOn(sent: number): number {
  let day = sent;
  for (let left = BUSINESS_DAYS; left > 0;) {
    day += 1;
    if (!isWeekend(day) && !isHoliday(day)) left -= 1;
  }
  return day;
}

function isWeekend(day: number): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}

/** Month and day of the holidays that have a date: New Year, Juneteenth, July 4, Veterans, Christmas. */
const DATED: ReadonlySet<string> = new Set(['1-1', '6-19', '7-4', '11-11', '12-25']);

/** Month, weekday and which of them; Memorial Day is the last Monday of May, so within its last week. */
const NAMED: ReadonlySet<string> = new Set(['1-1-3', '2-1-3', '9-1-1', '10-1-2', '11-4-4']);

/** A holiday that falls on a weekend has no other day here: that is 6103(b). */
function isHoliday(day: number): boolean {
  const date = new Date(day * DAY);
  const month = date.getUTCMonth() + 1;
  const ofMonth = date.getUTCDate();
  if (DATED.has(`${month}-${ofMonth}`)) return true;
  const weekday = weekdayOf(day);
  if (month === 5 && weekday === 1 && ofMonth > 24) return true;
  return NAMED.has(`${month}-${weekday}-${Math.ceil(ofMonth / 7)}`);
}
