import { segmentsOf } from './segments.js';

describe('an SMS', () => {
  it.each([
    ['nothing', '', 'gsm-7', 0],
    ['one letter', 'a', 'gsm-7', 1],
    ['160 letters', 'a'.repeat(160), 'gsm-7', 1],
    ['161 letters', 'a'.repeat(161), 'gsm-7', 2],
    ['306 letters', 'a'.repeat(306), 'gsm-7', 2],
    ['307 letters', 'a'.repeat(307), 'gsm-7', 3],
    ['80 euro signs, two units each', '€'.repeat(80), 'gsm-7', 1],
    ['81 euro signs', '€'.repeat(81), 'gsm-7', 2],
    ['an escape pair at the edge of a part', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3],
    ['yen, pound and dollar', '¥£$', 'gsm-7', 1],
    ['70 Chinese characters', '还'.repeat(70), 'ucs-2', 1],
    ['71 Chinese characters', '还'.repeat(71), 'ucs-2', 2],
    ['134 Chinese characters', '还'.repeat(134), 'ucs-2', 2],
    ['135 Chinese characters', '还'.repeat(135), 'ucs-2', 3],
    ['one curly quote among 71 letters', `${'a'.repeat(70)}’`, 'ucs-2', 2],
    ['an emoji at the edge of a part', `${'a'.repeat(66)}😀${'a'.repeat(66)}`, 'ucs-2', 3],
  ])('of %s is counted', (_, text, encoding, segments) => {
    expect(segmentsOf(text)).toEqual({ encoding, segments });
  });
});
