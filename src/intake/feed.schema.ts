/** What the API takes and answers about the feed: what Dunwell did, told in one order. */
import { z } from 'zod';
import { NOTICES } from '../feed/notice.js';
import { instant } from './fields.schema.js';

export const WAIT_MAX_S = 30;

export const feedFields = {
  after: z
    .exactOptional(z.string().regex(/^(\d{0,15}|latest)$/, 'send a `next`, nothing, or `latest`'))
    .meta({
      description:
        'Turns the answer into the feed: what Dunwell did, behind this point. Empty is the beginning, `latest` the end; ' +
        'then the `next` of the answer before. Takes `limit`, `wait` and `types`, and needs `contacts:read` too.',
    }),
  wait: z
    .exactOptional(z.coerce.number().int().min(0).max(WAIT_MAX_S))
    .meta({ description: 'With `after`: seconds to wait if there is nothing yet.' }),
  types: z
    .exactOptional(
      z
        .string()
        .max(1_000)
        .refine((text) => text.split(',').every(isNotice), {
          message: 'names a type that is not known',
          params: { remedy: `send some of ${NOTICES.join(', ')}, with commas between` },
        }),
    )
    .meta({ description: 'With `after`: only these, such as `contact.held,contact.blocked`.' }),
};

export function isNotice(text: string): text is (typeof NOTICES)[number] {
  return (NOTICES as readonly string[]).includes(text);
}

export const notice = z
  .object({
    object: z.literal('notice'),
    id: z.string().meta({ description: 'Of the evidence record; the `webhook-id` too.' }),
    type: z.enum(NOTICES),
    timestamp: instant,
    data: z.looseObject({}).meta({
      description: 'Ids, codes and instants; no personal data. `external_id` is the contact’s.',
    }),
  })
  .meta({ id: 'Notice', description: 'Something that Dunwell did, or that came in.' });

export const feedPage = z
  .object({
    object: z.literal('feed'),
    data: z.array(notice),
    next: z.string().meta({ description: 'Where to go on: the `after` of the next call.' }),
    has_more: z.boolean(),
  })
  .meta({ id: 'Feed' });
