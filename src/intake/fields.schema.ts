/** The small schemas that every door shares: ids, instants, dates, clock times, text, paging. */
import { z } from 'zod';
import { zoneNamed } from '../compliance/zoned.js';
import { isExternalId } from '../portfolio/reference.js';

export const externalId = z
  .string()
  .refine(isExternalId, {
    message: 'cannot be an external id',
    params: {
      remedy:
        'send up to 128 letters, digits and `_.:/-`, beginning with a letter or digit, and unlike our ids',
    },
  })
  .meta({
    description: 'Your own id, unique for ever within its kind.',
    examples: ['LN-2024-0017'],
  });

export const reference = z
  .string()
  .max(160)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:/-]*$/, 'send our id, or `external:` and yours')
  .meta({ description: 'Our id, `external:<your id>`, or your id alone.' });

// Zone data begin about there; systems write 9999 for never, and PostgreSQL reads no fifth digit.
const FIRST_YEAR = 1900;
const OF_THIS_WORLD = {
  message: 'lies outside the years 1900 to 9999',
  params: { remedy: 'check the year; in UTC it must have four digits' },
};

function isOfThisWorld(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= 9999;
}

export const instant = z.iso
  .datetime({ offset: true })
  .refine(isOfThisWorld, OF_THIS_WORLD)
  .meta({ description: 'RFC 3339 with an offset.', examples: ['2026-05-01T09:30:00Z'] });

export const localDate = z.iso
  .date()
  .refine(isOfThisWorld, OF_THIS_WORLD)
  .meta({ examples: ['2026-05-01'] });

export const clockTime = z
  .string()
  .regex(
    /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'send a time of day such as `08:00`; `24:00` is the end of the day',
  );

/** IANA name of a place: an offset or an abbreviation would hide a clock change. */
export const zone = z
  .string()
  .max(64)
  .refine((name) => name.includes('/') && zoneNamed(name) !== undefined, {
    message: 'is no IANA time zone',
    params: { remedy: 'send a name such as `America/New_York`' },
  })
  .meta({ description: 'IANA time zone.', examples: ['America/New_York'] });

/** One line that can be seen and reads in the order in which it is written. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    // Overrides of direction make a text look like another.
    .regex(
      /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u,
      'send one line of plain text without control characters',
    )
    .regex(/[^\p{Z}\p{Cf}]/u, 'send a text that can be seen');

/** Any text that can be stored and proved. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    // eslint-disable-next-line no-control-regex -- PostgreSQL cannot store NUL
    .regex(/^[^\u0000\p{Cs}]*$/u, 'send well-formed text without NUL');

/** What somebody wrote or said, line breaks included. */
export const words = text(10_000).min(1);

/** A list that can be paged through by ids of `prefix`. */
export const pageFields = (prefix: string) => {
  const cursor = z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`), `send an id that begins with \`${prefix}_\``);
  return {
    limit: z.coerce.number().int().min(1).max(200).default(50),
    starting_after: z
      .exactOptional(cursor)
      .meta({ description: 'The last id of the page before.' }),
    ending_before: z.exactOptional(cursor).meta({ description: 'The first id of the page after.' }),
  };
};

export const metaOfList = { object: z.literal('list'), has_more: z.boolean() };

/** A change must change something. */
export function notEmpty(body: object): boolean {
  return Object.keys(body).length > 0;
}

export const EMPTY_CHANGE = {
  message: 'changes nothing',
  params: { remedy: 'send at least one field' },
};
