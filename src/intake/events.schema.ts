/** The timeline's door: every event type of the public case format. */
import { z } from 'zod';
import { bulkItems } from './bulk.js';
import { contactEvents } from './event-contacts.schema.js';
import { factEvents } from './event-facts.schema.js';
import { wishEvents } from './event-wishes.schema.js';
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

export const eventQuery = z.strictObject({
  ...pageFields('evt'),
  party: z
    .exactOptional(reference)
    .meta({ description: 'Only events that concern this party, as debtor or otherwise.' }),
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
