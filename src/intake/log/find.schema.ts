/** What somebody types into a search box, and what it names. */
import { z } from 'zod';
import { line } from '../fields.schema.js';

export const findQuestion = z
  .strictObject({
    text: line(254).meta({
      description:
        'A phone number, an e-mail address, our id or yours, of a person, debt or contact.',
    }),
  })
  .meta({ id: 'FindQuestion', examples: [{ text: '+1 212 555 0123' }] });
export type FindQuestion = z.infer<typeof findQuestion>;

export const foundThings = z
  .object({
    object: z.literal('found'),
    parties: z.array(
      z.object({
        id: z.string(),
        external_id: z.string(),
        name: z.string().nullable().meta({ description: 'Masked.' }),
        residence: z.string(),
        by: z.enum(['id', 'address']),
      }),
    ),
    debts: z.array(z.object({ id: z.string(), external_id: z.string(), debtor: z.string() })),
    contacts: z.array(z.object({ id: z.string(), external_id: z.string() })),
  })
  .meta({
    id: 'FoundThings',
    description:
      'What a text names. Several people may share a number, and numbers without a country code fit several countries.',
  });
