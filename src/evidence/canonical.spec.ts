import { execFileSync } from 'node:child_process';
import reference from 'canonicalize';
import fc from 'fast-check';
import { canonical, canonicalBytes } from './canonical.js';
import { NotCanonicalError } from './not-canonical.js';

const key = fc.stringMatching(/^[a-z0-9_.]{1,8}$/);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 200 }));

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    text,
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(key, tie('value'), { maxKeys: 40 }),
  ),
}));

const PYTHON = `
import json, sys
sys.stdout.reconfigure(encoding="utf-8")
for value in json.load(sys.stdin):
    print(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False))`;

describe('the canonical form', () => {
  it('is that of RFC 8785 for everything the profile allows', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(canonical(value)).toBe(reference(value));
      }),
      { numRuns: 400 },
    );
  });

  it('T32: is that of Python too', () => {
    // Where there is none it fails: what was not compared does not agree.
    const values = fc.sample(anyValue, { numRuns: 300, seed: 32 });
    const printed = execFileSync('python3', ['-c', PYTHON], {
      input: JSON.stringify(values),
      encoding: 'utf8',
    });
    expect(printed.trimEnd().split('\n')).toEqual(values.map((value) => canonical(value)));
  });

  it('says the same after a trip through JSON', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const once = canonical(value);
        expect(canonical(JSON.parse(once))).toBe(once);
      }),
    );
  });

  it.each([
    [
      'sorts keys by code unit, also those that look like numbers',
      { b: 1, 10: 2, 9: 3, a_: 4, 'a.': 5 },
      '{"10":2,"9":3,"a.":5,"a_":4,"b":1}',
    ],
    [
      'sorts more keys than an insertion sort likes',
      Object.fromEntries(Array.from({ length: 26 }, (_, i) => [String.fromCodePoint(122 - i), i])),
      '{"a":25,"b":24,"c":23,"d":22,"e":21,"f":20,"g":19,"h":18,"i":17,"j":16,"k":15,"l":14,"m":13,"n":12,"o":11,"p":10,"q":9,"r":8,"s":7,"t":6,"u":5,"v":4,"w":3,"x":2,"y":1,"z":0}',
    ],
    [
      'escapes only what must be',
      'a"\\/\b\f\n\r\t\u0001\u007f\u2028é',
      '"a\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\u2028é"',
    ],
    ['keeps characters outside the basic plane', '債務𠮷🙂', '"債務𠮷🙂"'],
    [
      'takes the largest safe integers',
      [9_007_199_254_740_991, -9_007_199_254_740_991],
      '[9007199254740991,-9007199254740991]',
    ],
    ['takes objects without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['keeps a key that is a trap elsewhere', JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('%s', (_, value, expected) => {
    expect(canonical(value)).toBe(expected);
  });

  it.each([95, 96, 97, 70_000])(
    'does not depend on the length of a text: %i characters',
    (length) => {
      const value = { plain: 'x'.repeat(length), wide: '額'.repeat(length) };

      expect(canonicalBytes(value).equals(Buffer.from(JSON.stringify(value)))).toBe(true);
    },
  );
});

describe('what is not canonical', () => {
  const circle: Record<string, unknown> = {};
  circle['again'] = circle;

  it.each([
    ['a fraction', { a: [{ b: 0.5 }] }, '`value.a[0].b` is not a safe integer'],
    ['not a number', Number.NaN, '`value` is not a safe integer'],
    ['infinity', [Infinity], '`value[0]` is not a safe integer'],
    ['an unsafe integer', { n: 2 ** 53 }, '`value.n` is not a safe integer'],
    ['minus zero', { n: -0 }, '`value.n` is minus zero'],
    ['undefined', { a: undefined }, '`value.a` is undefined'],
    ['a hole in a list', [1, , 3], '`value[1]` is undefined'], // oxlint-disable-line no-sparse-arrays
    ['a lone surrogate', { a: { b: 'x\ud83d' } }, '`value.a.b` has half of a character'],
    ['a lone surrogate in a long text', [`${'x'.repeat(200)}\udc00`], '`value[0]` has half'],
    ['a date', { at: new Date(0) }, '`value.at` is an instance of a class'],
    ['a map', [[new Map()]], '`value[0][0]` is an instance of a class'],
    ['bytes', { b: Buffer.from('x') }, '`value.b` is an instance of a class'],
    ['a big integer', { n: 1n }, '`value.n` is a bigint'],
    ['a function', { toJSON: () => 1 }, '`value` has a key other than'],
    ['a symbol', [Symbol('x')], '`value[0]` is a symbol'],
    ['a symbol for a key', { a: { [Symbol('x')]: 1 } }, '`value.a` has a symbol for a key'],
    ['an empty key', { a: { '': 1 } }, '`value.a` has a key other than'],
    ['a key in capitals', { Name: 1 }, '`value` has a key other than'],
    ['a key of 65 characters', { ['k'.repeat(65)]: 1 }, '`value` has a key other than'],
    ['a circle', circle, 'lies too deep'],
  ])('is %s, and the error names the place', (_, value, message) => {
    expect(() => canonical(value)).toThrow(NotCanonicalError);
    expect(() => canonical(value)).toThrow(message);
  });

  it('never shows in the error: a key or a text may be personal data', () => {
    const values = [{ 'Ada Lovelace': 1 }, { name: 'Ada\ud800' }, { sum: 1234.56 }];

    for (const value of values) expect(() => canonical(value)).toThrow(/^(?!.*(Ada|1234))/);
  });

  it('leaves nothing behind for the next value', () => {
    expect(() => canonical({ a: 'kept', b: 0.5 })).toThrow(NotCanonicalError);
    expect(canonical({ c: 1 })).toBe('{"c":1}');
  });
});
