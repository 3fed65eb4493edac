/** What the API takes about the published log; it answers in the formats of c2sp.org. */
import { z } from 'zod';
import { instant } from '../fields.schema.js';

const size = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const inclusionQuery = z.strictObject({
  record: z
    .string()
    .regex(/^(rec_[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
    .meta({ description: 'The id of a record, as it stands in it or as `rec_…`.' }),
  size: z.exactOptional(size.meta({ description: 'Of a published checkpoint; the newest.' })),
});
export type InclusionQuery = z.infer<typeof inclusionQuery>;

export const consistencyQuery = z.strictObject({
  from: size.meta({ description: 'The size of the older checkpoint.' }),
  to: z.exactOptional(size.meta({ description: 'Of the newer one; the newest published.' })),
});
export type ConsistencyQuery = z.infer<typeof consistencyQuery>;

export const checkpointAnswer = z
  .object({
    object: z.literal('checkpoint'),
    log: z.string().nullable().meta({ description: 'Its origin; null before anything is sealed.' }),
    size: z.int().nullable().meta({ description: 'How many records lie under it.' }),
    root: z.string().nullable().meta({ description: 'The hash of all of them, in base64.' }),
    at: instant.meta({ description: 'When it was the newest.' }),
  })
  .meta({ id: 'Checkpoint' });
