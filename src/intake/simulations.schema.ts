/** What the API takes and answers about simulations. */
import { z } from 'zod';
import { housePolicy } from '../policies/house-policy.schema.js';
import { instant, metaOfList, pageFields } from './fields.schema.js';

export const newSimulation = z
  .strictObject({
    policy: housePolicy.meta({
      id: 'ProposedPolicy',
      description:
        'A house policy as it might be. Holidays and declarations stay those that the questions were asked with.',
    }),
    since: z
      .exactOptional(instant)
      .meta({ description: 'Decisions from here on. Default 30 days before `until`.' }),
    until: z.exactOptional(instant).meta({ description: 'And before this. Default now.' }),
  })
  .meta({
    id: 'NewSimulation',
    examples: [
      {
        policy: {
          version: '2026.2-draft',
          settings: { quiet_hours_for_reminders: true },
          caps: [
            {
              code: 'HOUSE-CAP-DAY',
              max: 2,
              days: 1,
              per: 'person',
              says: 'At most two contacts to one person a day.',
            },
          ],
        },
        since: '2026-05-01T00:00:00Z',
      },
    ],
  });
export type NewSimulation = z.infer<typeof newSimulation>;

const verdict = z.enum(['allow', 'defer', 'review', 'block']);
const counts = z.record(verdict, z.int());

const capUse = z.strictObject({
  rule: z.string(),
  max: z.int(),
  decisions: z.int().meta({ description: 'How many decisions it looked at.' }),
  full: z.int().meta({ description: 'It was reached, so the attempt would wait.' }),
  near_misses: z.int().meta({ description: 'The attempt was the last that it allows.' }),
  highest: z.int(),
});

export const simulation = z
  .strictObject({
    object: z.literal('simulation'),
    id: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    policy: z.looseObject({ version: z.string() }),
    since: z.string(),
    until: z.string(),
    progress: z.strictObject({
      total: z.int().nullable().meta({ description: 'Decisions of the period, once counted.' }),
      done: z.int(),
    }),
    result: z
      .strictObject({
        before: counts.meta({ description: 'Verdicts as they were recorded.' }),
        after: counts.meta({ description: 'Verdicts under the proposed policy and today’s law.' }),
        changed: z.int(),
        erased: z.int().meta({ description: 'Left out: the data of the person were erased.' }),
        unreadable: z.int().meta({ description: 'Left out: today’s guard cannot read them.' }),
        caps: z.array(capUse),
      })
      .meta({ description: 'So far, while it runs.' }),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({
    id: 'Simulation',
    description: 'Stored questions put to a proposed house policy. Nothing is sent.',
  });

export const changesQuery = z.strictObject({
  limit: pageFields('rec').limit,
  starting_after: pageFields('rec').starting_after,
});
export type ChangesQuery = z.infer<typeof changesQuery>;

export const simulationChanges = z.strictObject({
  ...metaOfList,
  data: z.array(
    z
      .strictObject({
        object: z.literal('simulation_change'),
        decision_id: z.string(),
        contact: z.string(),
        before: verdict,
        after: verdict,
        rules: z
          .array(z.string())
          .meta({ description: 'That object now and did not, or the other way round.' }),
      })
      .meta({ id: 'SimulationChange' }),
  ),
});
