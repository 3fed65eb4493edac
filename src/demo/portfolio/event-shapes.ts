/**
 * The types of event that occur in the sample portfolio, each with exactly its fields.
 *
 * The API knows more types and more fields than a sample needs.
 */
import { z } from 'zod';

const heading = { external_id: z.string(), occurred_at: z.string() };
const debts = z.array(z.string()).min(1);
const text = z.string();
const direction = z.enum(['outbound', 'inbound']);
const optional = z.exactOptional;

function of<T extends string, F extends z.core.$ZodLooseShape>(type: T, fields: F) {
  return z.strictObject({ ...heading, type: z.literal(type), ...fields });
}

const contacts = [
  of('call', {
    direction,
    outcome: z.enum(['no_answer', 'busy', 'voicemail', 'conversation']),
    party: text,
    endpoint: text,
    debts,
    sender: text,
  }),
  of('message', {
    channel: z.enum(['sms', 'email']),
    direction,
    party: text,
    endpoint: text,
    debts,
    text: optional(text),
    sender: optional(text),
  }),
  of('notice', {
    kind: z.literal('creditor_transfer'),
    channel: z.literal('email'),
    party: text,
    endpoint: text,
    debts,
    sender: text,
    opt_out_by: text,
    names_collector: z.boolean(),
    complete: z.boolean(),
    address_from_consumer: z.boolean(),
    creditor_used_address: z.boolean(),
  }),
] as const;

const wishes = [
  of('consent', {
    scope: z.enum(['sms', 'email']),
    party: text,
    endpoint: text,
    given_to: text,
    via: text,
  }),
  of('opt_out', {
    party: text,
    channel: z.literal('sms'),
    endpoint: text,
    scope: z.literal('all'),
    text,
  }),
  of('contact_refused', { party: text, sender: text }),
  of('cease_request', {
    basis: z.enum(['stop_contact', 'refusal_to_pay']),
    status: z.enum(['mailed', 'received']),
    form: z.enum(['written', 'electronic', 'oral']),
    via: text,
    party: text,
    debts,
  }),
  of('attorney_notice', {
    attorney: text,
    debts,
    name_known: z.boolean(),
    address_known: z.boolean(),
  }),
  of('dispute', { party: text, debts, form: z.enum(['written', 'electronic']), via: text }),
  of('window_agreed', { party: text, debts, from: text, to: text }),
  of('employer_prohibits', { party: text, source: text }),
] as const;

const courses = [
  of('hold_started', {
    debts,
    reason: z.enum(['natural_disaster', 'breathing_space', 'bereavement']),
    until: text,
  }),
  of('promise', { party: text, debts, due: text, amount: z.string().regex(/^\d+\.\d\d$/) }),
  of('paid_off', { debts }),
  of('wrong_number', { endpoint: text, party: text }),
  of('reassigned_number_check', {
    endpoint: text,
    database: z.literal('fcc_rnd'),
    since: text,
    result: z.enum(['no', 'yes', 'no_data']),
  }),
  of('agency_assigned', { agency: text, debts }),
  of('agency_withdrawn', { agency: text, debts }),
] as const;

export const event = z.discriminatedUnion('type', [...contacts, ...wishes, ...courses]);
