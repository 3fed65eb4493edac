/**
 * Which time zones a residence may lie in, for when nobody stated any.
 *
 * All of them bind, so too many only costs hours of the day, while one too few may wake a borrower. The
 * table lists subdivisions of countries with several zones; elsewhere, and for a subdivision that is not
 * listed, it is every zone of the country as ICU knows it.
 */
import type { ZoneFact } from '../compliance/facts.js';

const EAST = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const ARIZONA = 'America/Phoenix';
const WEST = 'America/Los_Angeles';
const ALASKA = ['America/Anchorage', 'America/Adak'];
const HAWAII = 'Pacific/Honolulu';

const US: Record<string, readonly string[]> = {
  ...each('CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV', [EAST]),
  ...each('AL AR IA IL LA MN MO MS OK WI', [CENTRAL]),
  ...each('CO MT NM UT WY', [MOUNTAIN]),
  ...each('CA WA', [WEST]),
  ...each('FL IN KY MI TN', [EAST, CENTRAL]),
  ...each('KS ND NE SD TX', [CENTRAL, MOUNTAIN]),
  ...each('ID OR', [MOUNTAIN, WEST]),
  AZ: [ARIZONA, MOUNTAIN], // the Navajo Nation keeps daylight saving time
  NV: [WEST, MOUNTAIN],
  AK: ALASKA,
  HI: [HAWAII],
  PR: ['America/Puerto_Rico'],
  VI: ['America/St_Thomas'],
  GU: ['Pacific/Guam'],
  MP: ['Pacific/Saipan'],
  AS: ['Pacific/Pago_Pago'],
};

const CA: Record<string, readonly string[]> = {
  AB: ['America/Edmonton'],
  BC: ['America/Vancouver', 'America/Edmonton', 'America/Dawson_Creek', 'America/Creston'],
  MB: ['America/Winnipeg'],
  NB: ['America/Moncton'],
  NL: ['America/St_Johns', 'America/Goose_Bay'],
  NS: ['America/Halifax'],
  NT: ['America/Edmonton'],
  ON: ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'],
  PE: ['America/Halifax'],
  QC: ['America/Toronto', 'America/Blanc-Sablon', 'America/Halifax'],
  SK: ['America/Regina', 'America/Edmonton'],
  YT: ['America/Whitehorse'],
};

const AU: Record<string, readonly string[]> = {
  ACT: ['Australia/Sydney'],
  NSW: ['Australia/Sydney', 'Australia/Broken_Hill', 'Australia/Lord_Howe'],
  NT: ['Australia/Darwin'],
  QLD: ['Australia/Brisbane'],
  SA: ['Australia/Adelaide'],
  TAS: ['Australia/Hobart'],
  VIC: ['Australia/Melbourne'],
  WA: ['Australia/Perth', 'Australia/Eucla'],
};

const BR: Record<string, readonly string[]> = {
  ...each('AL AP BA CE DF ES GO MA MG PA PB PI PR RJ RN RS SC SE SP TO', ['America/Sao_Paulo']),
  ...each('MS MT RO RR', ['America/Manaus']),
  AC: ['America/Rio_Branco'],
  AM: ['America/Manaus', 'America/Rio_Branco'],
  PE: ['America/Sao_Paulo', 'America/Noronha'],
};

const COUNTRIES: Record<string, readonly string[]> = {
  // One legal time for the mainland; Xinjiang also lives by its own.
  CN: ['Asia/Shanghai'],
  'CN-XJ': ['Asia/Shanghai', 'Asia/Urumqi'],
  US: [EAST, CENTRAL, MOUNTAIN, ARIZONA, WEST, ...ALASKA, HAWAII],
  ...subdivisions('US', US),
  ...subdivisions('CA', CA),
  ...subdivisions('AU', AU),
  ...subdivisions('BR', BR),
};

/** Every zone of a residence such as `CN` or `US-FL`; empty if the country is not known. */
export function zonesOf(residence: string): ZoneFact[] {
  const country = residence.slice(0, 2);
  const zones = COUNTRIES[residence] ?? COUNTRIES[country] ?? zonesOfCountry(country);
  return zones.map((zone) => ({ zone, source: 'residence_address' }));
}

const WITH_ALL_SUBDIVISIONS: Readonly<Record<string, Record<string, readonly string[]>>> = {
  US,
  CA,
  AU,
  BR,
};

/** False only where the list above is complete and has no such subdivision. */
export function hasSubdivision(country: string, subdivision: string): boolean {
  const all = WITH_ALL_SUBDIVISIONS[country];
  return all === undefined || Object.hasOwn(all, subdivision);
}

/** `getTimeZones` is the standard's name; older engines have it as a property. */
function zonesOfCountry(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] } =
    new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function each(codes: string, zones: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, zones]));
}

function subdivisions(country: string, table: Record<string, readonly string[]>) {
  return Object.fromEntries(
    Object.entries(table).map(([code, zones]) => [`${country}-${code}`, zones]),
  );
}
