import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from './sha256.js';

describe('sha256', () => {
  it('is that of the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });

  it.each([0, 55, 56, 63, 64, 119, 120])('pads %d bytes right', (length) => {
    const text = 'x'.repeat(length);

    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
