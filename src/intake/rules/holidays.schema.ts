/** The public holidays of a place and year. */
import { z } from 'zod';
import { knowsResidence } from '../../policies/holidays/calendar.js';

export const holidayQuery = z.strictObject({
  residence: z
    .string()
    .max(6)
    .refine(knowsResidence, {
      message: 'is no residence that the calendars know',
      params: { remedy: 'send an ISO 3166 code such as `CN` or `AU-NSW`' },
    }),
  year: z.coerce.number().int().min(1970).max(2200),
});
export type HolidayQuery = z.infer<typeof holidayQuery>;

export const holidayYear = z
  .object({
    object: z.literal('holidays'),
    residence: z.string(),
    year: z.int(),
    dates: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Null where nobody knows them: contacts then wait for a person.' }),
    source: z.enum(['house', 'calendar']).nullable(),
    matter: z.boolean().meta({
      description: 'Whether a rule there, or the house policy, closes or counts holidays at all.',
    }),
  })
  .meta({ id: 'Holidays' });
