/** Everything that happened between us and a person, newest first. */
import { z } from 'zod';
import { contact } from '../contacts.answers.schema.js';
import { event } from '../events.schema.js';
import { instant, metaOfList } from '../fields.schema.js';

export const timelineQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z
    .exactOptional(z.string().regex(/^\d{1,14}-(con|evt)_[0-9a-f]{32}$/, 'send a `next` of ours'))
    .meta({ description: 'The `next` of the page before.' }),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

const happened = z.object({
  object: z.literal('timeline_entry'),
  at: instant.meta({ description: 'When it was sent, attempted, ended, or happened.' }),
  contact: contact.nullable().meta({ description: 'A contact of ours that has come to an end.' }),
  event: event.nullable().meta({ description: 'Anything else.' }),
  task: z
    .string()
    .nullable()
    .meta({ description: 'The call task that an event is the outcome of.' }),
});

export const timeline = z
  .object({
    ...metaOfList,
    data: z.array(happened),
    planned: z
      .array(contact)
      .meta({ description: 'Contacts that have not left, on the first page: at most 50.' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'Timeline', description: 'Contacts and events of a person in one order.' });
