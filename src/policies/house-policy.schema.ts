/** What a house policy may say: closed lists and numbers within bounds, no language of its own. */
import { z } from 'zod';
import type { Channel } from '../compliance/attempt.js';
import { HOUSE_GAP, HOUSE_HOURS, type HousePolicy } from '../compliance/house.js';
import { readClock, readDate } from '../compliance/instants.js';
import { OPTIONAL_RULES } from '../compliance/rules/index.js';
import { knowsResidence } from './holidays/calendar.js';
import { tenantLexicon } from './lexicon.schema.js';

const optional = z.exactOptional;

const CHANNELS = [
  'call',
  'voicemail',
  'sms',
  'email',
  'letter',
  'visit',
  'im',
  'social',
] as const satisfies readonly Channel[];

const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'send one line of plain text without control characters');

// What may be sent until when is looked up at quarters of an hour: see `dispatch/margin.ts`.
const clockTime = z
  .string()
  .regex(
    /^(([01]\d|2[0-3]):(00|15|30|45)|24:00)$/,
    'send a quarter of an hour such as `08:15`; `24:00` is the end of the day',
  );

const hours = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine(({ from, to }) => (readClock(from) ?? 0) < (readClock(to) ?? 0), {
    message: 'closes before it opens',
    params: { remedy: 'send a `to` that is later than `from`, on the same day' },
  });

const count = z.int().min(1).max(1_000);

const settings = z
  .strictObject({
    apply_regf_to_creditors: optional(z.union([z.boolean(), z.literal('limits')])),
    attorney_response_days: optional(z.int().min(1).max(365)),
    close_public_holidays: optional(z.boolean()),
    contact_window: optional(hours).meta({
      description: 'Hours where the law leaves them to the tenant, such as Great Britain.',
    }),
    disaster_hold: optional(z.boolean()),
    electronic_safe_harbor: optional(z.enum(['required', 'off'])),
    hold_while_disputed: optional(z.boolean()),
    ledger_amounts_only: optional(z.boolean()),
    lexicon: optional(tenantLexicon),
    link_domains: optional(z.array(z.string().regex(/^[a-z0-9.-]{1,253}$/)).max(200)),
    max_messages_per_7_days: optional(count),
    max_sms_per_person_per_day: optional(count),
    pause_until_promise_date: optional(z.boolean()),
    quiet_hours_for_reminders: optional(z.boolean()),
  })
  .meta({ description: 'What the rules leave to the tenant; an absent setting has its default.' });

const cap = z.strictObject({
  code: z
    .string()
    .regex(/^HOUSE-[A-Z0-9][A-Z0-9-]{0,39}$/, 'send a code such as `HOUSE-CAP-DAY`')
    .refine((code) => code !== HOUSE_GAP && code !== HOUSE_HOURS, {
      message: 'is the code of another rule of the house',
      params: { remedy: 'choose another code' },
    }),
  max: count,
  days: z
    .int()
    .min(1)
    .max(31)
    .meta({ description: 'Calendar days, that of the attempt included.' }),
  channels: optional(z.array(z.enum(CHANNELS)).min(1).max(CHANNELS.length)).meta({
    description: 'Which channels count and are limited; absent: all of them together.',
  }),
  per: z.literal('person'),
  says: line(200),
});

const date = z.string().refine((text) => readDate(text) !== undefined, {
  message: 'is no date',
  params: { remedy: 'send one such as `2027-01-01`' },
});

const yearOfHolidays = z
  .strictObject({
    residence: z.string().refine(knowsResidence, {
      message: 'is no residence that the calendars know',
      params: { remedy: 'send an ISO 3166 code such as `CN` or `AU-NSW`' },
    }),
    year: z.int().min(1970).max(2200),
    dates: z.array(date).max(366),
  })
  .refine(({ year, dates }) => dates.every((day) => day.startsWith(`${year}-`)), {
    message: 'holds a date of another year',
    path: ['dates'],
    params: { remedy: 'list each year by itself' },
  })
  .meta({ description: 'All public holidays of that place and year, in place of the calendars.' });

const distinct = <T>(name: (item: T) => string | number) =>
  [
    (list: readonly T[]) => new Set(list.map(name)).size === list.length,
    { message: 'names the same thing twice', params: { remedy: 'name each once' } },
  ] as const;

const years = z.int().min(1).max(100);

const retention = z
  .strictObject({
    years: optional(years).meta({ description: 'Every section of a record that is older.' }),
    sections: optional(
      z.record(z.string().regex(/^[a-z_]{1,40}$/, 'send the name of a section'), years),
    ).meta({ description: 'Single sections that go earlier, by name.' }),
  })
  .meta({
    description:
      'When sealed sections are deleted, by the age of their record. Never before the law lets them go, nor under a hold.',
  });

/** The members of a policy beside its version. */
export const policyContent = {
  settings,
  caps: z
    .array(cap)
    .max(20)
    .refine(...distinct<z.infer<typeof cap>>(({ code }) => code)),
  contact_hours: optional(hours).meta({
    description: 'Hours for every residence, purpose and channel but letters, within the law.',
  }),
  min_gap_minutes: optional(z.int().min(1).max(1_440)).meta({
    description: 'Between two contacts of one person, over all channels.',
  }),
  optional_rules: optional(
    z
      .array(z.enum(OPTIONAL_RULES.map(({ code }) => code)))
      .max(OPTIONAL_RULES.length)
      .refine(...distinct<string>((code) => code)),
  ).meta({ description: 'Rows of the rule tables that are off by default.' }),
  retention: optional(retention),
  holidays: optional(
    z
      .array(yearOfHolidays)
      .max(100)
      .refine(
        ...distinct<z.infer<typeof yearOfHolidays>>(
          ({ residence, year }) => `${residence} ${year}`,
        ),
      ),
  ),
};

export const version = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'send up to 40 letters, digits and `._-`')
  .meta({ description: 'A name that no other version has.', examples: ['2026-autumn'] });

export const housePolicy = z.strictObject({ version, ...policyContent });

// The compiler checks that what is accepted is what the guard reads.
housePolicy satisfies z.ZodType<HousePolicy>;
