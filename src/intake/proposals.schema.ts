/** What the doors of policies and declarations have in common. */
import { z } from 'zod';
import { instant, line, pageFields } from './fields.schema.js';

const STATUSES = ['proposed', 'approved', 'refused', 'withdrawn'] as const;

export const proposing = {
  reason: line(500).meta({ description: 'Why, for whoever approves it.' }),
  effective_from: z
    .exactOptional(instant)
    .meta({ description: 'A later instant; absent: from its approval on.' }),
};

export const proposalQuery = (prefix: string) =>
  z.strictObject({ status: z.exactOptional(z.enum(STATUSES)), ...pageFields(prefix) });
export type ProposalQuery = z.infer<ReturnType<typeof proposalQuery>>;

export const proposalAnswer = z
  .strictObject({
    reason: z.exactOptional(line(500)),
    compared_with: z.exactOptional(z.string().max(40).nullable()).meta({
      description: 'The version it was compared with when you looked, if that has changed since.',
    }),
  })
  .meta({ id: 'ProposalAnswer', examples: [{ reason: 'As agreed in the committee.' }] });
export type ProposalAnswer = z.infer<typeof proposalAnswer>;

export const refusal = z
  .strictObject({ reason: z.exactOptional(line(500)) })
  .meta({ id: 'ProposalRefusal', examples: [{ reason: 'Evenings stay closed.' }] });
export type Refusal = z.infer<typeof refusal>;

export const comparison = z
  .object({
    with: z.string().nullable().meta({ description: 'The version in force before it.' }),
    effect: z.enum(['tightens', 'loosens', 'none']),
    fields: z.array(
      z.object({
        field: z.string(),
        from: z.unknown(),
        to: z.unknown(),
        effect: z.enum(['tightens', 'loosens']),
      }),
    ),
  })
  .meta({
    id: 'Comparison',
    description: 'Whether it permits or forbids more, field by field. Loosening wins.',
  });

export const proposal = {
  version: z.string(),
  status: z.enum(STATUSES),
  in_force: z.boolean(),
  in_force_from: z.string().nullable(),
  effective_from: z.string().nullable().meta({ description: 'As it was asked for.' }),
  comparison,
  reason: z.string(),
  proposed_by: z.string().nullable().meta({ description: '`null`: shipped with a release.' }),
  proposed_at: z.string(),
  decided_by: z.string().nullable(),
  decided_at: z.string().nullable(),
  answer: z.string().nullable(),
  record: z.string().nullable().meta({ description: 'The evidence of its last change.' }),
  activation_record: z.string().nullable(),
};
