/** What waits for people: how much of it there is, and what runs out of time before anybody got to it. */
import { z } from 'zod';
import { contact } from './contacts.answers.schema.js';
import { instant, metaOfList, pageFields } from './fields.schema.js';

const count = z.int().meta({ description: 'Counted up to 1,000.' });

export const work = z
  .object({
    object: z.literal('work'),
    calls: count.meta({ description: 'Calls that could be taken now.' }),
    calls_held: count.meta({ description: 'Calls in your hands.' }),
    reviews: count,
    proposals: count.meta({ description: 'Messages of borrowers that somebody should read.' }),
    unmatched: count.meta({ description: 'Messages that name nobody we know.' }),
    unknown: count.meta({ description: 'Sends of unknown outcome.' }),
    dead_letters: count.meta({ description: 'That nobody has sent once more or given up.' }),
    expiring: count.meta({ description: 'Waiting contacts whose time runs out within 24 hours.' }),
    imports: count.meta({ description: 'Imports under way.' }),
    now: instant,
  })
  .meta({ id: 'Work', description: 'What waits for people, by list.' });

export const expiringQuery = z.strictObject({
  limit: pageFields('con').limit,
  starting_after: pageFields('con').starting_after,
  within_hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(24)
    .meta({ description: 'How far one looks ahead.' }),
});
export type ExpiringQuery = z.infer<typeof expiringQuery>;

export const expiringList = z
  .object({
    ...metaOfList,
    data: z.array(
      z.object({
        object: z.literal('expiring_contact'),
        contact,
        because: z.string().meta({ description: 'Where it stands, in one sentence.' }),
        certain: z.boolean().meta({
          description: 'What holds it lasts until its time is over: it will not be made.',
        }),
      }),
    ),
    now: instant,
  })
  .meta({ id: 'ExpiringList', description: 'What runs out first comes first.' });
