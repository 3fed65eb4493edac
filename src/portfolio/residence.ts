/** Whether a code such as `CN` or `US-OH` names a place at all; which law binds there is another question. */
import { hasSubdivision } from './zones.js';

// CLDR has names for these, but they are no countries: groups, parts, tests and the unknown.
const NO_COUNTRIES: ReadonlySet<string> = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '),
);

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

export function isKnownResidence(code: string): boolean {
  const [country = '', subdivision] = code.split('-');
  if (!/^[A-Z]{2}$/.test(country) || NO_COUNTRIES.has(country)) return false;
  // A code that was given up is replaced by its successor.
  const isCurrent = new Intl.Locale(`und-${country}`).region === country;
  if (!isCurrent || names.of(country) === undefined) return false;
  return subdivision === undefined || hasSubdivision(country, subdivision);
}
