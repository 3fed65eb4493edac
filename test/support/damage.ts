/**
 * Every kind of damage to every kind of file of an audit bundle, with the codes that may name it.
 *
 * The files of a package are damaged twice: as they lie there, and by someone who makes the manifest fit. What only
 * informs (a readable copy, the keys) is then not held to anything.
 */
import { inside, type Files } from './files.js';
import { move, swap, type Change } from './tampering.js';
import { refit } from './made-package.js';

export interface Damage {
  readonly name: string;
  readonly codes: readonly string[];
  readonly change: Change;
}

/** What may be said where a file of a kind is … */
interface Expected {
  readonly flipped: string;
  readonly cut: string;
  readonly padded: string;
  readonly missing: string;
  /** As `missing` where that is left out. */
  readonly renamed?: string;
  /** … exchanged for another of its kind. */
  readonly swapped?: string;
}

const NOTE = { flipped: 'SIGNATURE', cut: 'SIGNATURE', padded: 'SIGNATURE', missing: 'MISSING' };
const PROOF = { flipped: 'PROOF FORK', cut: 'PROOF', padded: 'PROOF', missing: 'MISSING' };
const LISTED = { flipped: 'MANIFEST', cut: 'MANIFEST', padded: 'MANIFEST', missing: 'MISSING' };
const ENTRY = { flipped: 'INCLUSION', cut: 'INCLUSION', padded: 'INCLUSION', missing: 'MISSING' };
const TEXT = { flipped: 'REF', cut: 'REF', padded: 'REF', missing: 'MISSING' };
const INCLUDED = {
  flipped: 'PROOF INCLUSION SIGNATURE MIXED',
  cut: 'SIGNATURE',
  padded: 'SIGNATURE',
  missing: 'MISSING',
};

const LOG: readonly [RegExp, Expected][] = [
  [/^log\/checkpoint$/, NOTE],
  [
    /^log\/tile\/0\//,
    { flipped: 'LEAF', cut: 'TILE', padded: 'TILE', missing: 'MISSING', swapped: 'TILE LEAF' },
  ],
  [
    /^log\/tile\/entries\//,
    {
      flipped: 'LEAF BUNDLE',
      cut: 'BUNDLE',
      padded: 'BUNDLE',
      missing: 'MISSING',
      swapped: 'LEAF BUNDLE',
    },
  ],
  [/^log\/tile\/[1-9]/, { flipped: 'TILE', cut: 'TILE', padded: 'TILE', missing: 'MISSING' }],
  [/^history\/\d+\.checkpoint$/, { ...NOTE, swapped: 'CHECKPOINT' }],
  [/^history\/.*consistency$/, { ...PROOF, swapped: 'FORK' }],
];

const PACKAGE: readonly [RegExp, Expected][] = [
  [/^checkpoint$/, NOTE],
  [/^records\//, { ...ENTRY, swapped: 'INCLUSION' }],
  [/^proofs\//, { ...INCLUDED, swapped: 'INCLUSION' }],
  [
    /^open\//,
    {
      flipped: 'OPEN',
      cut: 'OPEN',
      padded: 'OPEN',
      missing: 'OK',
      renamed: 'MANIFEST',
      swapped: 'OPEN',
    },
  ],
  [/^refs\/policy\.json$|^heads\/record\.json$/, ENTRY],
  [/^refs\/(template[^.]*|policy-\d+)\.json$/, { ...ENTRY, missing: 'REF' }],
  [/^refs\/.*tlog-proof$|^heads\/record\.tlog-proof$/, INCLUDED],
  [/^refs\/.*(content|mjs)$/, TEXT],
  [/^heads\/line\.txt$/, { flipped: 'HEADS', cut: 'HEADS', padded: 'HEADS', missing: 'MISSING' }],
  [
    /^heads\/proof\.txt$/,
    { flipped: 'PROOF HEADS', cut: 'PROOF', padded: 'PROOF', missing: 'MISSING' },
  ],
];

/** Of the log and its history. */
export function logDamage(files: Files): Damage[] {
  return LOG.flatMap(([kind, expected]) => damageOf(namesIn(files, kind), expected, files));
}

/** @param folder of a package in the bundle */
export function packageDamage(files: Files, folder: string): Damage[] {
  const own = inside(files, folder);
  const all = [...own.keys()].filter((name) => name !== 'manifest.json').toSorted();
  const plain = damageOf(sampled(all), LISTED, own);
  const fitted = PACKAGE.flatMap(([kind, expected]) =>
    damageOf(namesIn(own, kind), expected, own).map((damage) => ({
      ...damage,
      name: `${damage.name}, refitted`,
      change: (copy: Files) => {
        damage.change(copy);
        refit(copy);
      },
    })),
  );
  return [...plain, ...fitted].map(({ name, codes, change }) => ({
    name: `${folder}/${name}`,
    codes,
    change: (copy) => {
      const part = inside(copy, folder);
      change(part);
      for (const file of own.keys()) copy.delete(`${folder}/${file}`);
      for (const [file, bytes] of part) copy.set(`${folder}/${file}`, bytes);
    },
  }));
}

function namesIn(files: Files, kind: RegExp): string[] {
  return sampled([...files.keys()].filter((name) => kind.test(name)).toSorted());
}

/** The first, the last and one between them. */
function sampled(names: readonly string[]): string[] {
  const some = [names[0], names[Math.floor(names.length / 2)], names.at(-1)];
  return [...new Set(some.filter((name) => name !== undefined))];
}

function damageOf(names: readonly string[], expected: Expected, files: Files): Damage[] {
  const kinds = names.flatMap((name) => [
    ...bitsOf(files.get(name)!).map((at) => ({
      name: `${name}: bit ${at} flipped`,
      codes: expected.flipped,
      change: flip(name, at),
    })),
    { name: `${name}: a byte too short`, codes: expected.cut, change: cut(name) },
    { name: `${name}: a byte too long`, codes: expected.padded, change: pad(name) },
    { name: `${name}: missing`, codes: expected.missing, change: remove(name) },
    { name: `${name}: renamed`, codes: expected.renamed ?? expected.missing, change: rename(name) },
  ]);
  const [one, two] = [names[0], names.at(-1)];
  const isPair =
    expected.swapped !== undefined && one !== undefined && two !== undefined && one !== two;
  const swapped = isPair
    ? [
        {
          name: `${one} and ${two}: exchanged`,
          codes: expected.swapped,
          change: exchange(one, two),
        },
      ]
    : [];
  return [...kinds, ...swapped].map((damage) => ({ ...damage, codes: damage.codes.split(' ') }));
}

/** Some bits of the beginning, the middle and the end. */
function bitsOf(bytes: Buffer): number[] {
  const bits = bytes.length * 8;
  return [...new Set([3, Math.floor(bits / 3), Math.floor(bits / 2) + 1, bits - 12])];
}

const flip =
  (name: string, bit: number): Change =>
  (copy) => {
    const bytes = Buffer.from(copy.get(name)!);
    bytes[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
    copy.set(name, bytes);
  };
const cut =
  (name: string): Change =>
  (copy) =>
    copy.set(name, copy.get(name)!.subarray(0, -1));
const pad =
  (name: string): Change =>
  (copy) =>
    copy.set(name, Buffer.concat([copy.get(name)!, Buffer.from('x')]));
const remove =
  (name: string): Change =>
  (copy) =>
    copy.delete(name);
const rename =
  (name: string): Change =>
  (copy) => {
    move(copy, name, name.replace(/[^/]+$/, 'zz-$&'));
  };
const exchange =
  (one: string, two: string): Change =>
  (copy) => {
    swap(copy, one, two);
  };
