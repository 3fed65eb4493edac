import { Keys } from '../platform/keys.js';
import { compose, EntryTooLargeError, type Frame } from './compose.js';
import type { Noise } from './envelope.js';
import { EMPTY_TREE, leafHash } from './leaf.js';

const keys = new Keys(Buffer.alloc(32, 1));
const ADA = { tag: '0123456789abcdef0123456789abcdef', dek: Buffer.alloc(32, 9) };

const frame: Frame = {
  id: '018f4e5a-1c2d-7a3b-8c4d-5e6f708192a3',
  kind: 'decision',
  log: 'evidence.example/t1',
  at: Date.UTC(2026, 2, 2, 13, 0, 0, 123),
  seen: EMPTY_TREE,
  subject: { tag: ADA.tag, n: 7, prev: Buffer.alloc(32, 0xab), before: 0 },
};

// 00 01 02 …, in the order in which it is drawn.
function counting(): Noise {
  let next = 0;
  return (size) => Buffer.from(Array.from({ length: size }, () => next++));
}

/** Frozen, and computed outside: Python's json, hashlib, hmac and cryptography gave these bytes. */
const GOLDEN = {
  entry:
    '{"at":"2026-03-02T13:00:00.123Z",' +
    '"body":{"channel":"sms","findings":[{"rule":"REGF-TIME-DEFAULT","verdict":"pass"}],"template":null,"verdict":"allow"},' +
    '"id":"018f4e5a-1c2d-7a3b-8c4d-5e6f708192a3","kind":"decision","log":"evidence.example/t1",' +
    '"sec":{"content":"eef175a57cc47de7aabe7ca72b3cfe526ad125caffff611e464d7e5b262c0e3a",' +
    '"endpoint":"1610a7965ca146f50aabfb78db4937c50d5820e47fa6b289a246d19dcd0f2393"},' +
    '"seen":{"root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},' +
    '"subj":{"n":7,"prev":"abababababababababababababababababababababababababababababababab",' +
    '"tag":"0123456789abcdef0123456789abcdef"},"v":1}',
  leaf: '9710a1a067a8c22def6b67bb1775e79618b7098059a92c6b8831050916e22a8c',
  endpoint:
    '4c4d4e4f5051525354555657696dab4235883e832d8dd61ceac10933c6b56da535095e7fbe09f20554684a6231605c97' +
    '9e97b9753a08a884aaa74444e933c60d7df758eb07ed71de8b0f843f8b8c2f19825f0cc5508a539cb4b08354501fb558' +
    'c7c2f27a0cec58ef28b647a500a8fb11939c3b4e8875392ac4061c3ead101a89e7d028b0',
};

const sized = (length: number) =>
  compose(keys, frame, { text: 'x'.repeat(length) }, {}, counting()).entry.length;

describe('a record', () => {
  it('has the same bytes, leaf and envelopes for ever', () => {
    const body = {
      verdict: 'allow',
      channel: 'sms',
      template: null,
      findings: [{ rule: 'REGF-TIME-DEFAULT', verdict: 'pass' }],
    };
    const content = {
      text: '您好，陳大文：您有一筆款項到期。',
      parameters: { due_on: '2026-03-02', amount: { minor: 12_000, currency: 'USD' } },
    };
    const sections = {
      content: { value: content, about: ADA },
      endpoint: { value: { address: '+15550100' }, about: ADA },
    };

    const record = compose(keys, frame, body, sections, counting());

    expect(record.entry.toString()).toBe(GOLDEN.entry);
    expect(record.leaf.toString('hex')).toBe(GOLDEN.leaf);
    expect(record.secrets[1]).toEqual({
      recordId: frame.id,
      section: 'endpoint',
      tag: ADA.tag,
      sealed: Buffer.from(GOLDEN.endpoint, 'hex'),
    });
  });

  it('has all nine keys without a subject and without sections', () => {
    const { entry } = compose(keys, { ...frame, subject: null }, {}, {}, counting());

    expect(Object.keys(JSON.parse(entry.toString()))).toEqual(
      ['at', 'body', 'id', 'kind', 'log', 'sec', 'seen', 'subj', 'v'], // prettier-ignore
    );
    expect(JSON.parse(entry.toString())).toMatchObject({ subj: null, sec: {} });
  });

  it('says where it is not canonical', () => {
    const late = { late: { value: { steps: [new Date(0)] }, about: ADA } };

    expect(() => compose(keys, frame, { score: 0.5 }, {}, counting())).toThrow(
      '`decision.body.score`',
    );
    expect(() => compose(keys, frame, {}, late, counting())).toThrow(
      '`decision.sec.late.steps[0]`',
    );
    expect(() => compose(keys, frame, {}, { 'No!': { value: 1, about: ADA } }, counting())).toThrow(
      '`decision.sec` has a key other than',
    );
  });

  it('may have 16,384 bytes and not one more', () => {
    const room = 16_384 - sized(0);

    expect(sized(room)).toBe(16_384);
    expect(() => sized(room + 1)).toThrow(EntryTooLargeError);
  });

  it('is named by the error that refuses it', () => {
    const body = { text: 'x'.repeat(20_000) };

    expect(() => compose(keys, frame, body, {}, counting())).toThrow(
      /^the `decision` record `018f4e5a-1c2d-7a3b-8c4d-5e6f708192a3` would have 20\d{3} bytes/,
    );
  });
});

describe('a leaf hash', () => {
  it.each([
    [
      'the empty entry of the RFC 6962 test vectors',
      '',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    ],
    [
      'one byte of zero, of the same',
      '\0',
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    ],
  ])('is right for %s', (_, entry, expected) => {
    expect(leafHash(Buffer.from(entry)).toString('hex')).toBe(expected);
  });
});
