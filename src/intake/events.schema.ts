/** The timeline's door: every event type of the public case format. */
import { z } from 'zod';
import { bulkItems } from './bulk.js';
import { contactEvents } from './event-contacts.schema.js';
import { factEvents } from './event-facts.schema.js';
import { wishEvents } from './event-wishes.schema.js';
import { feedFields, feedPage } from './feed.schema.js';
import { instant, metaOfList, pageFields, reference } from './fields.schema.js';

const example = {
  external_id: 'EV-2026-000123',
  occurred_at: '2026-05-01T09:30:00Z',
  type: 'opt_out',
  party: 'P-77',
  channel: 'sms',
  endpoint: 'P-77-mobile',
  scope: 'all',
  text: 'STOP',
} as const;

export const newEvent = z
  .discriminatedUnion('type', [...contactEvents, ...wishEvents, ...factEvents])
  .meta({
    id: 'NewEvent',
    description: 'Something that happened, in the public case format. Events are only ever added.',
    examples: [example],
  });
export type NewEvent = z.infer<typeof newEvent>;

export const eventBulk = z
  .strictObject({ events: bulkItems('NewEvent') })
  .meta({ id: 'EventBulk', examples: [{ events: [example] }] });
export type EventBulk = z.infer<typeof eventBulk>;

const OF_THE_LIST = ['party', 'starting_after', 'ending_before'] as const;
const OF_THE_FEED = ['wait', 'types'] as const;

export const eventQuery = z
  .strictObject({
    ...pageFields('evt'),
    party: z
      .exactOptional(reference)
      .meta({ description: 'Only events that concern this party, as debtor or otherwise.' }),
    ...feedFields,
  })
  .superRefine((query, context) => {
    const misplaced = query.after === undefined ? OF_THE_FEED : OF_THE_LIST;
    for (const name of misplaced.filter((one) => query[one] !== undefined)) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message:
          query.after === undefined ? 'belongs to the feed only' : 'cannot stand beside `after`',
        params: { remedy: 'send `after` for the feed, or leave it out for the timeline' },
      });
    }
  });
export type EventQuery = z.infer<typeof eventQuery>;

export const event = z
  .looseObject({
    object: z.literal('event'),
    id: z.string(),
    external_id: z.string().nullable(),
    type: z.string(),
    occurred_at: instant,
    recorded_at: instant,
  })
  .meta({
    id: 'Event',
    description: 'With the fields of its type; texts only with `personal:read`.',
  });

export const eventList = z
  .object({ ...metaOfList, data: z.array(event) })
  .meta({ id: 'EventList' });

export const eventsAnswer = z.union([eventList, feedPage]);
