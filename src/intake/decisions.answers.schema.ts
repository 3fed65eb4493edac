/** What the decide-only door answers. */
import { z } from 'zod';
import { RESERVATION_STATUSES } from '../dispatch/reservation.js';
import { PAUSE_SCOPES } from '../schedule/pause.js';
import { instant, metaOfList } from './fields.schema.js';

const verdict = z.enum(['allow', 'defer', 'review', 'block']);

const finding = z.object({
  rule: z.string(),
  verdict: z.string(),
  because: z.string().nullable(),
  citation: z.string().nullable(),
  not_before: z.string().optional(),
});

export const reservation = z
  .object({
    status: z.enum(RESERVATION_STATUSES).meta({
      description:
        '`expired`: nobody said in time what became of it, so it keeps counting until somebody does.',
    }),
    counts: z
      .boolean()
      .meta({ description: 'Whether it still takes a place as a pending attempt.' }),
    valid_until: instant.meta({
      description: 'Make the attempt before; from then on it would no longer be lawful.',
    }),
    expires_at: instant,
    outcome: z.string().nullable(),
    event_id: z.string().nullable().meta({ description: 'What it became on the timeline.' }),
    settled_at: instant.nullable(),
  })
  .meta({ id: 'Reservation' });

export const pausedBy = z
  .array(
    z.object({
      id: z.string(),
      scope: z.enum(PAUSE_SCOPES),
      value: z.string().nullable(),
      until: instant.nullable().meta({ description: 'Null until two persons end it.' }),
    }),
  )
  .meta({
    description:
      'The pauses of the house that hold this attempt: what would be allowed is then `defer`, with a finding `PAUSE` each.',
  });

const fields = {
  object: z.literal('decision'),
  id: z.string(),
  at: instant.meta({ description: 'When it was decided.' }),
  verdict,
  not_before: z.string().nullable().meta({
    description:
      'With `defer`: the first instant without objection, if nothing else happens; null while a pause has no end.',
  }),
  paused: pausedBy,
  findings: z
    .array(finding)
    .meta({ description: 'Of every rule that applies; words are null after an erasure.' }),
  reservation: reservation.nullable(),
};

const more = {
  contact: z.string().nullable().meta({ description: 'Null if others made the attempt.' }),
  text: z.string().meta({ description: 'The findings for people, one a line.' }),
  message: z.object({ subject: z.string().optional(), text: z.string() }).nullable(),
  input: z.unknown().optional().meta({
    description: 'Exactly what the guard was asked; only with the scope `evidence:read`.',
  }),
  release: z.string(),
  ruleset: z.string(),
  policy: z.object({ version: z.string() }),
  tz: z.string(),
};

const what_if = instant.nullable().meta({ description: 'The instant judged, if not `at`.' });

export const decision = z.object({ ...fields, what_if }).meta({ id: 'Decision' });

export const decisionAnswer = z
  .object({
    ...decision.partial().shape,
    object: z.enum(['decision', 'bulk']),
    items: z
      .array(
        z.object({
          index: z.int(),
          status: z.enum(['decided', 'error']),
          decision: decision.optional(),
          error: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .optional(),
  })
  .meta({
    id: 'DecisionAnswer',
    description: 'A decision; or, for `questions`, one item for each in the order of the request.',
  });

export const storedDecision = z
  .object({ ...fields, ...more })
  .meta({ id: 'StoredDecision', description: 'A decision as the evidence keeps it.' });

const openDecision = z.object({
  object: z.literal('decision'),
  id: z.string(),
  channel: z.string(),
  purpose: z.string(),
  sender: z.string(),
  debt: z.string(),
  to: z.object({ party: z.string(), endpoint: z.string() }),
  reservation,
});

export const openDecisionList = z
  .object({ ...metaOfList, data: z.array(openDecision) })
  .meta({ id: 'OpenDecisionList', description: 'Places that are taken and not settled.' });

export const evaluation = z
  .object({
    id: z.string().optional(),
    verdict,
    not_before: z.string().optional(),
    findings: z.array(
      z.object({
        rule: z.string(),
        verdict: z.string(),
        because: z.string(),
        citation: z.string(),
        not_before: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Evaluation', description: 'What the guard says to a worked case.' });
