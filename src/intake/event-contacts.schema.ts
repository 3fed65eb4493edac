/** Contacts made elsewhere (dialer, agency, branch), which count like our own, and what people sent us. */
import { z } from 'zod';
import { debts, eventOf, flag, sender, text } from './event-base.schema.js';
import { localDate, reference } from './fields.schema.js';
import { callOutcome, direction, messageChannel, purpose } from './words.schema.js';

export const contactEvents = [
  eventOf('call', 'A telephone call.', {
    direction,
    outcome: callOutcome,
    party: reference,
    endpoint: reference,
    debts,
    mode: z.exactOptional(z.enum(['interactive', 'notice'])),
    voice: z.exactOptional(z.enum(['live_agent', 'prerecorded', 'ai_generated'])),
    discussed: z
      .exactOptional(debts)
      .meta({ description: 'Debts actually talked about; by default `debts`.' }),
    limited_content: flag,
    allocated: flag,
    topic: z.exactOptional(z.enum(['none', 'settlement_terms'])),
    dropped: flag,
    purpose: z.exactOptional(purpose),
    location_answer: z.exactOptional(z.enum(['complete', 'incomplete'])),
    sender,
  }),
  eventOf('message', 'A text, an e-mail, a chat or social message.', {
    channel: messageChannel,
    direction,
    party: reference,
    endpoint: reference,
    debts,
    text,
    in_reply_to: z
      .exactOptional(reference)
      .meta({ description: 'The event, or our contact, that it answers.' }),
    purpose: z.exactOptional(purpose),
    sender,
  }),
  eventOf('letter', 'An ordinary letter.', {
    direction,
    party: reference,
    debts,
    purpose: z.exactOptional(purpose),
    sender,
  }),
  eventOf('visit', 'A visit that was made.', {
    party: reference,
    endpoint: reference,
    debts,
    sender,
  }),
  eventOf('visit_agreed', 'The party agreed to a visit.', {
    party: reference,
    endpoint: reference,
    debts,
  }),
  eventOf('notice', 'A legal notice was sent.', {
    kind: z.enum([
      'validation',
      'verification',
      'duplicate_dispute',
      'creditor_transfer',
      'first_written',
      'medical_debt',
    ]),
    channel: z.enum(['letter', 'email', 'sms', 'portal']),
    party: reference,
    debts,
    endpoint: z.exactOptional(reference),
    opt_out_by: z.exactOptional(localDate).meta({ description: 'Last day, inclusive.' }),
    names_collector: flag,
    complete: flag,
    address_from_consumer: flag,
    creditor_used_address: flag,
    sender,
  }),
] as const;
