/** What the API takes and answers about webhooks and their deliveries. */
import { z } from 'zod';
import { NOTICES } from '../feed/notice.js';
import { EMPTY_CHANGE, instant, line, metaOfList, notEmpty, pageFields } from './fields.schema.js';

const target = z
  .string()
  .max(2_000)
  .refine(isTarget, {
    message: 'is no address for a webhook',
    params: { remedy: 'send an `https://` URL without user, password and fragment' },
  })
  .meta({ description: 'Private addresses are refused when the connection is made.' });

function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}

const types = z
  .array(z.enum(NOTICES))
  .min(1)
  .max(NOTICES.length)
  .nullable()
  .meta({ description: 'Which notices; null for all.' });

export const newWebhook = z
  .strictObject({
    url: target,
    label: line(100),
    types: z.exactOptional(types),
    from: z
      .exactOptional(z.enum(['now', 'beginning']))
      .meta({ description: 'Of the feed; by default what happens from now on.' }),
  })
  .meta({
    id: 'NewWebhook',
    examples: [
      {
        url: 'https://core.bank.example/dunwell',
        label: 'core banking',
        types: ['contact.held', 'contact.blocked', 'consent.revoked'],
      },
    ],
  });
export type NewWebhook = z.infer<typeof newWebhook>;

export const webhookChange = z
  .strictObject({
    url: z.exactOptional(target),
    label: z.exactOptional(line(100)),
    types: z.exactOptional(types),
    disabled: z.exactOptional(z.boolean()).meta({
      description: 'Nothing is sent; what happens meanwhile is sent after it is enabled again.',
    }),
  })
  .refine(notEmpty, EMPTY_CHANGE)
  .meta({ id: 'WebhookChange', examples: [{ disabled: true }] });
export type WebhookChange = z.infer<typeof webhookChange>;

export const newWebhookSecret = z
  .strictObject({
    overlap_hours: z
      .int()
      .min(0)
      .max(168)
      .default(24)
      .meta({ description: 'How long the old ones go on signing beside the new one.' }),
  })
  .meta({ id: 'NewWebhookSecret', examples: [{ overlap_hours: 24 }] });
export type NewWebhookSecret = z.infer<typeof newWebhookSecret>;

export const webhookReplay = z
  .strictObject({
    delivery: z.exactOptional(z.string().regex(/^dlv_[0-9a-f]{32}$/, 'send an id of a delivery')),
  })
  .meta({
    id: 'WebhookReplay',
    description: 'One delivery that is dead or delivered, or all that are dead.',
    examples: [{}],
  });
export type WebhookReplay = z.infer<typeof webhookReplay>;

export const replayed = z
  .object({ object: z.literal('webhook_replay'), deliveries: z.int() })
  .meta({ id: 'WebhookReplayed' });

const fields = {
  object: z.literal('webhook'),
  id: z.string(),
  url: z.string(),
  label: z.string(),
  types,
  disabled: z.boolean(),
  disabled_why: z.string().nullable(),
  failures: z.int().meta({ description: 'Since the last success.' }),
  secrets: z.int().meta({ description: 'How many sign at the moment.' }),
  created_at: instant,
  updated_at: instant,
};

export const webhook = z.object(fields).meta({ id: 'Webhook' });
export const webhookList = z
  .object({ ...metaOfList, data: z.array(webhook) })
  .meta({ id: 'WebhookList' });

export const webhookWithSecret = z
  .object({
    ...fields,
    secret: z.string().meta({ description: 'Shown this once; `whsec_…` of Standard Webhooks.' }),
  })
  .meta({ id: 'WebhookWithSecret' });

const STATUSES = ['waiting', 'sending', 'delivered', 'dead'] as const;

export const deliveryQuery = z.strictObject({
  ...pageFields('dlv'),
  status: z
    .exactOptional(z.enum(STATUSES))
    .meta({ description: '`dead`: given up after a day, until somebody replays it.' }),
});
export type DeliveryQuery = z.infer<typeof deliveryQuery>;

const deliveryFields = {
  object: z.literal('webhook_delivery'),
  id: z.string(),
  notice: z.string().meta({ description: 'Its id in the feed; the `webhook-id`.' }),
  type: z.string(),
  status: z.enum(STATUSES),
  tries: z.int(),
  next_try_at: instant.nullable(),
  http_status: z.int().nullable(),
  error: z.string().nullable(),
  created_at: instant,
  finished_at: instant.nullable(),
};

export const delivery = z
  .object({
    ...deliveryFields,
    log: z.array(
      z.object({
        n: z.int(),
        at: instant,
        http_status: z.int().nullable(),
        error: z.string().nullable(),
        took_ms: z.int(),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery', description: 'With every try of it.' });

export const deliveryList = z
  .object({ ...metaOfList, data: z.array(z.object(deliveryFields)) })
  .meta({ id: 'WebhookDeliveryList' });
