/** A person we may reach about a debt: who they are, where they live, and the endpoints they own. */
import type { Person as PersonFacts, ZoneFact } from '../compliance/facts.js';
import type { Place } from '../compliance/attempt.js';
import type { FieldError } from '../platform/problem.js';
import { isBad, readAddress, type Address, type EndpointKind } from './address.js';
import { zonesOf } from './zones.js';

export interface GivenEndpoint {
  readonly external_id: string;
  readonly kind: EndpointKind;
  /** As the caller wrote it. */
  readonly address: string;
  readonly place?: Place | undefined;
  readonly shared?: boolean | undefined;
  readonly employer_provided?: boolean | undefined;
  /** It lies in this person's file, but nobody knows whose it is. */
  readonly owner_unknown?: boolean | undefined;
}

export interface GivenParty {
  readonly external_id: string;
  readonly name: string;
  readonly language: string;
  readonly residence: string;
  readonly city?: string | undefined;
  readonly postal_code?: string | undefined;
  readonly status?: PersonFacts['status'] | undefined;
  readonly time_zones: readonly ZoneFact[];
  readonly day_zone?: string | undefined;
  readonly endpoints: readonly GivenEndpoint[];
}

/** An endpoint whose address can be stored. */
export interface Endpoint extends GivenEndpoint {
  readonly read: Address;
}

/** A party that can be stored: at least one time zone, addresses in their one form. */
export interface Party extends Omit<GivenParty, 'endpoints'> {
  readonly endpoints: readonly Endpoint[];
}

/** The columns `facts`: keys of the case format, no personal data. */
export function partyFacts({
  residence,
  status,
  time_zones,
  day_zone,
}: Omit<GivenParty, 'endpoints'>) {
  return { residence, status, time_zones, day_zone };
}

export function endpointFacts(endpoint: Endpoint) {
  const { place, shared, employer_provided, owner_unknown, read } = endpoint;
  return { place, shared, employer_provided, owner_unknown, domain: read.domain };
}

/** Everything wrong with a party that its shape alone does not show, or the party as it is stored. */
export function readParty(given: GivenParty): Party | FieldError[] {
  const errors: FieldError[] = [];
  const time_zones = given.time_zones.length > 0 ? given.time_zones : zonesOf(given.residence);
  if (time_zones.length === 0) errors.push(NO_ZONES);
  const seen = new Set<string>();
  const endpoints = given.endpoints.flatMap((endpoint, index) => {
    if (seen.has(endpoint.external_id)) errors.push(twice(`/endpoints/${index}/external_id`));
    seen.add(endpoint.external_id);
    const read = readEndpoint(endpoint, given.residence);
    if (!('pointer' in read)) return [read];
    errors.push({ ...read, pointer: `/endpoints/${index}${read.pointer}` });
    return [];
  });
  return errors.length > 0 ? errors : { ...given, time_zones, endpoints };
}

export function readEndpoint(given: GivenEndpoint, residence: string): Endpoint | FieldError {
  const read = readAddress(given.kind, given.address, residence);
  if (isBad(read)) return { pointer: '/address', ...read };
  return { ...given, address: read.address, read };
}

const NO_ZONES: FieldError = {
  pointer: '/time_zones',
  detail: 'is empty, and no time zone is known for this `residence`',
  remedy: 'send every zone the person may be in, or correct `residence`',
};

function twice(pointer: string): FieldError {
  return {
    pointer,
    detail: 'occurs twice in this request',
    remedy: 'give each endpoint its own id',
  };
}

const INDEX_KINDS: Readonly<Record<EndpointKind, 'account' | 'email' | 'phone' | 'place'>> = {
  mobile: 'phone',
  landline: 'phone',
  email: 'email',
  postal: 'place',
  address: 'place',
  im: 'account',
  im_group: 'account',
  social: 'account',
};

/** Endpoints of one address share an index, whatever their owner or kind of line. */
export function indexKind(kind: EndpointKind) {
  return INDEX_KINDS[kind];
}
