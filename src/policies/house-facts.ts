/** What a tenant's policy and declarations add to the facts of one decision. */
import type { Facts, Person } from '../compliance/facts.js';
import { settingsFor } from '../compliance/house.js';
import { knownHolidays } from './holidays/known-holidays.js';
import type { Law } from './house-policy.js';

type HouseFacts = Pick<Facts, 'holidays' | 'settings' | 'declared' | 'calendar_unknown'>;

export function houseFacts(
  law: Law,
  person: Pick<Person, 'residence' | 'city'>,
  at: number,
): HouseFacts {
  const { dates, known } = knownHolidays(person, law.settings, law.holidays, at);
  return {
    holidays: dates,
    settings: settingsFor(law.settings, person),
    declared: law.declared,
    ...(known ? {} : { calendar_unknown: true }),
  };
}
