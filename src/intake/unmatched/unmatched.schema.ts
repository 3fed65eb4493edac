/** What came in and names nobody: the list that somebody works through, and the answers. */
import { z } from 'zod';
import { instant, line, metaOfList, pageFields, reference } from '../fields.schema.js';

const STATUSES = ['open', 'assigned', 'aside'] as const;
const why = line(500).meta({ description: 'Why; kept sealed in the evidence.' });

export const assignment = z
  .strictObject({
    party: reference.meta({ description: 'Whose it is.' }),
    endpoint: z.exactOptional(reference).meta({
      description:
        'At which address of theirs it is noted. Left out, a stop is one for all their addresses of its channel.',
    }),
    why,
  })
  .meta({
    id: 'InboundAssignment',
    examples: [{ party: 'P-77', why: 'her new number, she called' }],
  });
export type Assignment = z.infer<typeof assignment>;

export const puttingAside = z
  .strictObject({ why })
  .meta({ id: 'InboundPutAside', examples: [{ why: 'advertising' }] });
export type PuttingAside = z.infer<typeof puttingAside>;

export const unmatchedQuery = z.strictObject({
  ...pageFields('inb'),
  status: z.enum(STATUSES).default('open'),
});
export type UnmatchedQuery = z.infer<typeof unmatchedQuery>;

export const unmatchedInbound = z
  .object({
    object: z.literal('unmatched_inbound'),
    id: z.string(),
    status: z.enum(STATUSES),
    channel: z.enum(['sms', 'email']),
    readable: z.boolean().meta({ description: 'False: a mail in no form that is known.' }),
    wish: z
      .enum(['stop', 'start'])
      .nullable()
      .meta({ description: 'What it says unmistakably, if anything.' }),
    from: z.string().nullable().meta({ description: 'Only with `personal:read`.' }),
    text: z.string().nullable().meta({ description: 'Only with `personal:read`.' }),
    source: z.string().meta({ description: 'Who carried it, and their name for it.' }),
    received_at: instant,
    party: z.string().nullable(),
    decided_by: z.string().nullable(),
    decided_at: instant.nullable(),
    record: z.string().meta({ description: 'Its evidence, where the words are sealed.' }),
  })
  .meta({
    id: 'UnmatchedInbound',
    description: 'A message of somebody unknown, or one that cannot be read, until a person has.',
  });

export const unmatchedInboundList = z
  .object({ ...metaOfList, data: z.array(unmatchedInbound) })
  .meta({ id: 'UnmatchedInboundList' });
