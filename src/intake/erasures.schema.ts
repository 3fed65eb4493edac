/** What the API takes and answers about erasures and legal holds. */
import { z } from 'zod';
import {
  DEFERRALS,
  ERASURE_BASES,
  ERASURE_STATUSES,
} from '../dispatch/erasing/erasure.repository.js';
import { line, metaOfList, pageFields, reference } from './fields.schema.js';

const reason = line(500).meta({ description: 'Why; sealed in the evidence.' });

export const newErasure = z
  .strictObject({
    party: reference,
    basis: z.enum(ERASURE_BASES).meta({
      description:
        'The person asked, a period ended, an authority ordered it, or it was a mistake.',
    }),
    reason,
  })
  .meta({
    id: 'NewErasure',
    description: 'Whose data is to go. From now on nobody contacts them.',
    examples: [{ party: 'P-77', basis: 'data_subject', reason: 'Letter of 3 March.' }],
  });
export type NewErasureBody = z.infer<typeof newErasure>;

export const withdrawing = z
  .strictObject({ reason })
  .meta({ id: 'Withdrawing', examples: [{ reason: 'Entered for the wrong person.' }] });
export type Withdrawing = z.infer<typeof withdrawing>;

export const erasureQuery = z.strictObject({
  status: z.exactOptional(z.enum(ERASURE_STATUSES)),
  ...pageFields('era'),
});
export type ErasureQuery = z.infer<typeof erasureQuery>;

export const erasure = z
  .strictObject({
    object: z.literal('erasure'),
    id: z.string(),
    party: z.string(),
    basis: z.enum(ERASURE_BASES),
    status: z.enum(ERASURE_STATUSES),
    deferred: z
      .strictObject({ basis: z.enum(DEFERRALS), until: z.string().nullable() })
      .nullable()
      .meta({ description: 'What stood against it when it was last tried. It is tried again.' }),
    requested_by: z.string(),
    requested_at: z.string(),
    approved_by: z.string().nullable(),
    approved_at: z.string().nullable(),
    done_at: z.string().nullable(),
    effective_by: z
      .string()
      .nullable()
      .meta({ description: 'When the last backup that holds the key must be gone.' }),
    record: z.string().meta({ description: 'The evidence of its last change.' }),
  })
  .meta({ id: 'Erasure', description: 'The data of one person, on its way out or gone.' });

export const erasureList = z.strictObject({ ...metaOfList, data: z.array(erasure) });

const file = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,63}$/, 'send the number of a file, without spaces')
  .meta({ description: 'The number of a file; it stands in the open, so no name.' });
const held = { reference: file, reason };

export const newHold = z
  .discriminatedUnion('scope', [
    z.strictObject({ scope: z.literal('tenant'), ...held }),
    z.strictObject({ scope: z.literal('party'), value: reference, ...held }),
    z.strictObject({ scope: z.literal('debt'), value: reference, ...held }),
  ])
  .meta({
    id: 'NewLegalHold',
    description: 'What must be kept, whoever asks for its erasure.',
    examples: [
      {
        scope: 'debt',
        value: 'LN-2024-0017',
        reference: 'LIT-2026/14',
        reason: 'A suit is pending.',
      },
    ],
  });
export type NewHoldBody = z.infer<typeof newHold>;

export const holdQuery = z.strictObject({
  status: z.exactOptional(z.enum(['open', 'released'])),
  ...pageFields('hld'),
});
export type HoldQuery = z.infer<typeof holdQuery>;

export const hold = z
  .strictObject({
    object: z.literal('legal_hold'),
    id: z.string(),
    scope: z.enum(['tenant', 'party', 'debt']),
    value: z.string().nullable(),
    reference: z.string(),
    status: z.enum(['open', 'released']),
    placed_by: z.string(),
    placed_at: z.string(),
    released_by: z.string().nullable(),
    released_at: z.string().nullable(),
    record: z.string(),
  })
  .meta({ id: 'LegalHold', description: 'Nothing that it covers is erased while it is open.' });

export const holdList = z.strictObject({ ...metaOfList, data: z.array(hold) });
