/** What the contact log answers: the story of a contact, and what a person saw of us. */
import { z } from 'zod';
import { contact, decision, finding } from '../contacts.answers.schema.js';
import { instant, pageFields } from '../fields.schema.js';
import { LANGUAGES } from '../../compliance/telling/tell.js';

const nullableText = z.string().nullable();

const local = z
  .array(z.object({ zone: z.string(), date: z.string(), time: z.string(), offset: z.string() }))
  .meta({
    description: 'As the clocks of the person showed it, the zone of their calendar first.',
  });

const placed = {
  record: z.string(),
  kind: z.string(),
  at: instant,
  index: z
    .int()
    .nullable()
    .meta({ description: 'Its place in the log; counts on over a log that was closed.' }),
  sealed: z.boolean().meta({ description: 'Whether a signed checkpoint covers it.' }),
};

export const storyQuery = z.strictObject({
  language: z
    .exactOptional(z.enum(LANGUAGES))
    .meta({ description: 'Of the sentences. Default as `Accept-Language` says, or English.' }),
});
export type StoryQuery = z.infer<typeof storyQuery>;

const judged = decision.extend({
  findings: z.array(
    finding.extend({ says: nullableText.meta({ description: 'What the rule requires.' }) }),
  ),
});

export const storyAnswer = z
  .object({
    object: z.literal('story'),
    contact,
    because: z.string().meta({ description: 'Where the contact stands, in one sentence.' }),
    asked: z.object({
      by: nullableText.meta({ description: 'The user who planned it.' }),
      by_login: nullableText,
      sender: z.object({ id: z.string(), external_id: z.string(), name: z.string() }),
      debt: z.object({ id: z.string(), external_id: z.string() }),
      to: z.object({
        id: z.string(),
        external_id: z.string(),
        name: nullableText.meta({ description: 'Masked without `personal:read`.' }),
        residence: z.string(),
        relation: z.string(),
        address: nullableText.meta({ description: 'Masked without `personal:read`.' }),
        kind: nullableText,
      }),
      debtor: z.string(),
    }),
    zones: z.array(z.string()),
    at: instant.nullable().meta({ description: '`contacted_at` of the contact.' }),
    local,
    log_size: z.int().nullable().meta({ description: 'Of the newest signed checkpoint.' }),
    steps: z.array(
      z.object({
        ...placed,
        title: z.string(),
        local,
        details: z.record(z.string(), z.string()),
        words: nullableText,
        decision: judged.nullable(),
      }),
    ),
    heard: z
      .array(
        z.object({
          event: z.string(),
          type: z.string(),
          channel: nullableText,
          outcome: nullableText,
          at: instant,
          local,
          text: nullableText.meta({ description: 'Only with `personal:read`.' }),
        }),
      )
      .meta({ description: 'What the person said or asked for within 14 days, the first twenty.' }),
    heard_more: z.int().meta({ description: 'How many more they are.' }),
    readings: z
      .array(z.object({ ...placed, by: nullableText, by_login: nullableText }))
      .meta({ description: 'Who read it in clear.' }),
  })
  .meta({ id: 'Story' });

const { limit } = pageFields('con');

export const historyQuery = z.strictObject({
  limit,
  starting_after: z.exactOptional(
    z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/, 'send `next` as it came')
      .meta({ description: '`next` of the page before.' }),
  ),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

export const historyAnswer = z
  .object({
    object: z.literal('history'),
    party: z.object({
      id: z.string(),
      external_id: z.string(),
      name: nullableText,
      residence: z.string(),
    }),
    zones: z.array(z.string()),
    data: z.array(
      z.object({
        kind: z.enum(['contact', 'event', 'reservation']),
        id: z.string().meta({ description: 'Of a contact, an event or a decision.' }),
        contact: nullableText,
        at: instant,
        local,
        channel: z.string(),
        direction: z.enum(['inbound', 'outbound']),
        to: z.object({ party: nullableText, external_id: nullableText, address: nullableText }),
        status: z.string().meta({ description: 'Of a contact; of an event its outcome.' }),
        counts: z.boolean().meta({ description: 'Whether it was, or may have been, made.' }),
        verdict: nullableText,
        rules: z.array(z.string()),
        purpose: nullableText,
        template: nullableText,
        sender: nullableText,
        text: nullableText.meta({
          description: 'What the person wrote; only with `personal:read`.',
        }),
      }),
    ),
    has_more: z.boolean(),
    next: nullableText.meta({ description: 'The `starting_after` of the next page.' }),
  })
  .meta({ id: 'History' });
