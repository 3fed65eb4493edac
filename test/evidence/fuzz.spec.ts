/** T33: notes, proofs, bundles and manifests that are mangled at random: never accepted, and never a crash. */
import fc from 'fast-check';
import { der, TAG } from '../../src/evidence/note/der.js';
import { readStamp } from '../../src/evidence/note/time-stamp.js';
import { codeOf, type Files } from '../support/files.js';
import { tagOf } from '../support/made-log.js';
import { packageOf } from '../support/made-package.js';
import { ordinaryLog, ordinaryTrust } from '../support/ordinary-log.js';
import { refitted, tampered } from '../support/tampering.js';

const trust = ordinaryTrust();
let bundle: Files;
let borrower: Files;

beforeAll(async () => {
  const log = await ordinaryLog();
  bundle = await log.files();
  borrower = await packageOf(log, tagOf(7));
});

const hex = (text: string) => Buffer.from(text, 'hex');
const seq = (...parts: Buffer[]) => der(TAG.sequence, ...parts);
const number = (n: number) => der(TAG.integer, Buffer.from([n]));
/** The smallest answer that says when: no signature, which is not looked at. */
const STAMP = seq(
  seq(number(0)),
  seq(
    der(TAG.oid, hex('2a864886f70d010702')),
    der(
      TAG.explicit0,
      seq(
        number(3),
        der(0x31),
        seq(
          der(TAG.oid, hex('2a864886f70d0109100104')),
          der(TAG.explicit0, der(TAG.octets, info())),
        ),
      ),
    ),
  ),
);

function info(): Buffer {
  const algorithm = seq(der(TAG.oid, hex('608648016503040201')), der(TAG.null));
  const imprint = seq(algorithm, der(TAG.octets, Buffer.alloc(32, 7)));
  const time = der(TAG.time, Buffer.from('20261129171000Z'));
  return seq(number(1), der(TAG.oid, hex('2a0304')), imprint, number(9), time, number(5));
}

interface Cut {
  readonly at: number;
  readonly drop: number;
  readonly put: Uint8Array;
}

const cuts = fc.array(
  fc.record({
    at: fc.nat(100_000),
    drop: fc.nat(40),
    put: fc.uint8Array({ maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Bytes are taken out here and there, and others put in. */
function mangled(bytes: Buffer, all: readonly Cut[]): Buffer {
  return all.reduce((left, { at, drop, put }) => {
    const from = at % (left.length + 1);
    return Buffer.concat([left.subarray(0, from), put, left.subarray(from + drop)]);
  }, bytes);
}

const refused = (files: Files, name: string, judge: (copy: Files) => string) =>
  fc.property(cuts, (all) => {
    const original = files.get(name)!;
    const bytes = mangled(original, all);
    fc.pre(!bytes.equals(original));
    return judge(tampered(files, (copy) => copy.set(name, bytes))) !== 'OK';
  });

/** What was accepted, or made it fall over. */
function accepted(property: ReturnType<typeof refused>, numRuns: number): unknown {
  const { failed, counterexample, errorInstance } = fc.check(property, { numRuns });
  return failed ? [counterexample, errorInstance] : undefined;
}

const mangledStamp = fc.property(cuts, (all) => {
  const read = readStamp(mangled(STAMP, all));
  return read === undefined || read.imprint.length === 32;
});

describe('T33: mangled', () => {
  it('a time stamp never makes its reader fall over', () => {
    expect(readStamp(STAMP)?.at).toBe(Date.parse('2026-11-29T17:10:00Z'));
    const { failed, counterexample, errorInstance } = fc.check(mangledStamp, { numRuns: 2_000 });
    expect(failed ? [counterexample, errorInstance] : undefined).toBeUndefined();
  });

  it.each([
    'log/checkpoint',
    'history/300.checkpoint',
    'history/300-512.consistency',
    'log/tile/entries/001',
    'log/tile/0/000',
    'log/tile/1/000.p/2',
  ])('%s of a bundle is refused', (name) => {
    expect(
      accepted(
        refused(bundle, name, (copy) => codeOf(copy, { trust })),
        25,
      ),
    ).toBeUndefined();
  });

  it.each(['manifest.json', 'checkpoint', 'heads/line.txt'])(
    '%s of a package is refused',
    (name) => {
      expect(
        accepted(
          refused(borrower, name, (copy) => codeOf(copy, { trust })),
          100,
        ),
      ).toBeUndefined();
    },
  );

  it.each(['checkpoint', 'proofs/000002.tlog-proof', 'heads/proof.txt', 'records/000002.json'])(
    '%s of a package is refused, though its manifest was made to fit',
    (name) => {
      expect(
        accepted(
          refused(borrower, name, (copy) =>
            codeOf(
              refitted(copy, () => {}),
              { trust },
            ),
          ),
          100,
        ),
      ).toBeUndefined();
    },
  );
});
