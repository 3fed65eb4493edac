/** What the API takes from people who answer reviews and settle what is unknown. */
import { z } from 'zod';
import { pageFields, words } from './fields.schema.js';

export const reviewQuery = z.strictObject(pageFields('con'));
export type ReviewQuery = z.infer<typeof reviewQuery>;

export const reviewAnswer = z
  .strictObject({
    decision_id: z
      .exactOptional(z.string().regex(/^rec_[0-9a-f]{32}$/))
      .meta({ description: 'The decision you looked at: if there is a newer one, 409.' }),
    reason: words.max(2_000).meta({ description: 'Why; kept sealed with the evidence.' }),
  })
  .meta({ id: 'ReviewAnswer', examples: [{ reason: 'The wording was agreed with the lender.' }] });
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

export const settlement = z
  .strictObject({
    left: z.boolean().meta({ description: 'Whether the message left for the borrower.' }),
    reason: words.max(2_000).meta({ description: 'How you know; kept sealed with the evidence.' }),
  })
  .meta({
    id: 'Settlement',
    examples: [{ left: false, reason: 'The vendor’s support finds no such message.' }],
  });
export type Settlement = z.infer<typeof settlement>;
