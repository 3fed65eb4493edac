/** What of Twilio's webhooks is read; everything else they carry is left alone. */
import { z } from 'zod';

const sid = z.string().regex(/^(SM|MM)[0-9a-f]{32}$/, 'send a message SID');

export const inboundForm = z
  .object({
    MessageSid: sid,
    From: z.string().max(320),
    To: z.string().max(320).default(''),
    Body: z.string().max(20_000).default(''),
    OptOutType: z.exactOptional(z.string().max(20)).meta({
      description: 'Set when Twilio has heard a stop, start or help itself, and has answered it.',
    }),
  })
  .meta({ id: 'TwilioInbound', description: 'A message that somebody sent to us.' });
export type InboundForm = z.infer<typeof inboundForm>;

export const statusForm = z
  .object({
    MessageSid: sid,
    MessageStatus: z.string().max(40),
    ErrorCode: z.exactOptional(z.string().regex(/^\d{0,9}$/)),
  })
  .meta({ id: 'TwilioStatus', description: 'What became of a message of ours.' });
