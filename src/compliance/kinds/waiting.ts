/** Closed until a calendar day, such as the day after a promise or the end of a notice period. */
import { dateText } from '../instants.js';
import type { Question } from '../question.js';
import { type Heading, type Outcome, type Rule, defer, pass } from '../rule.js';
import { type Zone, dayAt, startOfDay } from '../zoned.js';

export interface Waiting {
  readonly appliesTo?: (question: Question) => boolean;
  /** The first open day in that calendar; `undefined` when nothing has to be waited for. */
  readonly firstDay: (question: Question, zone: Zone) => number | undefined;
  readonly because: string;
  /** What to say when there is nothing to wait for. Default: no objection. */
  readonly otherwise?: (question: Question) => Outcome;
}

export function waiting(options: Heading & Waiting): Rule {
  const { firstDay, because, otherwise = () => pass, ...heading } = options;
  return {
    ...heading,
    check(question) {
      const { dayZones, at } = question;
      let until = -Infinity;
      let day = 0;
      let known = false;
      for (const zone of dayZones) {
        const first = firstDay(question, zone);
        if (first === undefined) continue;
        known = true;
        if (dayAt(zone, at) >= first) continue;
        const start = startOfDay(zone, first);
        if (start > until) [until, day] = [start, first];
      }
      if (!known) return otherwise(question);
      return until === -Infinity ? pass : defer(until, `${because}, open from ${dateText(day)}`);
    },
  };
}
