import { clipped, padded, widthOf, wrapped } from './width.js';

describe('widthOf', () => {
  it.each([
    ['plain', 5],
    ['赵样例', 6],
    ['a赵', 3],
    ['，。（）', 8],
    ['café', 4],
    ['cafe\u0301', 4],
    ['ｱ', 1],
    ['', 0],
  ])('of %p is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('padded', () => {
  it('ends every name in the same column', () => {
    expect(['Ada', '赵样例'].map((name) => widthOf(padded(name, 8)))).toEqual([8, 8]);
  });

  it('leaves what is too long as it is', () => {
    expect(padded('赵样例', 4)).toBe('赵样例');
  });
});

describe('clipped', () => {
  it.each([
    ['SM1234', 6, 'SM1234'],
    ['SM12345', 6, 'SM123…'],
    ['赵样例', 5, '赵样…'],
    ['赵样例', 4, '赵…'],
  ])('of %p to %i is %p', (text, width, expected) => {
    expect(clipped(text, width)).toBe(expected);
  });
});

describe('wrapped', () => {
  it.each([
    ['breaks at spaces', 'a contact in the night', 10, ['a contact', 'in the', 'night']],
    ['keeps what fits exactly', 'night rest', 10, ['night rest']],
    ['breaks between wide characters', '夜间不得联系', 6, ['夜间不', '得联系']],
    ['keeps punctuation with what it closes', '夜间，不得', 6, ['夜间，', '不得']],
    ['cuts a word that is wider than the column', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['answers one line for nothing', '', 5, ['']],
    ['ends where a wide character does not fit', '夜间', 1, ['夜', '间']],
  ])('%s', (_, text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });
});
