/** The house policy that a simulation may propose. */
import { z } from 'zod';
import { channels } from '../compliance/words.js';
import { tenantLexicon } from './lexicon.schema.js';

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'send a time such as `08:00`');
const count = (max: number) => z.int().min(0).max(max);

const settings = z.strictObject({
  electronic_safe_harbor: z.exactOptional(z.enum(['required', 'off'])),
  attorney_response_days: z.exactOptional(count(366)),
  apply_regf_to_creditors: z.exactOptional(z.boolean()),
  contact_window: z.exactOptional(z.strictObject({ from: clock, to: clock })),
  close_public_holidays: z.exactOptional(z.boolean()),
  quiet_hours_for_reminders: z.exactOptional(z.boolean()),
  hold_while_disputed: z.exactOptional(z.boolean()),
  disaster_hold: z.exactOptional(z.boolean()),
  pause_until_promise_date: z.exactOptional(z.boolean()),
  max_sms_per_person_per_day: z.exactOptional(count(1_000)),
  max_messages_per_7_days: z.exactOptional(count(1_000)),
  lexicon: z.exactOptional(tenantLexicon),
  link_domains: z.exactOptional(z.array(z.string().min(1).max(253)).max(100)),
});

const cap = z.strictObject({
  code: z.string().regex(/^HOUSE-[A-Z0-9-]{1,40}$/, 'send a code such as `HOUSE-CAP-DAY`'),
  max: count(1_000),
  days: z.int().min(1).max(366),
  channels: z.exactOptional(z.array(z.enum([...channels] as [string, ...string[]])).min(1)),
  per: z.literal('person'),
  says: z.string().min(1).max(300).meta({ description: 'The requirement in one sentence.' }),
});

export const proposedPolicy = z
  .strictObject({
    version: z.string().regex(/^[A-Za-z0-9._-]{1,40}$/, 'send letters, digits and `._-`'),
    settings: settings.default({}),
    caps: z
      .array(cap)
      .max(50)
      .default([])
      .refine((caps) => new Set(caps.map(({ code }) => code)).size === caps.length, {
        message: 'has a code twice',
        params: { remedy: 'give every cap a code of its own' },
      }),
  })
  .meta({ id: 'ProposedPolicy', description: 'A house policy as it might be.' });
