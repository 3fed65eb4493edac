/** 1006.38(b): texts that hide or contradict the right to dispute while the validation period runs. */
import type { Question } from '../question.js';
import { dayAt } from '../zoned.js';

const CONTRADICTS: readonly RegExp[] = [
  /\b(?:can(?:no|')t|cannot|may not|(?:no|not) longer|unable to|must not|not (?:able|allowed|entitled|permitted) to|no (?:right|way|chance|longer any right) to|too late to|no point in|useless to|pointless to)\b.{0,25}\b(?:disput|contest|challeng|object)/i,
  /\b(?:disput\w*|contest\w*|challeng\w*|objection\w*|object(?:ing)?)\b.{0,50}\b(?:not (?:be )?(?:help|change|stop|accepted|considered|possible|matter|allowed)|no (?:longer|effect|use|difference|avail)|impossible|useless|pointless|too late|in vain|ignored|rejected|expired|waste)/i,
  /(?<!\bif you )\b(?:don'?t|do not|no need to)\b.{0,15}\b(?:disput|contest|challeng)/i,
  /\b(?:disput\w* (?:period|window|rights?|deadline|time)|(?:time|period|rights?|deadline) to (?:dispute|contest|challenge)(?: \w+){0,3}) (?:is|are|has|have) (?:already |now )?(?:over|ended|closed|passed|gone|run out)\b/i,
  /\b(?:waive[sd]?|give up|lost|lose|forfeit\w*)\b.{0,30}\bright to (?:dispute|contest|challenge)/i,
];

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

const PAY = /\b(?:pay|paid|payment|remit|settle|send|owed?|due|balance|amount)\b/i;
const NEAR =
  /\b(?:today|tonight|tomorrow)\b|\bwithin (?:the next )?(?:\d+|twenty-four|forty-eight) hours?\b|\bend of (?:the )?(?:day|week|business)\b/i;
const WITHIN =
  /\b(?:within|in)(?: the next)? (\d+|one|two|three|five|seven|ten|fifteen) (?:business |calendar )?(day|week)s?\b/i;
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  seven: 7,
  ten: 10,
  fifteen: 15,
};
const UNTIL =
  '(?:by|before|until|no later than|on or before|not later than|due|deadline(?: is| of)?:?)';
const BY_WEEKDAY = new RegExp(
  `\\b${UNTIL} (?:this |next |the end of )?(?:${WEEKDAYS.join('|')})[a-z]*\\b`,
  'i',
);
const BY_DATE = new RegExp(
  `\\b${UNTIL} (?:on |the )?(?:${MONTH} (\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}|(\\d{1,2})/(\\d{1,2})|\\d{4}-(\\d{2})-(\\d{2}))`,
  'i',
);

/** Says or implies that a dispute is impossible, useless or too late. */
export function contradictsDispute(text: string): boolean {
  return CONTRADICTS.some((pattern) => pattern.test(text));
}

/** Sets a date for payment up to `lastDay` without a word on the right to dispute. */
export function setsEarlyDate(text: string, question: Question, lastDay: number): boolean {
  if (/\bdisput/i.test(text) || !PAY.test(text)) return false;
  if (NEAR.test(text) || BY_WEEKDAY.test(text)) return true;
  const [zone] = question.dayZones;
  const today = zone === undefined ? 0 : dayAt(zone, question.at);
  const within = WITHIN.exec(text);
  if (within !== null) {
    const [, count = '', unit = ''] = within;
    const days = NUMBERS[count.toLowerCase()] ?? Number(count);
    return today + days * (unit.toLowerCase() === 'week' ? 7 : 1) <= lastDay;
  }
  const date = dateIn(text, today);
  return date !== undefined && date <= lastDay;
}

function dateIn(text: string, today: number): number | undefined {
  const match = BY_DATE.exec(text);
  if (match === null) return undefined;
  const [, name1, day1, day2, name2, numeric, day3, isoMonth, isoDay] = match;
  const name = (name1 ?? name2)?.toLowerCase();
  const month = name === undefined ? Number(numeric ?? isoMonth) - 1 : MONTHS.indexOf(name);
  const day = Number(day1 ?? day2 ?? day3 ?? isoDay);
  const year = new Date(today * 86_400_000).getUTCFullYear();
  const first = Date.UTC(year, month, day) / 86_400_000;
  // A date that has passed means the next year.
  return first < today ? Date.UTC(year + 1, month, day) / 86_400_000 : first;
}
