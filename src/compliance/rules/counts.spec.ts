/**
 * Every row on counts of the rule tables: one fewer than the limit passes, the limit itself defers to the
 * first day on which enough of what counts has dropped out, and what lies a day too far back counts no more.
 */
import { Temporal } from 'temporal-polyfill';
import { type Change, call, event, findingOf, ordinary, sms } from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

interface Row {
  readonly code: string;
  readonly residence: string;
  readonly zone: string;
  readonly max: number;
  /** Calendar days, the day of the attempt included; or a month. */
  readonly days: number | 'month';
  readonly counts: (at: string) => TimelineEvent;
  readonly change?: Change;
}

const collector = { kind: 'collector' } as const;
const unanswered = (at: string): TimelineEvent => call(at);
const talk = (at: string): TimelineEvent => call(at, { outcome: 'conversation' });
const played = (at: string): TimelineEvent =>
  call(at, { outcome: 'notice_played', mode: 'notice' });
const robot = (at: string): TimelineEvent =>
  call(at, { outcome: 'voicemail', voice: 'prerecorded' });
const text = (at: string): TimelineEvent => sms(at);
const email = (at: string): TimelineEvent => sms(at, { channel: 'email' });
const visit = (at: string): TimelineEvent => event('visit', at);
const letter = (at: string): TimelineEvent => event('letter', at, { direction: 'outbound' });
const asSms = { attempt: { channel: 'sms' } } as const;
const asVisit = { attempt: { channel: 'visit' } } as const;

/** The first conversation in Ontario, after which the count begins. */
const since = [talk('2026-01-05T12:00:00-05:00')];

const TABLE: readonly [string, string, string, number, number | 'month', Row['counts'], Change?][] =
  [
    ['REGF-FREQ-7', 'US-OH', 'America/New_York', 7, 7, unanswered, { sender: collector }],
    ['REGF-FREQ-CONV', 'US-OH', 'America/New_York', 1, 7, talk, { sender: collector }],
    ['MA-FREQ-2', 'US-MA', 'America/New_York', 2, 7, unanswered],
    ['MA-FREQ-2', 'US-MA', 'America/New_York', 2, 7, text, asSms],
    [
      'MA-FREQ-2',
      'US-MA',
      'America/New_York',
      2,
      30,
      unanswered,
      { endpoint: { kind: 'landline', place: 'work' } },
    ],
    ['WA-FREQ-3W', 'US-WA', 'America/Los_Angeles', 3, 7, letter, { sender: collector }],
    ['WA-FREQ-3W', 'US-WA', 'America/Los_Angeles', 3, 7, visit, { sender: collector }],
    [
      'WA-WORK-1W',
      'US-WA',
      'America/Los_Angeles',
      1,
      7,
      text,
      { sender: collector, endpoint: { place: 'work' } },
    ],
    ['WA-CELL-2D', 'US-WA', 'America/Los_Angeles', 2, 1, text, { sender: collector }],
    ['NYC-OLD-2', 'US-NY', 'America/New_York', 2, 7, email, { city: 'New York' }],
    ['DC-CALLS-4', 'US-DC', 'America/New_York', 4, 7, unanswered],
    ['DC-ELEC-5', 'US-DC', 'America/New_York', 5, 7, email, asSms],
    ['WV-FREQ', 'US-WV', 'America/New_York', 30, 7, unanswered],
    ['WV-FREQ', 'US-WV', 'America/New_York', 10, 7, talk],
    [
      'TCPA-RESID',
      'US-OH',
      'America/New_York',
      3,
      30,
      robot,
      { endpoint: { kind: 'landline' }, attempt: { voice: 'ai_generated' } },
    ],
    [
      'REGF-HARASS-CUM',
      'US-OH',
      'America/New_York',
      4,
      7,
      email,
      { ...asSms, settings: { max_messages_per_7_days: 4 } },
    ],
    [
      'POLICY-MESSAGE-VOLUME',
      'CN',
      'Asia/Shanghai',
      4,
      7,
      email,
      { ...asSms, settings: { max_messages_per_7_days: 4 } },
    ],
    [
      'POLICY-SMS-CAP',
      'CN',
      'Asia/Shanghai',
      2,
      1,
      text,
      { ...asSms, settings: { max_sms_per_person_per_day: 2 } },
    ],
    ['CN-FREQ-01', 'CN', 'Asia/Shanghai', 3, 1, talk],
    ['CN-FREQ-02', 'CN', 'Asia/Shanghai', 3, 1, played, { attempt: { mode: 'notice' } }],
    ['CN-FREQ-03', 'CN', 'Asia/Shanghai', 6, 1, unanswered],
    ['CN-VISIT-01', 'CN', 'Asia/Shanghai', 1, 1, visit, asVisit],
    ['AU-FREQ-01', 'AU', 'Australia/Sydney', 3, 7, talk],
    ['AU-FREQ-01', 'AU', 'Australia/Sydney', 3, 7, email, asSms],
    ['AU-F2F-01', 'AU', 'Australia/Sydney', 1, 'month', visit, asVisit],
    ['KR-FREQ-01', 'KR', 'Asia/Seoul', 7, 7, text],
    ['KR-FREQ-01', 'KR', 'Asia/Seoul', 7, 7, visit, asVisit],
    ['VN-FREQ-01', 'VN', 'Asia/Ho_Chi_Minh', 5, 1, text, asSms],
    ['TH-FREQ-01', 'TH', 'Asia/Bangkok', 1, 1, talk, asSms],
    ['CA-ON-FREQ-01', 'CA-ON', 'America/Toronto', 3, 7, email, { timeline: since }],
    ['CO-CHAN-01', 'CO', 'America/Bogota', 1, 1, talk],
    ['CO-CHAN-01', 'CO', 'America/Bogota', 1, 7, text],
    ['CL-FREQ-01', 'CL', 'America/Santiago', 1, 7, talk, asVisit],
    ['CL-FREQ-01', 'CL', 'America/Santiago', 1, 7, visit],
    ['RU-FREQ-01', 'RU', 'Europe/Moscow', 1, 1, talk],
    ['RU-FREQ-01', 'RU', 'Europe/Moscow', 1, 7, visit, asVisit],
    ['RU-FREQ-01', 'RU', 'Europe/Moscow', 2, 1, text, asSms],
  ];

