/**
 * Contact hours outside the United States and China: a contact window of the tenant or hours agreed with
 * the person take their place, a consent opens more, and letters have no clock.
 */
import type { Question } from '../question.js';
import type { Heading, Rule } from '../rule.js';
import { chosenHours } from './chosen-hours.js';
import { numbersOf, openHours } from './open-hours.js';
import type { Week } from './week.js';

interface LocalHours {
  readonly hours: Week | ((question: Question) => Week | undefined);
  readonly appliesTo?: (question: Question) => boolean;
  /** Agreed hours have a rule of their own. */
  readonly agreed?: 'ignore';
}

export function localHours(options: Heading & LocalHours): Rule {
  const { hours, appliesTo = () => true, ...rest } = options;
  const own = typeof hours === 'function' ? hours : (): Week => hours;
  return openHours({
    ...numbersOf(hours),
    ...rest,
    appliesTo: (question) => question.attempt.channel !== 'letter' && appliesTo(question),
    hours(question) {
      const week = own(question);
      const chosen = chosenHours(question);
      if (week === undefined || chosen === undefined) return chosen ?? week;
      // The tenant chooses hours; days on which the law is closed stay closed.
      return week.holidays?.length === 0 ? closedOnHolidays(chosen) : chosen;
    },
  });
}

const closed = new WeakMap<Week, Week>();

function closedOnHolidays(week: Week): Week {
  const known = closed.get(week);
  if (known !== undefined) return known;
  const made: Week = { ...week, holidays: [] };
  closed.set(week, made);
  return made;
}
