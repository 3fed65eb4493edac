/** What the API takes and answers about house policies. */
import { z } from 'zod';
import { policyContent, version } from '../policies/house-policy.schema.js';
import { metaOfList } from './fields.schema.js';
import { proposal, proposalQuery, proposing } from './proposals.schema.js';

export const newPolicy = z.strictObject({ version, ...proposing, ...policyContent }).meta({
  id: 'NewPolicy',
  description: 'The whole of a house policy: what it leaves out is not in it.',
  examples: [
    {
      version: '2026-autumn',
      reason: 'Fewer contacts in the evening.',
      settings: { apply_regf_to_creditors: 'limits', quiet_hours_for_reminders: true },
      caps: [
        {
          code: 'HOUSE-CAP-DAY',
          max: 2,
          days: 1,
          per: 'person',
          says: 'At most two contacts to one person a day.',
        },
      ],
      contact_hours: { from: '09:00', to: '19:00' },
      min_gap_minutes: 120,
    },
  ],
});
export type NewPolicy = z.infer<typeof newPolicy>;

export const comparedPolicy = z.strictObject({ version, ...policyContent }).meta({
  id: 'ComparedPolicy',
  examples: [{ version: 'draft', settings: {}, caps: [], min_gap_minutes: 120 }],
});
export type ComparedPolicy = z.infer<typeof comparedPolicy>;

export const policyQuery = proposalQuery('pol');

export const policy = z
  .object({ object: z.literal('policy'), id: z.string(), ...proposal, ...policyContent })
  .meta({ id: 'Policy', description: 'A house policy and where it stands.' });

export const policyList = z
  .object({ ...metaOfList, data: z.array(policy) })
  .meta({ id: 'PolicyList' });
