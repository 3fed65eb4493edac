/** What the API answers about contacts. */
import { z } from 'zod';
import { CHANNELS, STATUSES } from '../schedule/contact.js';
import { instant, metaOfList } from './fields.schema.js';

const verdict = z.enum(['allow', 'defer', 'review', 'block']);
const nullableInstant = instant.nullable();
const nullableText = z.string().nullable();

export const contact = z
  .object({
    object: z.literal('contact'),
    id: z.string(),
    external_id: z.string(),
    status: z.enum(STATUSES),
    channel: z.enum(CHANNELS),
    direction: z.literal('outbound'),
    purpose: z.string(),
    sender: z.string(),
    debt: z.string(),
    to: z.object({ party: z.string(), endpoint: z.string() }),
    template: z.string(),
    template_version: z.int().nullable().meta({ description: 'Of the latest decision.' }),
    locale: nullableText,
    verdict: verdict.nullable().meta({ description: 'Of the latest decision.' }),
    rules: z.array(z.string()).meta({ description: 'Codes of the findings that decided.' }),
    hold: z
      .object({ reason: z.string(), rule: nullableText, until: nullableInstant })
      .nullable()
      .meta({ description: 'Why it waits, and until when; it is judged again then.' }),
    decision_id: nullableText,
    attempt_no: z.int(),
    vendor: nullableText,
    vendor_message_id: nullableText,
    error_code: nullableText,
    not_before: nullableInstant,
    not_after: instant,
    in_reply_to: nullableText,
    batch_id: nullableText,
    created_at: instant,
    updated_at: instant,
    sent_at: nullableInstant,
    contacted_at: nullableInstant.meta({
      description:
        'When the message left or the call was made, or may have been; null as long as it was only judged.',
    }),
    metadata: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Contact', description: 'A planned contact and where it stands.' });

const listed = contact
  .extend({
    labels: z
      .exactOptional(
        z.object({
          party: z.string(),
          debt: z.string(),
          sender: z.string(),
          zone: nullableText.meta({ description: 'Where the addressed party lives.' }),
        }),
      )
      .meta({ description: 'Newest first: your own ids of what it refers to.' }),
  })
  .meta({ id: 'ListedContact' });

export const contactList = z
  .object({
    ...metaOfList,
    next: z.exactOptional(nullableText).meta({
      description: 'Newest first: the `starting_after` of the next page; null at the end.',
    }),
    searched_to: z
      .exactOptional(nullableInstant)
      .meta({ description: 'Newest first: everything created since then was looked at.' }),
    data: z.array(listed),
  })
  .meta({ id: 'ContactList' });

export const finding = z.object({
  rule: z.string(),
  verdict: z.string(),
  because: nullableText,
  citation: nullableText,
  not_before: z.string().optional(),
});

const message = z
  .object({ subject: z.string().optional(), text: z.string() })
  .nullable()
  .meta({ description: 'The words as they were judged; null without the scope `personal:read`.' });

const item = z.object({
  index: z.int(),
  status: z.enum(['created', 'exists', 'judged', 'error']),
  id: z.string().optional(),
  error: z.record(z.string(), z.unknown()).optional(),
  would_be: z.enum(STATUSES).optional(),
  verdict: verdict.optional(),
  rules: z.array(z.string()).optional(),
  not_before: nullableText.optional(),
  findings: z.array(finding).optional(),
  message: message.optional(),
});

export const batchAnswer = z
  .object({
    object: z.enum(['batch', 'batch_preview']),
    batch_id: nullableText.meta({ description: 'Null if nothing was created.' }),
    items: z.array(item),
  })
  .meta({
    id: 'BatchAnswer',
    description: 'One entry for each item, in the order of the request.',
  });

export const batch = z
  .object({
    object: z.literal('batch'),
    id: z.string(),
    contacts: z.int(),
    counts: z.record(z.string(), z.int()).meta({ description: 'Contacts by status.' }),
    created_at: instant,
  })
  .meta({ id: 'Batch' });

export const decision = z.object({
  decision_id: z.string(),
  at: instant,
  verdict,
  not_before: nullableText,
  findings: z.array(finding),
  text: z.string().meta({ description: 'The findings for people, one a line.' }),
  message,
  input: z.unknown().optional().meta({
    description: 'Exactly what the guard was asked; only with the scope `evidence:read`.',
  }),
  approval: nullableText,
  release: z.string(),
  ruleset: z.string(),
  policy: z.object({ version: z.string() }),
  declarations: z.object({ version: z.string() }).nullable(),
  template: z.object({ version: z.string() }).nullable(),
  tz: z.string(),
});

export const explanationAnswer = z
  .object({
    object: z.literal('explanation'),
    contact: z.string(),
    status: z.enum(STATUSES),
    because: z.string().meta({ description: 'Where the contact stands, in one sentence.' }),
    updated_at: instant,
    ...decision.partial().shape,
    decision_id: nullableText.meta({ description: 'The latest decision; null before the first.' }),
    verdict: verdict.nullable(),
    findings: z.array(finding),
    text: nullableText,
    decisions: z.array(decision).optional().meta({ description: 'All, oldest first.' }),
  })
  .meta({ id: 'Explanation' });

export const reviewList = z
  .object({
    ...metaOfList,
    data: z.array(
      z.object({ object: z.literal('review'), contact, decision: decision.nullable() }),
    ),
  })
  .meta({ id: 'ReviewList' });
