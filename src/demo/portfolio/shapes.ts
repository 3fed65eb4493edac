/**
 * The shapes in which the API takes organisations, parties, debts, events and contacts.
 *
 * Names in one thing that point at another are external ids. Left out: which of them exist, which the
 * API itself answers.
 */
import { z } from 'zod';
import { event } from './event-shapes.js';

const id = z.string().regex(/^[A-Za-z0-9_.-]+$/);
const optional = z.exactOptional;
const minor = z.number().int().nonnegative();

/** An instant or a local date, counted from the run: see `resolve.ts`. */
const offset = z.string();

const organisation = z.strictObject({
  external_id: id,
  kind: z.enum(['creditor', 'collector']),
  name: z.string(),
  sms_signatures: optional(z.array(z.string())),
  accepts_electronic: optional(z.array(z.enum(['email', 'portal', 'sms']))),
  listed_agencies: optional(z.array(id)),
  sms_from: optional(z.string()),
  email_from: optional(z.email()),
  reply_to: optional(z.email()),
});

const endpoint = z.strictObject({
  external_id: id,
  kind: z.enum(['mobile', 'landline', 'email']),
  address: z.string(),
  place: optional(z.enum(['home', 'work', 'other'])),
  shared: optional(z.boolean()),
  employer_provided: optional(z.boolean()),
});

const party = z.strictObject({
  external_id: id,
  name: z.string(),
  language: z.enum(['zh-CN', 'en']),
  residence: z.string(),
  city: optional(z.string()),
  postal_code: optional(z.string()),
  status: optional(z.enum(['active', 'deceased', 'incapacitated', 'minor'])),
  time_zones: z.array(z.strictObject({ zone: z.string(), source: z.string() })).min(1),
  day_zone: optional(z.string()),
  endpoints: z.array(endpoint),
});

const debt = z.strictObject({
  external_id: id,
  kind: z.string(),
  lender: id,
  days_past_due: z.number().int(),
  currency: z.string().length(3),
  amounts: z.strictObject({ outstanding: minor, overdue: minor, fees: optional(minor) }),
  due_on: offset,
  balance_as_of: offset,
  account_tail: z.string().length(4),
  parties: z.array(
    z.strictObject({
      party: id,
      relation: z.string(),
      liable: optional(z.boolean()),
      source: optional(z.string()),
    }),
  ),
  servicing_group: optional(z.string()),
  lawful: optional(z.boolean()),
  time_barred: optional(z.boolean()),
  legal_action_intended: optional(z.boolean()),
  prior_collectors: optional(z.array(id)),
  validation: optional(
    z.strictObject({
      initial_communication_done: z.boolean(),
      notice_provided: z.boolean(),
      notice_provided_on: optional(offset),
      period_end: optional(offset),
    }),
  ),
});

const contact = z.strictObject({
  external_id: id,
  sender: id,
  purpose: z.enum(['pre_due_reminder', 'collection', 'settlement_offer', 'relay']),
  channel: z.enum(['sms', 'email', 'call']),
  debt: id,
  to: z.strictObject({ party: id, endpoint: id }),
  template: z.string(),
  locale: optional(z.enum(['zh-CN', 'en'])),
  variables: optional(
    z.strictObject({ note: optional(z.string()), offer_amount: optional(z.string()) }),
  ),
  not_before: optional(offset),
  not_after: optional(offset),
  /** What is special about this contact, in a few words. */
  metadata: z.strictObject({ story: z.string() }),
});

export const portfolio = z.strictObject({
  organisations: z.array(organisation),
  parties: z.array(party),
  debts: z.array(debt),
  events: z.array(event),
  contacts: z.array(contact),
});

export type Portfolio = z.infer<typeof portfolio>;
export type Party = Portfolio['parties'][number];
export type Debt = Portfolio['debts'][number];
export type PortfolioEvent = Portfolio['events'][number];
export type Contact = Portfolio['contacts'][number];
