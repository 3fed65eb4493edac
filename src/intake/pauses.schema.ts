/** What the API takes and answers about pauses. */
import { z } from 'zod';
import { TEMPLATE_CHANNELS } from '../messages/template.js';
import { isKnownResidence } from '../portfolio/residence.js';
import { PAUSE_SCOPES } from '../schedule/pause.js';
import { instant, line, metaOfList, pageFields, reference } from './fields.schema.js';

const reason = line(500).meta({ description: 'Why; sealed in the evidence.' });
const base = {
  reason,
  until: z
    .exactOptional(instant)
    .meta({ description: 'It ends by itself then; absent: two persons must resume it.' }),
};

const scoped = <S extends string, V extends z.ZodType>(scope: S, value: V) =>
  z.strictObject({ scope: z.literal(scope), value, ...base });

export const newPause = z
  .discriminatedUnion('scope', [
    z.strictObject({ scope: z.literal('tenant'), ...base }),
    scoped('channel', z.enum(TEMPLATE_CHANNELS)),
    scoped('template', z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/)),
    scoped('batch', reference),
    scoped('sender', reference),
    scoped('debt', reference),
    scoped(
      'region',
      z
        .string()
        .max(10)
        .refine(
          isKnownResidence,
          'send a country or part of one by ISO 3166, such as `US` or `US-NY`',
        ),
    ),
  ])
  .meta({
    id: 'NewPause',
    description: 'What is to stop.',
    examples: [
      { scope: 'template', value: 'overdue', reason: 'A wrong figure was reported.' },
      { scope: 'region', value: 'US-FL', until: '2026-10-01T00:00:00Z', reason: 'Hurricane.' },
    ],
  });
export type NewPauseBody = z.infer<typeof newPause>;

export const resuming = z.strictObject({ reason }).meta({
  id: 'Resuming',
  examples: [{ reason: 'The figure was corrected.' }],
});
export type Resuming = z.infer<typeof resuming>;

const PAUSE_STATUSES = ['active', 'resume_requested', 'resumed'] as const;

export const pauseQuery = z.strictObject({
  status: z.exactOptional(z.enum(PAUSE_STATUSES)),
  in_force: z
    .exactOptional(z.enum(['true', 'false']))
    .meta({ description: 'Whether it stops anything now: neither resumed nor over by itself.' }),
  ...pageFields('pau'),
});
export type PauseQuery = z.infer<typeof pauseQuery>;

export const pause = z
  .strictObject({
    object: z.literal('pause'),
    id: z.string(),
    scope: z.enum(PAUSE_SCOPES),
    value: z.string().nullable(),
    status: z.enum(PAUSE_STATUSES),
    in_force: z.boolean().meta({ description: 'Also while its end has only been asked for.' }),
    reason: z.string(),
    until: z.string().nullable(),
    paused_by: z.string(),
    paused_at: z.string(),
    resume_reason: z.string().nullable(),
    resume_requested_by: z.string().nullable(),
    resume_requested_at: z.string().nullable(),
    resumed_by: z.string().nullable(),
    resumed_at: z.string().nullable(),
    record: z.string().meta({ description: 'The evidence of its last change.' }),
  })
  .meta({ id: 'Pause', description: 'A brake: what it covers is held, and nothing of it leaves.' });

export const pauseList = z.strictObject({ ...metaOfList, data: z.array(pause) });
