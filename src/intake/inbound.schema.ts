/** The signed inbound doors: what is posted there, who may post, and what is answered. */
import { z } from 'zod';
import { instant, line, metaOfList, text } from './fields.schema.js';

export const inboundMessage = z
  .object({
    type: z.literal('message'),
    channel: z.enum(['sms', 'email']),
    from: z
      .string()
      .min(1)
      .max(320)
      .meta({ description: 'A number or an address, however written.' }),
    to: z.string().max(320).default(''),
    text: text(20_000),
    in_reply_to: z.exactOptional(
      z.string().regex(/^con_[0-9a-f]{32}$/, 'send the id of a contact'),
    ),
  })
  .meta({
    id: 'InboundMessage',
    description:
      'A message that somebody sent to us. Signed by Standard Webhooks with the secret of a source: ' +
      '`webhook-id`, `webhook-timestamp`, `webhook-signature`. Further fields are left alone.',
    examples: [{ type: 'message', channel: 'sms', from: '+8613800138000', text: '退订' }],
  });

export const inboundTaken = z
  .object({
    object: z.literal('inbound'),
    status: z.enum(['taken', 'unknown_sender', 'ignored', 'unreadable', 'duplicate']).meta({
      description:
        'What is `unknown_sender` or `unreadable` waits for a person in `GET /v1/inbound/unmatched`.',
    }),
  })
  .meta({ id: 'InboundTaken' });

export const newSource = z
  .strictObject({
    label: line(100),
    region: z
      .exactOptional(z.string().regex(/^[A-Z]{2}$/, 'send a country such as `CN`'))
      .meta({ description: 'How numbers without a country code are read.' }),
  })
  .meta({ id: 'NewInboundSource', examples: [{ label: 'SMS gateway', region: 'CN' }] });
export type NewSource = z.infer<typeof newSource>;

const fields = {
  object: z.literal('inbound_source'),
  id: z.string(),
  label: z.string(),
  region: z.string().nullable(),
  created_at: instant,
  revoked_at: instant.nullable(),
};
export const source = z.object(fields).meta({ id: 'InboundSource' });
export const sourceWithSecret = z
  .object({ ...fields, secret: z.string().meta({ description: 'Shown this once.' }) })
  .meta({ id: 'InboundSourceWithSecret' });
export const sourceList = z
  .object({ ...metaOfList, data: z.array(source) })
  .meta({ id: 'InboundSourceList' });
