import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { commitment } from './commitment.js';

const ID = '018f4e5a-0000-7000-8000-000000000001';

describe('a commitment', () => {
  it.each([
    ['plain text', '{"text":"Dear Ada, 120.00 USD are due."}'],
    ['text of several bytes a character', '{"name":"陳大文","text":"🙂"}'],
    ['nothing at all', 'null'],
  ])('is what the openssl command computes, for %s', (_, value) => {
    const blinding = Buffer.alloc(32, 0xa7);
    const message = `evlog/v1/commit\n${ID}\ncontent\n${value}`;

    const printed = execFileSync(
      'openssl',
      ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${blinding.toString('hex')}`, '-r'],
      { input: message, encoding: 'utf8' },
    );

    expect(printed.slice(0, 64)).toBe(commitment(blinding, ID, 'content', value));
  });

  it('changes with the blinding, the record, the section and the value', () => {
    const parts = fc.tuple(
      fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      fc.uuid({ version: 7 }),
      fc.constantFrom('content', 'inputs', 'endpoint'),
      fc.json(),
    );
    fc.assert(
      fc.property(parts, parts, ([r, id, section, value], [r2, id2, section2, value2]) => {
        const own = commitment(r, id, section, value);
        const others = [
          !r.equals(r2) && commitment(r2, id, section, value),
          id !== id2 && commitment(r, id2, section, value),
          section !== section2 && commitment(r, id, section2, value),
          value !== value2 && commitment(r, id, section, value2),
        ];
        expect(others).not.toContain(own);
      }),
    );
  });
});
