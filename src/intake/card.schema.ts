/** A person's card: what somebody enters there, and what it shows. */
import { z } from 'zod';
import { BINDS } from './card.restrictions.js';
import { debts, flag } from './event-base.schema.js';
import { instant, line, localDate, reference, words } from './fields.schema.js';
import { party } from './parties.schema.js';
import { form, messageChannel, via } from './words.schema.js';

const ofDebts = z
  .exactOptional(debts)
  .meta({ description: 'By default every debt that concerns the person.' });
const said = { debts: ofDebts, form: form.default('oral'), via: z.exactOptional(via) };
const when = z
  .exactOptional(instant)
  .meta({ description: 'When it happened or was learned; by default now.' });
const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,2})?$/, 'send a sum in major units such as `125.50`');

/** Every act, with `more` fields in each. */
function actsWith<M extends z.ZodRawShape>(more: M) {
  const act = <K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
    z.strictObject({ kind: z.literal(kind), occurred_at: when, ...more, ...fields });
  return z.discriminatedUnion('kind', [
    act('deceased', {}),
    act('attorney', {
      attorney: reference.meta({ description: 'The party that represents the person.' }),
      debts: ofDebts,
      name_known: flag,
      address_known: flag,
    }),
    act('cease', said),
    act('dispute', { ...said, portion: z.exactOptional(words) }),
    act('wrong_number', { endpoint: reference }),
    act('hardship_hold', {
      debts: ofDebts,
      reason: z
        .enum(['natural_disaster', 'breathing_space', 'illness', 'bereavement', 'other'])
        .default('other'),
      until: instant.meta({ description: 'Exclusive.' }),
    }),
    act('third_party_refused', {}),
    act('promise', { debts: ofDebts, due: localDate, amount }),
    act('stop', { endpoint: reference, channel: messageChannel }),
    act('callback', { endpoint: reference, debts: ofDebts, requested_for: instant }),
  ]);
}

const why = line(500).meta({ description: 'Why; kept sealed in the evidence.' });

export const newAct = actsWith({ why }).meta({
  id: 'NewAct',
  description: 'One act on a person’s card. What waits for the person is judged again at once.',
  examples: [
    { kind: 'hardship_hold', reason: 'illness', until: '2026-06-01T00:00:00Z', why: 'in hospital' },
  ],
});
export type NewAct = z.infer<typeof newAct>;

/** An act that answers a proposal takes its reason from the answer. */
export const answeringAct = actsWith({}).meta({ id: 'AnsweringAct' });
export type AnsweringAct = z.infer<typeof answeringAct>;

export const act = z
  .object({
    object: z.literal('act'),
    id: z.string(),
    kind: z.string(),
    party: z.string(),
    occurred_at: instant,
    events: z.array(z.string()),
    why: z.string().nullable().meta({ description: 'Only with `personal:read`.' }),
    recorded_by: z.string(),
    recorded_at: instant,
  })
  .meta({ id: 'Act' });

const inForce = z
  .looseObject({
    kind: z.string().meta({ description: 'The type of its event, or `deceased` and the like.' }),
    since: instant.nullable(),
    event: z.string().nullable(),
    binds: z.enum(BINDS).meta({
      description:
        'Whom: `collectors` are agencies, and creditors who hold to Regulation F. `nobody`: it is noted, and no rule stops a contact for it.',
    }),
  })
  .meta({ id: 'Restriction' });

export const card = z
  .object({
    object: z.literal('card'),
    party,
    restrictions: z.array(inForce),
    promises: z.array(
      z.looseObject({ event: z.string(), due: z.string(), amount: z.string(), made_at: instant }),
    ),
    acts: z.array(act),
    open_proposals: z.int().meta({ description: 'Messages that somebody should read.' }),
    planned_contacts: z.int().meta({
      description:
        'Contacts that have not left, to this person or about their debts: an act judges them again.',
    }),
  })
  .meta({ id: 'Card', description: 'What is in force for a person, and who entered it.' });
