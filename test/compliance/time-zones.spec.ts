/**
 * `docs/time-zones.md`: when the contact window opens around each change of the clocks, as the guard answers.
 * `UPDATE=1` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decide } from '../../src/compliance/decide.js';
import { ordinary } from '../../src/compliance/ordinary.js';
import { type Change, type Zone, startOfDay, zoneNamed } from '../../src/compliance/zoned.js';

const FROM = Date.parse('2026-01-01T00:00:00Z');
const TO = Date.parse('2028-01-01T00:00:00Z');
const DAY = 86_400_000;

const PLACES = [
  { zone: 'Australia/Sydney', residence: 'AU' },
  { zone: 'Australia/Lord_Howe', residence: 'AU' },
  { zone: 'Europe/London', residence: 'GB' },
  { zone: 'America/New_York', residence: 'US-NY' },
  { zone: 'America/Phoenix', residence: 'US-AZ' },
  { zone: 'Asia/Kolkata', residence: 'IN' },
  { zone: 'Asia/Shanghai', residence: 'CN' },
] as const;

const HEAD = `# Clocks

When a call by an agency may first be made on the day before, of and after each change of the clocks in 2026 and 2027: the
guard was asked at local midnight and answered with these instants. Made from the code by \`UPDATE=1 npm test -- test/compliance\`.
Hours are those of the law of the place ([rules](rules.md)); where the clocks are never moved, one ordinary day stands for all.
Each cell is the local day and time, and the same instant in UTC: the wall clock opens at the hour of that weekday, and the
instant moves with the change, on Lord Howe by half an hour.
`;

function page(): string {
  return [HEAD, ...PLACES.map(section)].join('\n');
}

function section({ zone: name, residence }: (typeof PLACES)[number]): string {
  const zone = zoneNamed(name) as Zone;
  const changes = zone
    .changes(FROM, TO)
    .slice(1)
    .filter(({ at }) => at >= FROM && at < TO);
  const ask = (day: number) => openingOf(zone, residence, day);
  if (changes.length === 0) {
    const day = Date.parse('2026-03-10T00:00:00Z') / DAY;
    return [`## ${name}`, '', `The clocks are never moved. ${line(zone, ask(day))}`, ''].join('\n');
  }
  return [
    `## ${name}`,
    '',
    '| the clocks change at | by | the day before | that day | the day after |',
    '| --- | --- | --- | --- | --- |',
    ...changes.map((change) => row(zone, change, ask)),
    '',
  ].join('\n');
}

function row(zone: Zone, { at, offset }: Change, ask: (day: number) => number): string {
  const day = Math.floor((at + offset) / DAY);
  const minutes = (offset - zone.offsetAt(at - 1)) / 60_000;
  const openings = [day - 1, day, day + 1].map((each) => line(zone, ask(each)));
  return `| ${text(at)} | ${minutes > 0 ? '+' : '−'}${Math.abs(minutes)} min | ${openings.join(' | ')} |`;
}

/** Asked at local midnight: the first instant at which nothing defers. */
function openingOf(zone: Zone, residence: string, day: number): number {
  const { verdict, not_before } = decide(
    ordinary({
      residence,
      zones: [zone.name],
      at: new Date(startOfDay(zone, day)).toISOString(),
      sender: { kind: 'collector', id: 'agency', name: 'Example Agency' },
    }),
  );
  if (verdict !== 'defer' || not_before === undefined) throw new Error(`${zone.name}: ${verdict}`);
  return Date.parse(not_before);
}

function line(zone: Zone, instant: number): string {
  const local = new Date(instant + zone.offsetAt(instant)).toISOString();
  return `${local.slice(5, 16).replace('T', ' ')} = ${text(instant)}`;
}

function text(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}

describe('docs/time-zones.md', () => {
  const file = new URL('../../docs/time-zones.md', import.meta.url);

  it('says what the guard answers', () => {
    const published = page();
    if (process.env['UPDATE'] === '1') writeFileSync(file, published);

    expect(published).toBe(readFileSync(file, 'utf8'));
  });
});