const ROWS = TABLE.map(([code, residence, zone, max, days, counts, change = {}]) => ({
  name: `${code}: ${max} in ${days}`,
  of: { code, residence, zone, max, days, counts, change },
}));

/** The day of the attempt, so that a week before it holds a clock change north and south. */
const DAYS = ['2026-05-13', '2026-03-11', '2026-11-04', '2026-10-07'].map((day) =>
  Temporal.PlainDate.from(day),
);

function instant(zone: string, day: Temporal.PlainDate, time: string): string {
  return String(day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant());
}

function lastDay({ days }: Pick<Row, 'days'>, day: Temporal.PlainDate): Temporal.PlainDate {
  return days === 'month'
    ? day.subtract({ months: 1 }).add({ days: 1 })
    : day.subtract({ days: days - 1 });
}

function found(of: Row, day: Temporal.PlainDate, events: readonly TimelineEvent[]): string {
  const timeline = [...(of.change?.timeline ?? []), ...events];
  const zones = [of.zone];
  const asked = {
    ...of.change,
    residence: of.residence,
    zones,
    at: instant(of.zone, day, '12:00'),
    timeline,
  };
  return findingOf(ordinary(asked), of.code);
}

describe('the counts', () => {
  it.each(ROWS)('stand at the limit of $name', ({ of }) => {
    for (const day of DAYS) {
      const oldest = lastDay(of, day);
      const times = (count: number): TimelineEvent[] =>
        Array.from({ length: count }, (_, index) =>
          of.counts(instant(of.zone, oldest, `00:${String(index).padStart(2, '0')}:00`)),
        );
      const free = of.days === 'month' ? oldest.add({ months: 1 }) : oldest.add({ days: of.days });
      expect(found(of, day, times(of.max - 1))).toBe('pass');
      const until = new Date(instant(of.zone, free, '00:00')).toISOString();
      expect(found(of, day, times(of.max))).toBe(`defer ${until}`);
      expect(found(of, day, times(of.max + 1))).toMatch(/^defer/);
    }
  });

  it.each(ROWS)('forget what is a day too old for $name', ({ of }) => {
    for (const day of DAYS) {
      const gone = lastDay(of, day).subtract({ days: 1 });
      const old = Array.from({ length: of.max }, (_, index) =>
        of.counts(instant(of.zone, gone, `23:59:${String(index).padStart(2, '0')}`)),
      );
      expect(found(of, day, old)).toBe('pass');
    }
  });
});
