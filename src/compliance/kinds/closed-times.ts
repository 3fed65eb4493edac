/** Never at a time the addressed party named as bad, in any place the party may be. */
import { type Heading, type Rule, defer, pass } from '../rule.js';
import { isWithin, namedWindows } from './agreements.js';
import { type IsOpen, isOpenAt, nextOpen } from './clock.js';
import { holidaysOf } from './holidays.js';
import { closedBecause } from './open-hours.js';
import { isReply } from './replies.js';

export function closedTimes(options: Heading & { readonly replies?: true }): Rule {
  const { replies, ...heading } = options;
  return {
    ...heading,
    appliesTo: (question) => question.events('inconvenient_time').length > 0,
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
