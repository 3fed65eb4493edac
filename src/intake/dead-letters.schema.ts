/** What the API takes and answers about contacts that ended without leaving. */
import { z } from 'zod';
import { CHANNELS } from '../schedule/contact.js';
import { instant, metaOfList, pageFields, words } from './fields.schema.js';

const STATUSES = ['failed', 'expired'] as const;

export const deadLetterQuery = z.strictObject({
  ...pageFields('con'),
  status: z.exactOptional(z.enum(STATUSES)),
  channel: z.exactOptional(z.enum(CHANNELS)),
  reason: z
    .exactOptional(z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/))
    .meta({ description: 'Only those that ended for this reason.' }),
  replayed: z
    .exactOptional(z.enum(['true', 'false']))
    .meta({ description: 'Only those that were, or were not, sent once more.' }),
  open: z
    .exactOptional(z.enum(['true', 'false']))
    .meta({ description: 'Only those that nobody, or somebody, has replayed or given up.' }),
});
export type DeadLetterQuery = z.infer<typeof deadLetterQuery>;

export const deadLetterList = z
  .object({
    ...metaOfList,
    data: z.array(
      z
        .object({
          object: z.literal('dead_letter'),
          contact: z.string(),
          external_id: z.string(),
          status: z.enum(STATUSES),
          reason: z.string().meta({
            description:
              'The code of the vendor or of ours; `not_after_passed` if its time ran out.',
          }),
          rules: z
            .array(z.string())
            .meta({ description: 'What held it last, if its time ran out.' }),
          channel: z.enum(CHANNELS),
          template: z.string(),
          vendor: z.string().nullable(),
          attempts: z.int(),
          ended_at: instant,
          replayed_as: z.string().nullable(),
          abandoned_at: instant.nullable(),
          not_after: instant,
          party: z.string().meta({ description: 'To whom it was to go.' }),
          time_zones: z.array(z.string()).meta({ description: 'Of the party.' }),
        })
        .meta({ id: 'DeadLetter' }),
    ),
  })
  .meta({ id: 'DeadLetterList' });

export const contactReplay = z
  .strictObject({
    reason: words.max(2_000).meta({ description: 'Why; kept sealed with the evidence.' }),
    not_after: z.exactOptional(instant).meta({
      description: 'Until when it may be tried; needed if that of the contact has passed.',
    }),
  })
  .meta({
    id: 'ContactReplay',
    examples: [{ reason: 'The vendor had our account locked by mistake.' }],
  });
export type ContactReplay = z.infer<typeof contactReplay>;

export const contactAbandonment = z
  .strictObject({
    reason: words.max(2_000).meta({ description: 'Why; kept sealed with the evidence.' }),
  })
  .meta({ id: 'ContactAbandonment', examples: [{ reason: 'Paid in the meantime.' }] });
export type ContactAbandonment = z.infer<typeof contactAbandonment>;
