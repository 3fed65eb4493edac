/** What the API takes and answers about templates. */
import { z } from 'zod';
import { LOCALES, TEMPLATE_CHANNELS, templateContent } from '../messages/template.js';
import { instant, line, metaOfList, pageFields } from './fields.schema.js';

export const templateQuery = z.strictObject({
  channel: z.exactOptional(z.enum(TEMPLATE_CHANNELS)),
  purpose: z
    .exactOptional(z.string().regex(/^[a-z_]{1,60}$/))
    .meta({ description: 'Only what a contact with this purpose may use.' }),
  locale: z.exactOptional(z.enum(LOCALES)),
  ...pageFields('tpl'),
});
export type TemplateQuery = z.infer<typeof templateQuery>;

const shownTemplate = {
  object: z.literal('template'),
  id: z.string(),
  channel: z.enum(TEMPLATE_CHANNELS),
  name: z.string(),
  locale: z.string(),
  purposes: z.array(z.string()).meta({ description: 'Of the latest version.' }),
  active_version: z.int().nullable().meta({ description: '`null`: nothing of it goes out.' }),
  withdrawn_at: instant.nullable().meta({
    description: 'When it was taken back; `null` while a version goes out, and if none ever has.',
  }),
  latest_version: z.int(),
  created_at: z.string(),
};

export const template = z.strictObject(shownTemplate).meta({
  id: 'Template',
  description: 'Words with holes, for one channel in one language.',
});

export const templateList = z.strictObject({ ...metaOfList, data: z.array(template) });

const templateVersion = templateContent
  .extend({
    object: z.literal('template_version'),
    version: z.int(),
    approved: z.boolean(),
    sha256: z
      .string()
      .meta({ description: 'Of the canonical content, as in its evidence record.' }),
    record: z.string().meta({ description: 'Its evidence record.' }),
    created_at: z.string(),
  })
  .meta({ id: 'TemplateVersion', description: 'A version. It never changes.' });

export const templateWithVersions = z
  .strictObject({ ...shownTemplate, versions: z.array(templateVersion) })
  .meta({ id: 'TemplateWithVersions', description: 'A template with its versions, newest first.' });

const reason = line(500).meta({ description: 'Why; sealed in the evidence.' });

export const activation = z
  .strictObject({
    version: z.int().min(1).meta({ description: 'Approved; an earlier one is the way back.' }),
    reason,
  })
  .meta({ id: 'TemplateActivation', examples: [{ version: 1, reason: 'A wrong number in 2.' }] });
export type Activation = z.infer<typeof activation>;

export const withdrawal = z
  .strictObject({ reason })
  .meta({ id: 'TemplateWithdrawal', examples: [{ reason: 'A complaint about its tone.' }] });
export type Withdrawal = z.infer<typeof withdrawal>;

const counts = z.record(z.string(), z.int());

export const impact = z
  .strictObject({
    object: z.literal('template_impact'),
    channel: z.enum(TEMPLATE_CHANNELS),
    name: z.string(),
    locale: z.string(),
    contacts: z.int(),
    by_status: counts,
    by_language: counts.meta({
      description: 'The language that was asked for, or the addressee’s.',
    }),
    through_fallback: z
      .int()
      .meta({ description: 'Who get it because there is none in their language.' }),
    is_whole: z.boolean().meta({
      description:
        'False: the 50,000 planned contacts that are due first were looked at; there are more.',
    }),
  })
  .meta({ id: 'TemplateImpact', description: 'Planned contacts that would use these words.' });

const cell = z
  .strictObject({
    channel: z.enum(TEMPLATE_CHANNELS),
    purpose: z.string(),
    locale: z.string(),
    active: z.int(),
    withdrawn: z.int().meta({ description: 'Taken back; nothing of them goes out.' }),
    inactive: z.int().meta({ description: 'Approved and never activated.' }),
    submitted: z.int().meta({ description: 'Drafts that wait for approval.' }),
    drafts: z.int(),
  })
  .meta({ id: 'TemplateCoverageCell' });

const gap = z
  .strictObject({
    channel: z.enum(TEMPLATE_CHANNELS),
    name: z.string(),
    locale: z.string(),
    template: z.string().nullable().meta({ description: 'Not active; `null` when there is none.' }),
    withdrawn_at: instant.nullable().meta({ description: '`null`: it has never gone out.' }),
  })
  .meta({ id: 'TemplateGap' });

export const coverage = z
  .strictObject({
    object: z.literal('template_coverage'),
    cells: z.array(cell).meta({ description: 'Only where there is a template or a draft.' }),
    gaps: z.array(gap).meta({ description: 'Names that go out in another locale only.' }),
    has_more_gaps: z.boolean(),
  })
  .meta({ id: 'TemplateCoverage', description: 'How complete the words are.' });
