/** What the API takes and answers about the look of a template, before anybody gets it. */
import { z } from 'zod';
import { LOCALES, TEMPLATE_CHANNELS } from '../messages/template.js';
import { isKnownResidence } from '../portfolio/residence.js';
import { reference, text } from './fields.schema.js';
import { draftCheck } from './template-check.schema.js';
import { words } from './template-drafts.schema.js';

const given = z.union([text(2_000), z.int(), z.boolean(), z.array(text(2_000)).max(50), z.null()]);

const residence = z
  .string()
  .max(10)
  .refine(isKnownResidence, 'send a country or part of one by ISO 3166, such as `US` or `US-NY`');

const fields = {
  variables: z
    .exactOptional(z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), given))
    .meta({ description: 'They replace the samples; `null` leaves a sample out.' }),
  residences: z
    .exactOptional(z.array(residence).min(1).max(20))
    .meta({ description: 'What the law of these places wants in the words.' }),
  sender_kind: z.exactOptional(z.enum(['creditor', 'collector'])).meta({
    description: 'Who speaks to `residences`; a creditor unless given.',
  }),
  about: z
    .exactOptional(
      z.strictObject({
        sender: reference,
        debt: reference,
        to: z.strictObject({ party: reference, endpoint: reference }),
      }),
    )
    .meta({
      description:
        'A real debt and a real person in the place of samples; what names them is masked. Needs `portfolio:read`.',
    }),
};

export const templatePreview = z
  .strictObject({
    version: z.exactOptional(z.int().min(1)).meta({ description: 'The newest unless given.' }),
    ...fields,
  })
  .meta({
    id: 'TemplatePreview',
    description: 'What to show. Nothing is stored and nobody is contacted.',
    examples: [
      { variables: { addressee_name: 'Ada Example', note: null }, residences: ['US-NY', 'CN'] },
    ],
  });
export type TemplatePreview = z.infer<typeof templatePreview>;

export const draftPreview = z.strictObject(fields).meta({ id: 'TemplateDraftPreview' });
export type DraftPreview = z.infer<typeof draftPreview>;

export const wordsPreview = z
  .strictObject({
    channel: z.enum(TEMPLATE_CHANNELS),
    locale: z.enum(LOCALES),
    content: words,
    ...fields,
  })
  .meta({ id: 'TemplateWordsPreview', description: 'Words that are not even a draft yet.' });
export type WordsPreview = z.infer<typeof wordsPreview>;

const required = z
  .array(
    z.strictObject({
      rule: z.string(),
      verdict: z.string(),
      because: z.string(),
      says: z.string(),
      citation: z.string(),
    }),
  )
  .meta({
    id: 'RequiredWords',
    description: 'The rules that look at the words; hours, caps and the like are not asked here.',
  });

const look = {
  subject: z.exactOptional(z.string()),
  text: z.string(),
  html: z.exactOptional(z.string()),
  encoding: z.exactOptional(z.enum(['gsm-7', 'ucs-2'])),
  segments: z
    .exactOptional(z.int())
    .meta({ description: 'Into how many parts a vendor cuts the SMS.' }),
};

const previewed = {
  object: z.literal('template_preview'),
  ...look,
  language: z
    .looseObject({ verdict: z.string(), findings: z.array(z.unknown()) })
    .meta({ description: 'What the language rules say of the words.' }),
  required: z.exactOptional(required).meta({ description: 'Where the person of `about` lives.' }),
  residences: z.exactOptional(
    z.array(
      z.strictObject({
        residence: z.string(),
        ...look,
        required,
      }),
    ),
  ),
};

export const templatePreviewed = z
  .strictObject({ ...previewed, template: z.string(), version: z.int() })
  .meta({ id: 'TemplatePreviewed', description: 'A message as it would be.' });

export const draftPreviewed = z
  .strictObject({ ...previewed, template_draft: z.string(), revision: z.int() })
  .meta({ id: 'TemplateDraftPreviewed' });

export const wordsPreviewed = z
  .strictObject({ ...previewed, check: draftCheck })
  .meta({ id: 'TemplateWordsPreviewed' });
