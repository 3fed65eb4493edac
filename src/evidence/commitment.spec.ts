import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { commitment } from './commitment.js';
import { leafHash, sha256 } from './leaf.js';

const ID = '018f4e5a-0000-7000-8000-000000000001';

const dunning = (name: number) => `{"text":"Dear borrower ${name}, 120.00 USD are due."}`;

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

  it('T35: is met by no guess of a known text with any of many names, unless one has the blinding', () => {
    const blinding = Buffer.alloc(32, 0x5c);
    const made = commitment(blinding, ID, 'content', dunning(77_777));
    const without = [Buffer.alloc(32), Buffer.from(ID.padEnd(32)), sha256(Buffer.from(ID))];
    const guesses = { without: 0, withIt: 0 };
    for (let name = 0; name < 100_000; name++) {
      const bytes = Buffer.from(dunning(name));
      if (sha256(bytes).toString('hex') === made || leafHash(bytes).toString('hex') === made)
        guesses.without++;
      const key = without[name % without.length]!;
      if (commitment(key, ID, 'content', dunning(name)) === made) guesses.without++;
      if (commitment(blinding, ID, 'content', dunning(name)) === made) guesses.withIt++;
    }
    expect(guesses).toEqual({ without: 0, withIt: 1 });
  });
});
