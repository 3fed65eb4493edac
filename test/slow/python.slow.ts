/**
 * A second reading of the format, in another language and written from its description alone (test/support/reader.py), with
 * OpenSSL for the signatures: it must judge every damaged copy of a real bundle as the product's own verifier does
 * (T01–T04, T16–T20).
 */
import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { logDamage, packageDamage, type Damage } from '../support/damage.js';
import { bundleOf, startExports, tagWithoutRecords, type Exports } from '../support/exports.js';
import { codeOf, filesIn, inside, writeFiles, type Files } from '../support/files.js';
import { drop, edit, refitted, swap, tampered, type Change } from '../support/tampering.js';

jest.setTimeout(900_000);

const READER = path.resolve('test/support/reader.py');
/** Copies that lie on the disk at one time, and one start of Python. */
const AT_ONCE = 60;

let world: Exports;
let bundle: string;
let files: Files;
let trust: Buffer;
beforeAll(async () => {
  world = await startExports();
  bundle = await bundleOf(world);
  files = filesIn(bundle);
  trust = files.get('trust.txt')!;
});
afterAll(() => world.stop());

/** The first word of a line for each: `OK` or the code of the first wrong thing. */
function codesOf(folders: readonly string[]): string[] {
  const asked = [READER, ...folders, '--trust', path.join(bundle, 'trust.txt')];
  const { stdout, stderr } = spawnSync('python3', asked, { encoding: 'utf8' });
  const codes = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
  if (codes.length !== folders.length) throw new Error(`the reader has failed: ${stderr}`);
  return codes;
}

interface Judged {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
}

/** @param part of a bundle that is read by itself */
function judged(damage: readonly Damage[], part: (copy: Files) => Files): Judged[] {
  const copies = path.join(world.folder, 'copies');
  const found: Judged[] = [];
  for (let from = 0; from < damage.length; from += AT_ONCE) {
    const some = damage.slice(from, from + AT_ONCE).map(({ name, change }, i) => {
      const copy = part(tampered(files, change));
      const folder = path.join(copies, String(i));
      writeFiles(copy, folder);
      return { name, folder, ours: codeOf(copy, { trust }) };
    });
    const theirs = codesOf(some.map(({ folder }) => folder));
    rmSync(copies, { recursive: true });
    found.push(...some.map(({ name, ours }, i) => ({ name, ours, theirs: theirs[i]! })));
  }
  return found;
}

const theLog = (copy: Files): Files =>
  new Map([...copy].filter(([name]) => /^(log|history)\/|^vkeys\.txt$/.test(name)));
const onlyOne = ({ ours, theirs }: Judged) => (ours === 'OK') !== (theirs === 'OK');

it('finds the whole bundle and its packages right', () => {
  const folders = [bundle, path.join(bundle, 'pkg-1'), path.join(bundle, 'pkg-2')];
  expect(codesOf(folders)).toEqual(['OK', 'OK', 'OK']);
});

it.each([
  ['the log', logDamage, theLog],
  ['pkg-1', (all: Files) => packageDamage(all, 'pkg-1'), (copy: Files) => inside(copy, 'pkg-1')],
  ['pkg-2', (all: Files) => packageDamage(all, 'pkg-2'), (copy: Files) => inside(copy, 'pkg-2')],
] as const)('refuses the same copies of %s', (name, damageTo, part) => {
  const found = judged(damageTo(files), part);
  const otherwise = found.filter(({ ours, theirs }) => ours !== theirs);
  process.stderr.write(`${name}: ${found.length} copies, ${otherwise.length} by another name\n`);

  expect(found.length).toBeGreaterThan(50);
  expect(found.filter(onlyOne)).toEqual([]);
});

const NEIGHBOURS: readonly (readonly [string, Change, object?])[] = [
  ['the line before is missing', (copy) => drop(copy, 'heads/before')],
  ['the line after is missing', (copy) => drop(copy, 'heads/after')],
  [
    'both are missing',
    (copy) => ['before', 'after'].forEach((side) => drop(copy, `heads/${side}`)),
  ],
  ['both are the same line', (copy) => sides((name) => copy.set(after(name), copy.get(name)!))],
  ['they changed places', (copy) => sides((name) => swap(copy, name, after(name)))],
  [
    'one was edited',
    (copy) => edit(copy, 'heads/after.txt', (line) => line.replace(/ \d+ /, ' 9 ')),
  ],
  ['it is of somebody before both', () => {}, { subject: '0'.repeat(32) }],
  ['it is of somebody behind both', () => {}, { subject: 'f'.repeat(32) }],
  ['a record is stated', () => {}, { records: 1 }],
];

const sides = (each: (name: string) => void) =>
  ['heads/before.txt', 'heads/before-proof.txt'].forEach(each);
const after = (name: string) => name.replace('before', 'after');

it('sees by the same two lines that no record is about somebody', async () => {
  const { out } = await world.exported(await tagWithoutRecords(world));
  const copies = path.join(world.folder, 'copies');
  const whole = filesIn(out);
  const damaged = NEIGHBOURS.map(([, change, about]) => refitted(whole, change, about));
  const folders = damaged.map((copy, i) => {
    writeFiles(copy, path.join(copies, String(i)));
    return path.join(copies, String(i));
  });

  expect([codeOf(whole, { trust }), ...codesOf([out])]).toEqual(['OK', 'OK']);
  expect(codesOf(folders)).toEqual(damaged.map((copy) => codeOf(copy, { trust })));
  expect(new Set(codesOf(folders))).not.toContain('OK');
});
