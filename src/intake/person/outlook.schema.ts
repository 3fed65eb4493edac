/** What may be used to reach a person, now and from when. */
import { z } from 'zod';
import { pausedBy } from '../decisions.answers.schema.js';
import { CHANNELS, PURPOSES } from '../words.schema.js';
import { instant, reference } from '../fields.schema.js';

export const outlookQuery = z.strictObject({
  purpose: z.enum(PURPOSES).default('collection'),
  sender: z.exactOptional(reference).meta({
    description: 'By default whoever wrote or called last about the debt, else its lender.',
  }),
  debt: z.exactOptional(reference).meta({ description: 'Only about this debt.' }),
});
export type OutlookQuery = z.infer<typeof outlookQuery>;

const objection = z.object({
  rule: z.string(),
  verdict: z.enum(['block', 'defer', 'review']),
  because: z.string(),
  citation: z.string().nullable().meta({ description: 'Null for a pause.' }),
  not_before: z.string().optional(),
});

const line = z.object({
  endpoint: z.string(),
  channel: z.enum(CHANNELS),
  debt: z.string(),
  sender: z.string(),
  verdict: z
    .enum(['allow', 'defer', 'review', 'block'])
    .nullable()
    .meta({ description: 'Null if what is known cannot be judged; `problems` then says why.' }),
  not_before: instant.nullable().meta({
    description:
      'With `defer`: the first instant without objection, if nothing else happens; null while a pause has no end.',
  }),
  paused: pausedBy,
  findings: z.array(objection).meta({ description: 'Of the rules that object, strongest first.' }),
  problems: z.array(z.string()),
});

export const outlook = z
  .object({
    object: z.literal('outlook'),
    party: z.string(),
    at: instant.meta({ description: 'The instant that was judged.' }),
    purpose: z.enum(PURPOSES),
    lines: z.array(line),
    debts_left_out: z.int().meta({
      description: 'The newest debts are looked at first; name another in `debt`.',
    }),
  })
  .meta({
    id: 'Outlook',
    description:
      'What the guard says of each address, channel and debt of a person, words apart. Nothing is recorded and no place ' +
      'is taken: each attempt is judged again when it is made.',
  });
