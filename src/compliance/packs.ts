/**
 * Which bodies of law bind a contact: chosen by the debtor's residence and city alone.
 *
 * Three packs are groups: `everywhere`, `outside-cn`, and `world` (outside the United States and China).
 */
import type { Person } from './facts.js';

const STATES: ReadonlySet<string> = new Set(['ma', 'wa', 'dc', 'fl', 'wv', 'nv']);

const EUROPEAN_UNION: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Countries with a pack of their own; a subdivision belongs to its country. */
const COUNTRIES: ReadonlySet<string> = new Set(
  'AU GB HK ID IN JP KE KR MX MY NG PH RU SG TH TW VN ZA CL CO'.split(' '),
);

/** Subdivisions whose country has no pack. */
const SUBDIVISIONS: ReadonlySet<string> = new Set(['BR-SP', 'CA-ON', 'CA-QC']);

const NEW_YORK_CITY: ReadonlySet<string> = new Set(['new york', 'new york city']);

/** The packs of the law itself, without the groups. Empty: no pack covers this residence. */
export function packsFor(person: Pick<Person, 'residence' | 'city'>): readonly string[] {
  const { residence } = person;
  const [country = '', subdivision] = residence.split('-');
  if (country === 'US') return unitedStates(subdivision, person.city);
  if (country === 'CN') return ['cn'];
  if (SUBDIVISIONS.has(residence)) return [residence.toLowerCase()];
  if (COUNTRIES.has(country)) return [country.toLowerCase()];
  if (EUROPEAN_UNION.has(country)) return ['eu'];
  return [];
}

function unitedStates(subdivision: string | undefined, city: string | undefined): string[] {
  const state = subdivision?.toLowerCase() ?? '';
  if (STATES.has(state)) return ['us', `us-${state}`];
  const isCity = state === 'ny' && NEW_YORK_CITY.has(city?.trim().toLowerCase() ?? '');
  return isCity ? ['us', 'us-nyc'] : ['us'];
}

/** The packs and the groups they belong to. A residence without a pack still has the general stops. */
export function loadedPacks(packs: readonly string[]): readonly string[] {
  if (packs.includes('cn')) return ['everywhere', ...packs];
  if (packs.includes('us')) return ['everywhere', 'outside-cn', ...packs];
  return ['everywhere', 'outside-cn', 'world', ...packs];
}
