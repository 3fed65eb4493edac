/** What the API takes and answers about parties and their endpoints. */
import { z } from 'zod';
import { ENDPOINT_KINDS } from '../portfolio/address.js';
import { isKnownResidence } from '../portfolio/residence.js';
import { bulkItems } from './bulk.js';
import {
  EMPTY_CHANGE,
  externalId,
  instant,
  line,
  metaOfList,
  notEmpty,
  pageFields,
  zone,
} from './fields.schema.js';

const place = z.enum(['home', 'work', 'other']);

const endpointFacts = {
  place: z.exactOptional(place),
  shared: z.exactOptional(z.boolean()).meta({ description: 'Others can read or hear it.' }),
  employer_provided: z.exactOptional(z.boolean()),
  owner_unknown: z.exactOptional(z.boolean()).meta({
    description: 'It lies in the file of this person, but nobody knows whose it is.',
  }),
};

export const newEndpoint = z
  .strictObject({
    external_id: externalId,
    kind: z.enum(ENDPOINT_KINDS),
    address: line(320).meta({
      description:
        'A possible phone number (stored as E.164; read as a number of the residence if it has no country code), ' +
        'an e-mail address, a postal address or a place for visits in one line, or the name of an account or group.',
    }),
    ...endpointFacts,
  })
  .meta({
    id: 'NewEndpoint',
    description: 'Consents and refusals belong to an endpoint, so its address never changes.',
    examples: [
      { external_id: 'P-77-mobile', kind: 'mobile', address: '+12125550123', place: 'home' },
    ],
  });
export type NewEndpoint = z.infer<typeof newEndpoint>;

export const endpointChange = z
  .strictObject({
    place: endpointFacts.place.nullable(),
    shared: endpointFacts.shared.nullable(),
    employer_provided: endpointFacts.employer_provided.nullable(),
    owner_unknown: endpointFacts.owner_unknown.nullable(),
  })
  .refine(notEmpty, EMPTY_CHANGE)
  .meta({
    id: 'EndpointChange',
    description: 'Absent keeps, null removes. Add a new endpoint for a new address.',
    examples: [{ shared: true }],
  });
export type EndpointChange = z.infer<typeof endpointChange>;

const timeZone = z.strictObject({
  zone,
  source: z.enum([
    'residence_address',
    'mobile_area_code',
    'landline_area_code',
    'current_location',
    'stated_by_person',
  ]),
});

const residence = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'send ISO 3166 such as `CN` or `US-OH`')
  .refine(isKnownResidence, {
    message: 'is no place that ISO 3166 knows',
    params: { remedy: 'send a code such as `CN` or `US-OH`' },
  })
  .meta({ description: 'ISO 3166-1 or 3166-2. It selects the law.' });

const person = {
  name: line(200),
  language: z.enum(['zh-CN', 'en']),
  residence,
  city: z.exactOptional(line(100)),
  postal_code: z.exactOptional(line(20)),
  status: z.exactOptional(z.enum(['active', 'deceased', 'incapacitated', 'minor'])),
  time_zones: z.array(timeZone).max(20).meta({
    description:
      'Every zone the data points to; all of them bind. Empty: every zone of the residence.',
  }),
  day_zone: z.exactOptional(zone).meta({ description: 'Whose calendar counts days.' }),
};

const example = {
  external_id: 'P-77',
  name: 'Ada Sample',
  language: 'en',
  residence: 'US-NY',
  city: 'New York',
  time_zones: [{ zone: 'America/New_York', source: 'residence_address' }],
  endpoints: [{ external_id: 'P-77-mobile', kind: 'mobile', address: '+12125550123' }],
};

export const newParty = z
  .strictObject({ external_id: externalId, ...person, endpoints: z.array(newEndpoint).max(50) })
  .meta({
    id: 'NewParty',
    description: 'A person we may reach about a debt.',
    examples: [example],
  });
export type NewParty = z.infer<typeof newParty>;

export const partyBulk = z
  .strictObject({ parties: bulkItems('NewParty') })
  .meta({ id: 'PartyBulk', examples: [{ parties: [example] }] });
export type PartyBulk = z.infer<typeof partyBulk>;

export const partyChange = z
  .strictObject({
    name: z.exactOptional(person.name),
    language: z.exactOptional(person.language),
    residence: z.exactOptional(residence),
    city: person.city.nullable(),
    postal_code: person.postal_code.nullable(),
    status: person.status.nullable(),
    time_zones: z.exactOptional(person.time_zones),
    day_zone: person.day_zone.nullable(),
  })
  .refine(notEmpty, EMPTY_CHANGE)
  .meta({
    id: 'PartyChange',
    description: 'Absent keeps, null removes.',
    examples: [{ status: 'deceased' }],
  });
export type PartyChange = z.infer<typeof partyChange>;

export const partyQuery = z.strictObject(pageFields('pty'));
export type PartyQuery = z.infer<typeof partyQuery>;

export const endpoint = z
  .object({
    object: z.literal('endpoint'),
    id: z.string(),
    external_id: z.string(),
    kind: z.string(),
    address: z
      .string()
      .nullable()
      .meta({ description: 'Masked without `personal:read`; null after erasure.' }),
    domain: z.exactOptional(z.string()),
    ...endpointFacts,
  })
  .meta({ id: 'Endpoint' });

export const party = z
  .object({
    object: z.literal('party'),
    id: z.string(),
    external_id: z.string(),
    ...person,
    name: z
      .string()
      .nullable()
      .meta({ description: 'Masked without `personal:read`; null after erasure.' }),
    endpoints: z.array(endpoint),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Party' });

export const partyList = z
  .object({ ...metaOfList, data: z.array(party) })
  .meta({ id: 'PartyList' });
