/** What the API takes and answers about call tasks. */
import { z } from 'zod';
import { CALL_OUTCOMES } from '../dispatch/calls.js';
import { instant, metaOfList, words } from './fields.schema.js';

export const callQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CallQuery = z.infer<typeof callQuery>;

export const callOutcome = z
  .strictObject({
    outcome: z
      .enum(CALL_OUTCOMES)
      .meta({ description: 'How the call ended, in the words of the public case format.' }),
    limited_content: z
      .exactOptional(z.boolean())
      .meta({ description: 'A limited-content voicemail was left.' }),
    dropped: z
      .exactOptional(z.boolean())
      .meta({ description: 'The line broke off during the talk.' }),
    note: z.exactOptional(words.max(2_000)).meta({ description: 'Kept sealed with the event.' }),
  })
  .meta({
    id: 'CallOutcome',
    description: 'How a claimed call ended.',
    examples: [{ outcome: 'no_answer' }],
  });
export type CallOutcome = z.infer<typeof callOutcome>;

const head = { object: z.literal('call_task'), id: z.string() };

export const callTask = z
  .object({ ...head, purpose: z.string(), created_at: instant, not_after: instant })
  .meta({ id: 'CallTask', description: 'A call that could be claimed. It names nobody.' });

export const callList = z
  .object({ ...metaOfList, data: z.array(callTask) })
  .meta({ id: 'CallList', description: 'What ends soonest comes first.' });

export const callClaim = z
  .object({
    ...head,
    claimed: z.boolean(),
    status: z.string(),
    verdict: z.enum(['allow', 'defer', 'review', 'block']),
    rules: z.array(z.string()),
    because: z.exactOptional(z.array(z.string())).meta({ description: 'Why it was refused.' }),
    number: z.exactOptional(z.string()),
    relation: z.exactOptional(z.string()).meta({ description: 'Of the person to the debt.' }),
    script: z.exactOptional(z.string().nullable()),
    dial_before: z
      .exactOptional(instant)
      .meta({ description: 'From then on it would no longer be lawful to dial.' }),
    lease_until: z.exactOptional(instant).meta({
      description: 'Complete it before; later it counts as a call that may have been made.',
    }),
    not_after: instant,
  })
  .meta({
    id: 'CallClaim',
    description: 'Claimed with all one needs to dial, or refused and why.',
  });

export const callCompleted = z
  .object({
    ...head,
    status: z.literal('completed'),
    outcome: z.enum(CALL_OUTCOMES),
    note_language: z
      .exactOptional(
        z.object({
          verdict: z.enum(['allow', 'review', 'block']),
          category: z.string(),
          entries: z.array(z.string()),
        }),
      )
      .meta({
        description: 'What the language check says of the note, which is kept all the same.',
      }),
  })
  .meta({ id: 'CallCompleted' });
