/** What the API takes and answers about sends of unknown outcome. */
import { z } from 'zod';
import { CHANNELS } from '../schedule/contact.js';
import { instant, metaOfList, pageFields, words } from './fields.schema.js';

const code = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/);

const filter = {
  channel: z.exactOptional(z.enum(CHANNELS)),
  vendor: z.exactOptional(code),
  reason: z
    .exactOptional(code)
    .meta({ description: 'Such as `restored` after a restore, or `no_clear_answer`.' }),
  from: z.exactOptional(instant).meta({ description: 'Attempts from this instant on.' }),
  to: z.exactOptional(instant).meta({ description: 'Attempts before this instant.' }),
};

export const unknownQuery = z.strictObject({ ...pageFields('con'), ...filter });
export type UnknownQuery = z.infer<typeof unknownQuery>;
export type UnknownFilter = Pick<UnknownQuery, keyof typeof filter>;

export const unknownList = z
  .object({
    ...metaOfList,
    data: z.array(
      z
        .object({
          object: z.literal('unknown_outcome'),
          contact: z.string(),
          external_id: z.string(),
          channel: z.enum(CHANNELS),
          template: z.string(),
          party: z.string(),
          vendor: z.string().nullable(),
          reason: z.string(),
          attempts: z.int(),
          attempted_at: instant,
        })
        .meta({ id: 'UnknownOutcome' }),
    ),
    matching: z.int().meta({ description: 'How many there are, on this page and others.' }),
    now: instant,
  })
  .meta({ id: 'UnknownOutcomeList' });

export const bulkSettlement = z
  .strictObject({
    filter: z
      .strictObject({ ...filter, to: instant })
      .meta({ description: 'As in the list. `to`: what becomes unknown later is not meant.' }),
    left: z.boolean().meta({ description: 'Whether these messages left for the borrowers.' }),
    reason: words.max(2_000).meta({ description: 'How you know; kept sealed with each.' }),
    limit: z
      .exactOptional(z.int().min(1).max(500))
      .meta({ description: 'How many at once, 200 unless given; ask again while some remain.' }),
  })
  .meta({
    id: 'BulkSettlement',
    examples: [
      {
        filter: { reason: 'restored', channel: 'sms', to: '2026-05-01T09:30:00Z' },
        left: true,
        reason: 'The statement of the vendor lists them all.',
      },
    ],
  });
export type BulkSettlement = z.infer<typeof bulkSettlement>;

export const bulkSettled = z
  .object({ object: z.literal('bulk_settlement'), settled: z.int(), remaining: z.int() })
  .meta({ id: 'BulkSettled' });
