import fc from 'fast-check';
import { searchFor } from './trie.js';

const word = fc.string({
  unit: fc.constantFrom('a', 'b', '你', '死', ' '),
  minLength: 1,
  maxLength: 6,
});
const text = fc.string({ unit: fc.constantFrom('a', 'b', '你', '死', ' '), maxLength: 40 });

describe('searchFor', () => {
  // Few words are looked for one by one, many at once: both ways are tried.
  it.each([1, 40])('finds what a look for each of %d words finds', (least) => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: least, maxLength: least + 10 }),
        text,
        (words, said) => {
          const found = new Uint8Array(words.length);
          const search = searchFor(words.map((each, value) => ({ text: each, value })));
          const expected = words.map((each) => Number(said.includes(each)));

          expect(search(said, found)).toBe(expected.includes(1));
          expect([...found]).toEqual(expected);
          expect(search(said)).toBe(expected.includes(1));
        },
      ),
    );
  });
});
