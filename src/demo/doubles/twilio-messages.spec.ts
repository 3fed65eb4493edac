import { segments } from './twilio-messages.js';

describe('segments', () => {
  it.each([
    ['160 plain characters', 'x'.repeat(160), 1],
    ['161 plain characters', 'x'.repeat(161), 2],
    ['307 plain characters', 'x'.repeat(307), 3],
    ['80 euro signs, two septets each', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['70 Chinese characters', '请'.repeat(70), 1],
    ['71 Chinese characters', '请'.repeat(71), 2],
    ['135 Chinese characters', '请'.repeat(135), 3],
  ])('counts %s', (_, text, expected) => {
    expect(segments(text)).toBe(expected);
  });
});
