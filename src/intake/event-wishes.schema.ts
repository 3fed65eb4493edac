/** What people allow, refuse, ask for or agree to. */
import { z } from 'zod';
import { debts, eventOf, flag, nameOf, sender, shapeOf, text } from './event-base.schema.js';
import { clockTime, instant, localDate, reference } from './fields.schema.js';
import { consentScope, form, medium, messageChannel, place, via, weekday } from './words.schema.js';

const source = z.enum(['person', 'creditor_file', 'other']);

const scoped = {
  scope: consentScope,
  party: reference,
  endpoint: z.exactOptional(reference),
  debts: z.exactOptional(debts),
  via: z.exactOptional(via),
  text,
};

const windows = z
  .array(
    z.strictObject({
      days: z.array(weekday).min(1).max(7),
      from: clockTime,
      to: clockTime,
      until: z.exactOptional(localDate).meta({ description: 'Last day, inclusive.' }),
    }),
  )
  .min(1)
  .max(50);

const times = { party: reference, windows, source, text };

// What a consent is about decides whether it means anything at all.
const NEEDED = {
  sms: ['endpoint'],
  email: ['endpoint'],
  artificial_voice: ['endpoint'],
  call: ['debts'],
  contact_time: ['from', 'until'],
  commercial: [],
} as const;

const consent = shapeOf('consent', {
  ...scoped,
  given_to: reference.meta({ description: 'The organisation.' }),
  valid_from: z.exactOptional(localDate),
  valid_to: z.exactOptional(localDate).meta({ description: 'Last day, inclusive.' }),
  from: z.exactOptional(instant),
  until: z.exactOptional(instant),
}).superRefine((event, context) => {
  for (const field of NEEDED[event.scope]) {
    if (event[field] !== undefined) continue;
    const params = { remedy: `send it with the scope \`${event.scope}\`` };
    context.addIssue({ code: 'custom', path: [field], message: 'is missing', params });
  }
});

export const wishEvents = [
  consent.meta(nameOf('consent', 'Somebody consents.')),
  eventOf(
    'consent_withdrawn',
    'A consent is taken back; without `endpoint` for all endpoints.',
    scoped,
  ),
  eventOf('opt_out', 'Electronic messages at an endpoint are refused.', {
    party: reference,
    channel: messageChannel,
    endpoint: reference,
    scope: z.enum(['all', 'commercial']),
    text,
  }),
  eventOf('media_refusal', 'A whole medium is refused; `call` includes voicemail.', {
    party: reference,
    channel: medium,
    form,
    text,
  }),
  eventOf('contact_refused', 'A third person asks not to be contacted.', {
    party: reference,
    sender,
    text,
  }),
  eventOf('cease_request', 'All contact about the debts is to stop.', {
    basis: z.enum(['stop_contact', 'refusal_to_pay']),
    status: z.enum(['mailed', 'received']),
    party: reference,
    debts,
    form,
    via: z.exactOptional(via),
    house_promise: flag.meta({
      description: 'Binds whoever sends, in every form and jurisdiction (`STOP-CEASE`).',
    }),
    text,
  }),
  eventOf('window_agreed', 'Daily contact hours were agreed; they replace those of the law.', {
    party: reference,
    debts,
    from: clockTime,
    to: clockTime,
  }),
  eventOf('convenient_time', 'Windows named as good; added to the hours of the law.', times),
  eventOf('inconvenient_time', 'Windows named as bad; taken away.', times),
  eventOf('inconvenient_place', 'A place at which no contact is wanted.', {
    party: reference,
    place,
    source,
  }),
  eventOf('employer_prohibits', 'Contact at work is known to be forbidden.', {
    party: reference,
    source: z.enum(['person', 'creditor_file', 'employer', 'other']),
    text,
  }),
  eventOf('frequency_agreed', 'A number of contacts a day was agreed.', {
    party: reference,
    debts,
    channel: z.enum(['call', 'sms', 'email', 'im']),
    per_day: z.int().min(1).max(1_000),
  }),
  eventOf('callback_requested', 'The party asked to be called.', {
    party: reference,
    endpoint: reference,
    debts,
    requested_for: instant,
  }),
] as const;
