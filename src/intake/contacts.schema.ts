/** What the API takes about contacts: one to be planned, many, a question about them. */
import { z } from 'zod';
import { LANGUAGES } from '../compliance/telling/tell.js';
import { LOCALES } from '../messages/template.js';
import { CHANNELS, STATUSES } from '../schedule/contact.js';
import { bulkItems } from './bulk.js';
import { externalId, instant, pageFields, reference, text } from './fields.schema.js';
import { PURPOSES } from './words.schema.js';

const VARIABLES_MAX = 50;
const METADATA_MAX = 20;

const templateName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);

const variables = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), z.union([text(2_000), z.int(), z.boolean()]))
  .refine((given) => Object.keys(given).length <= VARIABLES_MAX, {
    message: 'has too many entries',
    params: { remedy: `send at most ${VARIABLES_MAX}` },
  })
  .meta({ description: 'Values for what the template declares. They are kept encrypted.' });

const metadata = z
  .record(
    z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/),
    z
      .string()
      .max(500)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'send one line of plain text'),
  )
  .refine((given) => Object.keys(given).length <= METADATA_MAX, {
    message: 'has too many entries',
    params: { remedy: `send at most ${METADATA_MAX}` },
  })
  .meta({
    description:
      'Your own notes, answered as they came. Put no personal data here: it is kept as it is.',
  });

const fields = {
  external_id: externalId.meta({
    description:
      'Yours, unique for ever: the same content again answers the stored contact, other content 409.',
  }),
  sender: reference,
  purpose: z.enum(PURPOSES),
  channel: z.enum(CHANNELS),
  debt: reference,
  to: z.strictObject({ party: reference, endpoint: reference }),
  template: templateName.meta({ description: 'The name of a template of this channel.' }),
  locale: z.exactOptional(
    z.enum(LOCALES).meta({ description: 'By default the language of the addressed party.' }),
  ),
  variables: z.exactOptional(variables),
  not_before: z.exactOptional(instant.meta({ description: 'A past instant means now.' })),
  not_after: z.exactOptional(
    instant.meta({
      description:
        'Exclusive. By default as long as the words stay true: a `pre_due_reminder` until the end of the due date, ' +
        'a template that names a promised day until the end of that day (while it lies ahead), both where the debtor ' +
        'lives; else seven days after `not_before`, or after now. If it has passed already, the contact is taken in as ' +
        '`expired`.',
    }),
  ),
  in_reply_to: z.exactOptional(
    reference.meta({ description: 'The inbound event that this contact answers.' }),
  ),
  metadata: z.exactOptional(metadata),
};

const example = {
  external_id: 'L-1001/reminder-1',
  sender: 'bank',
  purpose: 'collection',
  channel: 'sms',
  debt: 'L-1001',
  to: { party: 'P-77', endpoint: 'P-77-mobile' },
  template: 'overdue',
  variables: { service_phone: '1-800-555-0100' },
};

const dryRun = z.exactOptional(
  z.boolean().meta({
    description: 'Judges as of now, by the very code that would decide, and stores nothing.',
  }),
);

export const contactInput = z
  .strictObject(fields)
  .meta({ id: 'ContactInput', description: 'A contact to be planned.', examples: [example] });
export type ContactInput = z.infer<typeof contactInput>;

export const newContact = z
  .strictObject({ ...fields, dry_run: dryRun })
  .meta({ id: 'NewContact', examples: [example] });
export type NewContact = z.infer<typeof newContact>;

/** Items are checked one by one, so that a bad one does not hinder the others. */
export const contactBulk = z
  .strictObject({
    contacts: bulkItems('ContactInput'),
    dry_run: dryRun,
  })
  .meta({ id: 'ContactBulk', examples: [{ contacts: [example] }] });
export type ContactBulk = z.infer<typeof contactBulk>;

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).max(50)]);

const contactFilter = {
  party: z.exactOptional(
    oneOrMore(reference).meta({ description: 'The addressed party, or one of several.' }),
  ),
  debt: z.exactOptional(reference),
  sender: z.exactOptional(reference),
  batch: z.exactOptional(z.string().regex(/^bat_[0-9a-f]{32}$/)),
  from: z.exactOptional(instant.meta({ description: 'Created at this instant or later.' })),
  to: z.exactOptional(instant.meta({ description: 'Created before this instant.' })),
  status: z.exactOptional(oneOrMore(z.enum(STATUSES))),
  verdict: z.exactOptional(z.enum(['allow', 'defer', 'review', 'block'])),
  rule: z.exactOptional(z.string().regex(/^[A-Z0-9][A-Z0-9_.-]{0,63}$/)),
  template: z.exactOptional(templateName),
  channel: z.exactOptional(z.enum(CHANNELS)),
};

// Without an id: the document writes out parameters, and does not refer to them.
export const contactQuery = z.strictObject({
  ...pageFields('con'),
  order: z.exactOptional(
    z.enum(['oldest', 'newest']).meta({
      description:
        'Default `oldest`. With `newest` each page looks at a bounded number of contacts: go on from `next`, ' +
        'also when a page holds few or none, until it is null.',
    }),
  ),
  ...contactFilter,
});
export type ContactQuery = z.infer<typeof contactQuery>;

export const contactTableQuery = z.strictObject(contactFilter);
export type ContactTableQuery = z.infer<typeof contactTableQuery>;

export const explainQuery = z.strictObject({
  all: z.exactOptional(z.enum(['true', 'false'])),
  language: z
    .exactOptional(z.enum(LANGUAGES))
    .meta({ description: 'Of the sentences. Default as `Accept-Language` says, or English.' }),
});
export type ExplainQuery = z.infer<typeof explainQuery>;
