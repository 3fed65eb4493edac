/** Every rule that a contact may meet, as people read it. */
import { z } from 'zod';
import { metaOfList } from '../fields.schema.js';

export const RULE_KINDS = ['law', 'product_policy', 'house'] as const;
export const RULE_TOPICS = ['hours', 'frequency', 'wording', 'declared', 'conduct'] as const;
export const RULE_STATUSES = ['in_force', 'not_yet', 'ended', 'off'] as const;

const numbers = z.record(z.string(), z.unknown());

export const rule = z
  .object({
    object: z.literal('rule'),
    code: z.string().meta({ description: 'As findings name it.' }),
    id: z.string().meta({ description: 'Where it stands in the source: authority and name.' }),
    authority: z.string(),
    kind: z.enum(RULE_KINDS).meta({
      description: 'Whose rule it is: the law, a choice of this program, or the house policy.',
    }),
    topic: z.enum(RULE_TOPICS),
    status: z.enum(RULE_STATUSES).meta({
      description: '`off`: an optional rule that the house policy does not name.',
    }),
    optional: z.boolean(),
    packs: z.array(z.string()).meta({
      description: 'For whom it is loaded: places, or `everywhere`, `outside-cn`, `world`.',
    }),
    binds: z.enum(['everyone', 'collectors', 'regulation_f', 'regulation_f_in_full']),
    says: z.string().meta({ description: 'The requirement, in the language of the reader.' }),
    source: z.string(),
    in_force_from: z.string().nullable(),
    in_force_to: z.string().nullable(),
    confidence: z.enum(['primary', 'secondary', 'unverified', 'product_policy']),
    numbers,
  })
  .meta({ id: 'Rule' });

export const ruleList = z
  .object({
    ...metaOfList,
    data: z.array(rule),
    policy: z.string().meta({ description: 'The version of the house policy in force.' }),
    ruleset: z.string().meta({ description: 'The hash that decisions of now name.' }),
  })
  .meta({ id: 'RuleList', description: 'All of them at once: they are a few hundred.' });
