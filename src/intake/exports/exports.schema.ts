/** What the API takes and answers about packages for one borrower. */
import { z } from 'zod';
import { LANGUAGES } from '../../compliance/telling/tell.js';
import { instant, line, reference } from '../fields.schema.js';
import { PURPOSES } from './issue.js';

const section = z.string().regex(/^[a-z0-9_.]{1,64}$/, 'send a name of a section, or `all`');

export const newExport = z
  .strictObject({
    subject: reference.meta({
      description: 'A party, or the tag that its records bear: an erased party has only that.',
    }),
    purpose: z.enum(PURPOSES),
    recipient: z.exactOptional(
      line(200).meta({ description: 'Who gets it. Sealed in the record of the export.' }),
    ),
    open: z.array(section).max(50).default([]).meta({
      description:
        'Sections that are disclosed, such as `inputs` or `content`; `["all"]` opens each. Also needs `personal:read`.',
    }),
    language: z.enum(LANGUAGES).default('en'),
    known_sizes: z
      .array(z.int().positive())
      .max(10)
      .default([])
      .meta({ description: 'Sizes of checkpoints that the recipient kept.' }),
  })
  .meta({
    id: 'NewExport',
    examples: [
      {
        subject: 'external:CUST-88',
        purpose: 'court',
        open: ['inputs', 'content'],
        language: 'en',
      },
    ],
  });
export type NewExport = z.infer<typeof newExport>;

export const exportResource = z
  .object({
    object: z.literal('export'),
    id: z.string(),
    subject: z.string().meta({ description: 'The tag.' }),
    purpose: z.enum(PURPOSES),
    open: z.array(z.string()),
    language: z.enum(LANGUAGES),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    failure: z.string().nullable(),
    record: z.string().nullable().meta({ description: 'Its `export.issued` record.' }),
    manifest: z.string().nullable().meta({ description: 'SHA-256 of `manifest.json`.' }),
    records: z.int().nullable(),
    size: z.int().nullable().meta({ description: 'Of the checkpoint that it is proven by.' }),
    bytes: z.int().nullable(),
    created_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: 'Export' });
