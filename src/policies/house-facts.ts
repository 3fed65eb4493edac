/** What a tenant's policy and declarations add to the facts of one decision. */
import type { Facts, Person } from '../compliance/facts.js';
import { settingsFor } from '../compliance/house.js';
import { knownHolidays } from './holidays/known-holidays.js';
import type { Law } from './house-policy.js';

type HouseFacts = Pick<Facts, 'holidays' | 'settings' | 'declared' | 'calendar_unknown'>;

interface Asked {
  readonly person: Pick<Person, 'residence' | 'city'>;
  /** By our id. */
  readonly sender: string;
  /** In milliseconds. */
  readonly at: number;
}

export function houseFacts(law: Law, { person, sender, at }: Asked): HouseFacts {
  const { dates, known } = knownHolidays(person, law.settings, law.holidays, at);
  return {
    holidays: dates,
    settings: settingsFor(law.settings, person),
    declared: law.declaredFor(sender),
    ...(known ? {} : { calendar_unknown: true }),
  };
}
