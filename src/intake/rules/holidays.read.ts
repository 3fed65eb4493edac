/** The public holidays of a place and year: what the house policy wrote down, else what the calendars say. */
import type { Tx } from '../../platform/database.js';
import { datesOf, holidaysMatter } from '../../policies/holidays/known-holidays.js';
import { policyAt } from '../../policies/house-policy.js';
import type { HolidayQuery } from './holidays.schema.js';

export async function holidaysIn(tx: Tx, { residence, year }: HolidayQuery) {
  const { holidays = [], settings } = await policyAt(tx, tx.at);
  const isWritten = holidays.some((list) => list.residence === residence && list.year === year);
  const dates = datesOf(holidays, residence, year);
  return {
    object: 'holidays' as const,
    residence,
    year,
    dates: dates ?? null,
    source: dates === undefined ? null : isWritten ? ('house' as const) : ('calendar' as const),
    matter: holidaysMatter({ residence }, settings),
  };
}
