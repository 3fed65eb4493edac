import { readdirSync } from 'node:fs';
import { decide } from '../decide.js';
import { readDate } from '../instants.js';
import { loadedPacks, packsFor } from '../packs.js';
import { ordinary } from '../ordinary.js';
import { OPTIONAL_RULES, RULES } from './index.js';

const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.rule.ts'))
  .map((file) => file.replace('.rule.ts', ''));

const ALL = [...RULES, ...OPTIONAL_RULES];

const CODES =
  'CN US US-MA US-WA US-DC US-FL US-WV US-NV AU GB HK ID IN JP KE KR MX MY NG PH RU SG TH TW VN ZA CL CO BR-SP CA-ON CA-QC FR IE';
const RESIDENCES = [
  ...CODES.split(' ').map((residence) => ({ residence })),
  { residence: 'US-NY', city: 'New York' },
];

describe('the rules', () => {
  it('are exactly the files on disk: a rule left out of the list protects no one', () => {
    expect(ALL.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  it('have codes that name one rule each', () => {
    const codes = ALL.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each(ALL.map(({ code, citation }) => ({ code, citation })))('$code cites', ({ citation }) => {
    expect(citation.source).not.toBe('');
    expect(citation.says).toMatch(/^[A-Z].*\.$/);
    const { in_force_from = '2020-01-01', in_force_to = '2030-01-01' } = citation;
    expect([in_force_from, in_force_to].map(readDate)).not.toContain(undefined);
  });

  it('belong to packs that some residence loads', () => {
    const known = new Set(RESIDENCES.flatMap((place) => loadedPacks(packsFor(place))));
    const lost = ALL.filter(({ packs }) => !packs.every((pack) => known.has(pack)));
    expect(lost.map(({ code }) => code)).toEqual([]);
  });

  it.each(CODES.split(' '))('allow an ordinary call in %s', (residence) => {
    const notice = { id: 'n', at: '2026-01-02T12:00:00Z', type: 'notice', kind: 'first_written' };
    const timeline = [{ ...notice, channel: 'letter', party: 'C1', debts: ['D1'] } as never];
    const input = ordinary({
      residence,
      zones: ['Europe/London'],
      at: '2026-05-13T12:30:00Z',
      timeline,
    });
    expect(decide(input).verdict).toBe('allow');
  });
});

describe('packsFor', () => {
  it.each([
    ['US-NY', 'New York', ['us', 'us-nyc']],
    ['US-NY', 'Albany', ['us']],
    ['US-CA', undefined, ['us']],
    ['CN-GD', undefined, ['cn']],
    ['CA-ON', undefined, ['ca-on']],
    ['CA-BC', undefined, []],
    ['BR-RJ', undefined, []],
    ['AU-NSW', undefined, ['au']],
    ['DE', undefined, ['eu']],
    ['IE', undefined, ['eu']],
    ['AQ', undefined, []],
  ])('loads for %s, %s', (residence, city, packs) => {
    const person = city === undefined ? { residence } : { residence, city };
    expect(packsFor(person)).toEqual(packs);
  });
});
