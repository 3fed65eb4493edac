/** Never at a time the addressed party named as bad, in any place the party may be. */
import { type Heading, type Rule, defer, pass } from '../rule.js';
import { isWithin, namedWindows } from './agreements.js';
import { type IsOpen, isOpenAt, nextOpen } from './clock.js';
import { holidaysOf } from './holidays.js';
import { closedBecause } from './open-hours.js';
import { isReply } from './replies.js';

interface ClosedTimes {
  /** Whether a time named as bad is closed to letters too. Default: letters have no clock. */
  readonly letters?: 'bound';
  /** An answer to the person's own message passes. */
  readonly replies?: true;
}

export function closedTimes(options: Heading & ClosedTimes): Rule {
  const { letters, replies, ...heading } = options;
  return {
    ...heading,
    appliesTo: (question) =>
      question.events('inconvenient_time').length > 0 &&
      (question.attempt.channel !== 'letter' || letters === 'bound'),
    check(question) {
      const { at, zones } = question;
      const bad = namedWindows(question, 'inconvenient_time');
      const isOpen: IsOpen = (day, minute) => !bad.some((window) => isWithin(window, day, minute));
      const closed = zones.filter((zone) => !isOpenAt(zone, at, isOpen));
      const [first] = closed;
      if (first === undefined || (replies && isReply(question))) return pass;
      const boundaries = bad.flatMap(({ from, to }) => [from, to]);
      const until = Math.max(...closed.map((zone) => nextOpen(zone, at, boundaries, isOpen)));
      return defer(until, `${closedBecause(first, at, holidaysOf(question))}, a time named as bad`);
    },
  };
}
