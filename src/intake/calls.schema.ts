/** What the API takes and answers about call tasks. */
import { z } from 'zod';
import { TASK_OUTCOMES } from '../dispatch/call-complete.js';
import { debts } from './event-base.schema.js';
import { instant, localDate, metaOfList, words } from './fields.schema.js';

export const callQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CallQuery = z.infer<typeof callQuery>;

const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,2})?$/, 'send a sum in major units such as `125.50`')
  .refine((text) => Number(text) > 0, 'send a sum above zero');

const promise = z.strictObject({
  amount: amount.meta({ description: 'In major units of the debt’s currency.' }),
  due: localDate.meta({ description: 'The day on which it is to be paid.' }),
});

export const callOutcome = z
  .strictObject({
    outcome: z
      .enum(TASK_OUTCOMES)
      .meta({ description: 'How the call ended, in the words of the public case format.' }),
    discussed: z.exactOptional(debts).meta({
      description:
        'Debts actually talked about; by default the one that the task is about. Name that one too if it was.',
    }),
    limited_content: z
      .exactOptional(z.boolean())
      .meta({ description: 'A limited-content voicemail was left.' }),
    dropped: z
      .exactOptional(z.boolean())
      .meta({ description: 'The line broke off during the talk.' }),
    note: z.exactOptional(words.max(2_000)).meta({ description: 'Kept sealed with the event.' }),
    promise: z
      .exactOptional(promise)
      .meta({ description: 'What the person promised; after `identity` and a `conversation`.' }),
    callback: z
      .exactOptional(instant)
      .meta({ description: 'When the person asked to be called again.' }),
    wrong_number: z
      .exactOptional(z.boolean())
      .meta({ description: 'The number is not theirs: it is not called again.' }),
  })
  .superRefine(({ outcome, promise: promised }, context) => {
    if (promised === undefined || outcome === 'conversation') return;
    const params = { remedy: 'send the outcome `conversation`, or leave the promise out' };
    context.addIssue({ code: 'custom', path: ['promise'], message: 'needs a talk', params });
  })
  .meta({
    id: 'CallOutcome',
    description: 'How a claimed call ended.',
    examples: [
      { outcome: 'no_answer' },
      { outcome: 'conversation', promise: { amount: '125.50', due: '2026-06-01' } },
      { outcome: 'conversation', discussed: ['loan-1', 'card-2'] },
    ],
  });
export type CallOutcome = z.infer<typeof callOutcome>;

const head = { object: z.literal('call_task'), id: z.string() };

export const callTask = z
  .object({ ...head, purpose: z.string(), created_at: instant, not_after: instant })
  .meta({ id: 'CallTask', description: 'A call that could be claimed. It names nobody.' });

export const callList = z
  .object({ ...metaOfList, data: z.array(callTask) })
  .meta({ id: 'CallList', description: 'What ends soonest comes first.' });

const nullableText = z.string().nullable();

const about = z
  .object({
    script: nullableText,
    relation: nullableText.meta({ description: 'Of the person to the debt.' }),
    party: z.string(),
    sender: nullableText.meta({ description: 'In whose name the call is made.' }),
    debt: z.object({
      id: z.string(),
      lender: nullableText,
      kind: z.string(),
      currency: z.string(),
      amounts: z.record(z.string(), z.number()).meta({ description: 'In minor units.' }),
      due_on: nullableText,
      days_past_due: z.int(),
      balance_as_of: instant,
      account_tail: nullableText,
    }),
    other_debts: z
      .array(
        z.object({
          id: z.string(),
          lender: nullableText,
          kind: z.string(),
          account_tail: nullableText,
        }),
      )
      .meta({ description: 'Further ones of the same debtor to which this person is a party.' }),
  })
  .meta({ id: 'CallAbout', description: 'What the call is about.' });

export const callClaim = z
  .object({
    ...head,
    claimed: z.boolean().meta({ description: 'Whether it is in your hands.' }),
    status: z.string(),
    verdict: z.enum(['allow', 'defer', 'review', 'block']).nullable(),
    rules: z.array(z.string()),
    decision: z
      .exactOptional(z.string())
      .meta({ description: 'Under which it is in your hands; its record is sealed by now.' }),
    because: z
      .exactOptional(z.array(z.string()))
      .meta({ description: 'Why it is not in your hands.' }),
    name: z.exactOptional(nullableText).meta({ description: 'Whom to ask for.' }),
    language: z.exactOptional(nullableText),
    time_zones: z.exactOptional(z.array(z.string())),
    number: z.exactOptional(nullableText),
    identity: z.exactOptional(z.enum(['confirmed']).nullable()),
    about: z
      .exactOptional(about.nullable())
      .meta({ description: 'Null until `POST /v1/calls/{id}/identity`.' }),
    since_claim: z.exactOptional(z.array(z.string())).meta({
      description:
        'Types of events that became known since; `party_changed` for the person’s facts.',
    }),
    paused: z.exactOptional(z.boolean()).meta({ description: 'A pause covers it: do not dial.' }),
    dial_before: z
      .exactOptional(instant)
      .meta({ description: 'From then on it would no longer be lawful to dial.' }),
    lease_until: z.exactOptional(instant).meta({
      description:
        'Complete it before; later it counts as a call that may have been made, until you say how it ended.',
    }),
    not_after: instant,
    now: instant.meta({ description: 'By the clock of the service.' }),
  })
  .meta({
    id: 'CallClaim',
    description: 'In your hands, with whom to ask for and what to dial; or not, and why.',
  });

export const nextCall = z
  .object({
    object: z.literal('next_call'),
    call: callClaim
      .nullable()
      .meta({ description: 'Null: nobody may be called now. Refused: ask again.' }),
    now: instant,
  })
  .meta({ id: 'NextCall' });

export const heldCalls = z
  .object({ ...metaOfList, data: z.array(callClaim) })
  .meta({ id: 'HeldCalls', description: 'What runs out first comes first.' });

export const identityAnswer = z
  .strictObject({ answer: z.literal('confirmed') })
  .meta({ id: 'CallIdentity', examples: [{ answer: 'confirmed' }] });
export type IdentityAnswer = z.infer<typeof identityAnswer>;

export const callCompleted = z
  .object({
    ...head,
    status: z.literal('completed'),
    outcome: z.enum(TASK_OUTCOMES),
    acts: z.array(z.string()).meta({ description: 'What was entered on the person’s card.' }),
    note_language: z
      .exactOptional(
        z.object({
          verdict: z.enum(['allow', 'review', 'block']),
          category: z.string(),
          entries: z.array(z.string()),
        }),
      )
      .meta({
        description: 'What the language check says of the note, which is kept all the same.',
      }),
  })
  .meta({ id: 'CallCompleted' });
