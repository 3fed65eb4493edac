/** What the API takes and answers about organisations. */
import { z } from 'zod';
import { isBad, readAddress } from '../portfolio/address.js';
import {
  EMPTY_CHANGE,
  externalId,
  instant,
  line,
  metaOfList,
  notEmpty,
  pageFields,
  reference,
} from './fields.schema.js';

const number = z.string().refine((text) => /^\+[1-9]\d{6,14}$/.test(text), {
  message: 'is no number in E.164',
  params: { remedy: 'send one such as `+12125550100`' },
});

const email = z.string().refine((text) => !isBad(readAddress('email', text, 'US')), {
  message: 'is no e-mail address',
  params: { remedy: 'send one such as `service@example.com`' },
});

const facts = {
  name: line(200).meta({ description: 'The true business name.' }),
  sms_signatures: z.exactOptional(z.array(line(50)).max(50)).meta({
    description: 'Registered signatures for text messages; absent: only the form is checked.',
  }),
  accepts_electronic: z
    .exactOptional(z.array(z.enum(['email', 'portal', 'sms'])).max(3))
    .meta({ description: 'Media by which written notices are accepted.' }),
  listed_agencies: z.exactOptional(z.array(reference).max(500)).meta({
    description: 'Agencies on the published list of a lender; they may be created later.',
  }),
  is_attorney: z.exactOptional(z.boolean()),
  regime: z.exactOptional(z.enum(['profeco', 'condusef'])).meta({ description: 'Mexico only.' }),
  sms_from: z.exactOptional(number),
  email_from: z.exactOptional(email),
  reply_to: z.exactOptional(email),
  per_second: z
    .exactOptional(z.number().min(0.01).max(10_000))
    .meta({ description: 'Messages a second, all channels together; absent for no limit.' }),
};

const example = {
  external_id: 'harbour-bank',
  kind: 'creditor',
  name: 'Harbour Sample Bank',
  sms_from: '+12125550100',
  email_from: 'service@example.com',
};

export const newOrganisation = z
  .strictObject({ external_id: externalId, kind: z.enum(['creditor', 'collector']), ...facts })
  .meta({ id: 'NewOrganisation', description: 'A lender or an agency.', examples: [example] });
export type NewOrganisation = z.infer<typeof newOrganisation>;

export const organisationChange = z
  .strictObject({
    name: z.exactOptional(facts.name),
    sms_signatures: facts.sms_signatures.nullable(),
    accepts_electronic: facts.accepts_electronic.nullable(),
    listed_agencies: facts.listed_agencies.nullable(),
    is_attorney: facts.is_attorney.nullable(),
    regime: facts.regime.nullable(),
    sms_from: facts.sms_from.nullable(),
    email_from: facts.email_from.nullable(),
    reply_to: facts.reply_to.nullable(),
    per_second: facts.per_second.nullable(),
  })
  .refine(notEmpty, EMPTY_CHANGE)
  .meta({
    id: 'OrganisationChange',
    description: 'Absent keeps, null removes.',
    examples: [{ accepts_electronic: ['email'], reply_to: null }],
  });
export type OrganisationChange = z.infer<typeof organisationChange>;

export const organisationQuery = z.strictObject(pageFields('org'));
export type OrganisationQuery = z.infer<typeof organisationQuery>;

export const organisation = z
  .object({
    object: z.literal('organisation'),
    id: z.string(),
    external_id: z.string(),
    kind: z.string(),
    ...facts,
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Organisation' });

export const organisationList = z
  .object({ ...metaOfList, data: z.array(organisation) })
  .meta({ id: 'OrganisationList' });
