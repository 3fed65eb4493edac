/** What the decide-only door takes: may this attempt be made now, and what became of it. */
import { z } from 'zod';
import type { Particulars } from '../dispatch/asked.js';
import { NOT_MADE } from '../dispatch/reservation.settle.js';
import { bulkItems, BULK_MAX } from './bulk.js';
import { debts, flag } from './event-base.schema.js';
import { instant, line, pageFields, reference, words } from './fields.schema.js';
import { CALL_OUTCOMES, CHANNELS, PURPOSES } from './words.schema.js';

const content = z.strictObject({
  text: words.meta({ description: 'The words as they will reach the person; they are judged.' }),
  subject: z.exactOptional(line(500)),
  template_approved: flag.meta({ description: 'A person approved the wording for this use.' }),
});

/** What only whoever makes the attempt can know: section 4 of the case format, its keys unchanged. */
const particulars = {
  scheduled_for: z.exactOptional(instant),
  mode: z.exactOptional(z.enum(['interactive', 'notice'])),
  voice: z.exactOptional(z.enum(['live_agent', 'prerecorded', 'ai_generated'])),
  ringless: flag,
  content: z
    .exactOptional(content)
    .meta({ description: 'Absent for live calls: they are judged on the other rules.' }),
  automated: flag,
  intended_as: z.exactOptional(z.enum(['limited_content_message'])),
  may_be_overheard: flag,
  portion: z.exactOptional(z.enum(['disputed', 'undisputed'])),
  visibility: z.exactOptional(z.enum(['public', 'private'])),
  format: z.exactOptional(z.enum(['letter', 'postcard', 'envelope'])),
  envelope_text: z.exactOptional(words),
  legal_basis: z.exactOptional(line(500)),
  remedy_ordinarily_invoked: flag,
  reason: z.exactOptional(z.enum(['call_dropped'])),
  staff_count: z.exactOptional(z.int().min(1).max(100)),
  entry_consent: flag,
  recording: flag.meta({ description: 'A call or visit is recorded; by default it is.' }),
  caller_line: z.exactOptional(z.enum(['registered', 'private_mobile'])),
  private_line_consent: flag,
  good_reason: flag,
} satisfies Record<keyof Particulars, z.ZodType>;

const example = {
  sender: 'bank',
  purpose: 'collection',
  channel: 'call',
  debt: 'L-1001',
  to: { party: 'P-77', endpoint: 'P-77-mobile' },
  mode: 'interactive',
  reserve: true,
} as const;

export const newQuestion = z
  .strictObject({
    sender: reference,
    purpose: z.enum(PURPOSES),
    channel: z.enum(CHANNELS),
    debt: reference,
    to: z.strictObject({ party: reference, endpoint: reference }),
    in_reply_to: z
      .exactOptional(reference)
      .meta({ description: 'The inbound event that the attempt answers.' }),
    ...particulars,
    at: z.exactOptional(
      instant.meta({
        description: 'What if it were then? Nothing can be reserved for another instant than now.',
      }),
    ),
    reserve: z.exactOptional(
      z.boolean().meta({
        description:
          'Takes the place if the answer is `allow`: the attempt counts under every limit from now on.',
      }),
    ),
    expires_at: z.exactOptional(
      instant.meta({
        description:
          'By when the outcome will be reported; by default in 15 minutes, at most in a day. An attempt of ' +
          'which nothing is heard is `expired` and keeps counting, because it may have been made.',
      }),
    ),
  })
  .meta({
    id: 'NewQuestion',
    description: 'May this party be contacted about this debt by this channel for this purpose?',
    examples: [example],
  });
export type NewQuestion = z.infer<typeof newQuestion>;

export const questionBulk = z
  .strictObject({ questions: bulkItems('NewQuestion') })
  .meta({ id: 'QuestionBulk', examples: [{ questions: [example] }] });

/** One question or many; which of the two is seen from `questions`. */
export const decisionRequest = z.record(z.string(), z.unknown()).meta({
  id: 'DecisionRequest',
  description: `One question, or up to ${BULK_MAX} in \`questions\`.`,
  anyOf: [
    { $ref: '#/components/schemas/NewQuestion' },
    { $ref: '#/components/schemas/QuestionBulk' },
  ],
  examples: [example, { questions: [example] }],
});
export type DecisionRequest = z.infer<typeof decisionRequest>;

export const OUTCOMES = [...CALL_OUTCOMES, 'sent', 'made', 'not_sent', 'not_made'] as const;

export const decisionOutcome = z
  .strictObject({
    outcome: z.enum(OUTCOMES).meta({
      description:
        'Of a call or voicemail how it ended; of a message or letter `sent` or `not_sent`; of a visit `made`; of ' +
        `any attempt ${[...NOT_MADE].map((word) => `\`${word}\``).join(' or ')} frees the place.`,
    }),
    occurred_at: z
      .exactOptional(instant)
      .meta({ description: 'By default the instant that was judged.' }),
    discussed: z
      .exactOptional(debts)
      .meta({ description: 'Debts actually talked about; by default the one asked about.' }),
    limited_content: flag,
    dropped: flag,
    topic: z.exactOptional(z.enum(['none', 'settlement_terms'])),
    location_answer: z.exactOptional(z.enum(['complete', 'incomplete'])),
    reason: z
      .exactOptional(words.max(2_000))
      .meta({ description: 'Why it is sure that nothing was made; kept sealed.' }),
  })
  .meta({
    id: 'DecisionOutcome',
    description:
      'It becomes an event of the timeline by itself: do not send the same attempt to `POST /v1/events` as well.',
    examples: [{ outcome: 'no_answer' }],
  });
export type DecisionOutcome = z.infer<typeof decisionOutcome>;

export const decisionQuery = z.strictObject({
  ...pageFields('rec'),
  status: z
    .exactOptional(z.enum(['reserved', 'expired']))
    .meta({ description: 'By default both: every place that is taken and not settled.' }),
});
export type DecisionQuery = z.infer<typeof decisionQuery>;
