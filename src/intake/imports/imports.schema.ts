/** What the API takes and answers about imports. */
import { z } from 'zod';
import { instant, metaOfList, pageFields } from '../fields.schema.js';
import { IMPORT_KINDS } from './kinds.js';
import { layout } from './layout.js';

export const newImport = z
  .strictObject({
    kind: z.enum(IMPORT_KINDS),
    ...layout.shape,
    dry_run: z.exactOptional(
      z.boolean().meta({
        description: 'Does everything and undoes it: only the counts and the errors stay.',
      }),
    ),
  })
  .meta({
    id: 'NewImport',
    description: 'Then send the file with `PUT /v1/imports/{id}/file`.',
    examples: [
      {
        kind: 'debts',
        format: 'csv',
        mapping: {
          external_id: 'Loan no',
          kind: { value: 'personal_loan' },
          lender: { value: 'harbour-bank' },
          currency: 'Currency',
          'amounts.outstanding': { column: 'Balance', decimals: 2 },
          'amounts.overdue': { column: 'Arrears', decimals: 2 },
          days_past_due: 'DPD',
          balance_as_of: 'As of',
          'parties.0.party': 'Customer',
          'parties.0.relation': { value: 'borrower' },
        },
      },
    ],
  });
export type NewImport = z.infer<typeof newImport>;

const counts = z.record(z.string(), z.int());

export const importResource = z
  .object({
    object: z.literal('import'),
    id: z.string(),
    kind: z.enum(IMPORT_KINDS),
    dry_run: z.boolean(),
    status: z.enum(['empty', 'waiting', 'running', 'done', 'failed']),
    failure: z
      .string()
      .nullable()
      .meta({ description: 'Why the file could not be read to its end; rows before count.' }),
    encoding: z.string().nullable().meta({ description: 'As it was found, or declared.' }),
    progress: z.object({ rows: z.int(), bytes_read: z.int(), bytes: z.int().nullable() }),
    result: z.object({
      created: z.int(),
      exists: z.int(),
      error: z.int(),
      problems: counts.meta({ description: 'Errors by code and field.' }),
      verdicts: counts.meta({ description: 'Dry runs of contacts: what the guard would say.' }),
      rules: counts.meta({ description: 'Dry runs of contacts: which rules would stop them.' }),
      missing: counts.meta({ description: 'What rows name and nobody sent, or nobody declared.' }),
    }),
    batch_id: z.string().nullable().meta({ description: 'Of the contacts that it makes.' }),
    created_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: 'Import' });

export const importList = z
  .object({ ...metaOfList, data: z.array(importResource) })
  .meta({ id: 'ImportList' });

export const importQuery = z.strictObject(pageFields('imp'));
export type ImportQuery = z.infer<typeof importQuery>;

export const rowErrorQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RowErrorQuery = z.infer<typeof rowErrorQuery>;

export const rowErrorList = z
  .object({
    ...metaOfList,
    data: z.array(
      z
        .object({
          line: z.int(),
          external_id: z.string(),
          code: z.string(),
          errors: z.array(z.object({ field: z.string(), detail: z.string(), remedy: z.string() })),
        })
        .meta({ id: 'ImportRowError' }),
    ),
  })
  .meta({ id: 'ImportRowErrorList', description: 'The first; `…/errors` has them all.' });
