/** Proposed restrictions: the list that somebody works through, and the answers. */
import { z } from 'zod';
import { answeringAct } from './card.schema.js';
import { instant, line, metaOfList, pageFields, reference } from './fields.schema.js';
import { PROPOSED_SIGNALS } from './signals.js';

const why = line(500).meta({ description: 'Why; kept sealed in the evidence.' });

export const acceptance = z
  .strictObject({
    why,
    act: z.exactOptional(answeringAct).meta({
      description: 'What it stands for; needed where the message does not say enough.',
    }),
  })
  .meta({ id: 'ProposalAcceptance', examples: [{ why: 'she said so on the phone' }] });
export type Acceptance = z.infer<typeof acceptance>;

export const rejection = z
  .strictObject({ why })
  .meta({ id: 'ProposalRejection', examples: [{ why: 'a joke between friends' }] });
export type Rejection = z.infer<typeof rejection>;

export const proposalQuery = z.strictObject({
  ...pageFields('rpr'),
  status: z.enum(['proposed', 'accepted', 'rejected']).default('proposed'),
  party: z.exactOptional(reference),
});
export type ProposalQuery = z.infer<typeof proposalQuery>;

export const restrictionProposal = z
  .object({
    object: z.literal('restriction_proposal'),
    id: z.string(),
    signal: z.enum(PROPOSED_SIGNALS),
    status: z.enum(['proposed', 'accepted', 'rejected']),
    party: z.string(),
    endpoint: z.string().nullable(),
    channel: z.string(),
    event: z.string().nullable().meta({ description: 'The message; null for a click on a page.' }),
    text: z.string().nullable().meta({ description: 'Only with `personal:read`.' }),
    proposed_at: instant,
    decided_by: z.string().nullable(),
    decided_at: instant.nullable(),
    act: z.string().nullable(),
  })
  .meta({
    id: 'RestrictionProposal',
    description: 'What a message seems to ask for, until somebody has read it.',
  });

export const restrictionProposalList = z
  .object({ ...metaOfList, data: z.array(restrictionProposal) })
  .meta({ id: 'RestrictionProposalList' });
