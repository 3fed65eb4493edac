/** What the API takes and answers about drafts of templates. */
import { z } from 'zod';
import { DRAFT_STATUSES } from '../messages/draft.repository.js';
import { declaration, LOCALES, TEMPLATE_CHANNELS } from '../messages/template.js';
import { line, metaOfList, pageFields, text } from './fields.schema.js';
import { draftCheck } from './template-check.schema.js';
import { PURPOSES } from './words.schema.js';

export const templateName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'send up to 100 lower-case letters, digits, `_` and `-`');

const VARIABLES_MAX = 60;
const sample = z.union([text(2_000), z.int(), z.boolean(), z.array(text(2_000)).max(50)]);
const described = declaration.extend({
  description: text(500),
  example: z.exactOptional(sample),
});

export const words = z
  .strictObject({
    subject: z.exactOptional(text(300)).meta({ description: 'Of an e-mail, and only of one.' }),
    text: text(20_000).meta({
      description:
        'Words with `{{variables}}`, `{{#if}}`, `{{#unless}}` and `{{#each}}`. The HTML of an e-mail is made from it.',
    }),
    purposes: z
      .array(z.enum(PURPOSES))
      .min(1)
      .max(PURPOSES.length)
      .refine((list) => new Set(list).size === list.length, {
        message: 'names the same purpose twice',
        params: { remedy: 'name each once' },
      }),
    variables: z
      .record(z.string().max(64), described)
      .refine((given) => Object.keys(given).length <= VARIABLES_MAX, {
        message: 'has too many entries',
        params: { remedy: `declare at most ${VARIABLES_MAX}` },
      }),
  })
  .meta({ id: 'TemplateWords' });
export type TemplateWords = z.infer<typeof words>;

const reason = line(500).meta({ description: 'Why, for whoever approves it.' });
const revision = z
  .int()
  .min(1)
  .meta({ description: 'The one that you have seen; another one is answered with 409.' });

const example = {
  text: '【{{signature}}】You have a message of {{sender_name}}. Please call {{service_phone}}.',
  purposes: ['collection'],
  variables: {
    signature: { type: 'text', required: true, max_length: 40, description: 'Who writes.' },
    sender_name: { type: 'text', required: true, max_length: 60, description: 'Who writes.' },
    service_phone: { type: 'text', required: true, max_length: 20, description: 'Free of charge.' },
  },
};

export const newDraft = z
  .strictObject({
    channel: z.enum(TEMPLATE_CHANNELS),
    name: templateName,
    locale: z.enum(LOCALES),
    content: words,
    reason,
  })
  .meta({
    id: 'NewTemplateDraft',
    description: 'For a new template, or for the next version of the one with this name.',
    examples: [
      {
        channel: 'sms',
        name: 'call-us',
        locale: 'en',
        content: example,
        reason: 'A new service line.',
      },
    ],
  });
export type NewDraftBody = z.infer<typeof newDraft>;

export const draftEdit = z.strictObject({ content: words, reason, revision }).meta({
  id: 'TemplateDraftEdit',
  examples: [{ content: example, reason: 'Shorter.', revision: 1 }],
});
export type DraftEdit = z.infer<typeof draftEdit>;

export const draftSubmission = z
  .strictObject({ revision })
  .meta({ id: 'TemplateDraftSubmission', examples: [{ revision: 2 }] });
export type DraftSubmission = z.infer<typeof draftSubmission>;

export const draftAnswer = z
  .strictObject({
    revision,
    reason: line(500).meta({ description: 'Why; sealed in the evidence.' }),
  })
  .meta({ id: 'TemplateDraftAnswer', examples: [{ revision: 2, reason: 'It names no sender.' }] });
export type DraftAnswerBody = z.infer<typeof draftAnswer>;

export const draftQuery = z.strictObject({
  status: z.exactOptional(z.enum(DRAFT_STATUSES)),
  channel: z.exactOptional(z.enum(TEMPLATE_CHANNELS)),
  name: z.exactOptional(templateName),
  ...pageFields('tdr'),
});
export type DraftQuery = z.infer<typeof draftQuery>;

const shown = {
  object: z.literal('template_draft'),
  id: z.string(),
  channel: z.enum(TEMPLATE_CHANNELS),
  name: z.string(),
  locale: z.string(),
  status: z.enum(DRAFT_STATUSES),
  revision: z.int(),
  base_version: z.int().meta({ description: 'The newest version when it was last edited.' }),
  latest_version: z.int().meta({ description: 'The newest version now; 0: there is none.' }),
  reason: z.string(),
  author: z.string(),
  editors: z.array(z.string()).meta({ description: 'None of them may approve it.' }),
  edited_by: z.string().nullable().meta({
    description: 'Who wrote this revision; `null` of one edited before this was kept.',
  }),
  people: z
    .record(z.string(), z.string())
    .meta({ description: 'The logins of everybody who is named here, by id.' }),
  created_at: z.string(),
  updated_at: z.string(),
  submitted_by: z.string().nullable(),
  submitted_at: z.string().nullable(),
  refused_by: z.string().nullable(),
  refused_at: z.string().nullable(),
  refusal: z.string().nullable(),
  approved_by: z.string().nullable(),
  approved_at: z.string().nullable(),
  template: z.string().nullable().meta({ description: 'What it became.' }),
  version: z.int().nullable(),
  sha256: z.string(),
  record: z.string().meta({ description: 'The evidence of its last change.' }),
};

const verdict = z.enum(['allow', 'review', 'block']).nullable();

const listedDraft = z
  .strictObject({ ...shown, verdict, submittable: z.boolean() })
  .meta({ id: 'ListedTemplateDraft' });

export const draftList = z.strictObject({ ...metaOfList, data: z.array(listedDraft) });

export const draft = z
  .strictObject({
    ...shown,
    content: z.looseObject({ text: z.string(), purposes: z.array(z.string()) }),
    check: draftCheck,
  })
  .meta({ id: 'TemplateDraft', description: 'Words that nobody is sent yet.' });
