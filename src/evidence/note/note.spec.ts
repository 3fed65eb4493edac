/** T37: a frozen checkpoint, whose bytes another implementation made, and the keys behind it. */
import { sha256 } from '../leaf.js';
import { checkpointText, signNote, tlogProof } from './checkpoint.js';
import { readWitnessVkey } from './cosignature.js';
import { readVkey, signerKey } from './key.js';

const ORIGIN = 'evidence.example/t1';
const VKEY = 'evidence.example/t1+3f84edef+AQdms25FKsP7is7+UO7pqm+hnMjbodhLtn4xTkQxZHkg';
const ROOT = '6650979f6c878aad85f380ec89c9e2a7af10d2a64aa96a8918aa7f507b20f98e';
const NOTE =
  'evidence.example/t1\n7\nZlCXn2yHiq2F84Dsicnip68Q0qZKqWqJGKp/UHsg+Y4=\n\n' +
  '\u2014 evidence.example/t1 P4Tt79i3vfP+ECQp5OxFRLSmglTnZJC1TwZtCN/twO5Y664Sbf4N4ZwhgPKZudjA7odxvuwXEjpDyIOCIY8igkLJ4Aw=\n';

const key = signerKey(ORIGIN, sha256(Buffer.from('test key 1')));
const text = checkpointText(ORIGIN, { size: 7, root: Buffer.from(ROOT, 'hex') });

describe('a checkpoint', () => {
  it('T37: has the same bytes for ever', () => {
    expect(key.vkey).toBe(VKEY);
    expect(signNote(text, [key])).toBe(NOTE);
    expect(signNote(text, [key])).toBe(signNote(text, [key]));
  });

  it('T04: is signed as a whole', () => {
    const signature = key.sign(text);

    expect(readVkey(VKEY)?.verify(text, signature)).toBe(true);
    expect(readVkey(VKEY)?.verify(text.replace('\n7\n', '\n6\n'), signature)).toBe(false);
    expect(readVkey(VKEY)?.verify(`${text}more\n`, signature)).toBe(false);
  });

  it('ends a proof byte for byte', () => {
    expect(tlogProof(3, [Buffer.from(ROOT, 'hex')], NOTE)).toBe(
      `c2sp.org/tlog-proof@v1\nindex 3\nZlCXn2yHiq2F84Dsicnip68Q0qZKqWqJGKp/UHsg+Y4=\n\n${NOTE}`,
    );
  });
});

describe('T12: a vkey', () => {
  it.each([
    '',
    'evidence.example/t1',
    VKEY.replace('3f84edef', '3f84edee'),
    VKEY.replace('evidence', 'evidance'),
    VKEY.replace('AQdm', 'BAdm'),
    VKEY.slice(0, -4),
  ])('is not %j', (vkey) => {
    expect(readVkey(vkey)).toBeUndefined();
  });
});

describe('T37: what a witness signed', () => {
  // Ed25519 has one signature for a text and a key. Frozen here: a reader that changed cannot agree with itself.
  const WITNESS = 'witness.example/w1+02da4565+BM1HY27CQW9Cuh0jMO1brCUfIOeQDLGrfUmIg/O/zH7a';
  const SIGNED =
    'AtpFZQAAAABpsBb8mU0j7kDbNUq8OZ9DDO6EsjWJ/dplYXsnECELeQElADA3LYQClaWrn6XHQaObvsWAWwN/gT0oJ4XD9Ju36NxrCA==';
  const signed = Buffer.from(SIGNED, 'base64').subarray(4);

  it('is read for ever, with the time in it', () => {
    const witness = readWitnessVkey(WITNESS);
    expect(witness).toMatchObject({ name: 'witness.example/w1', id: '02da4565' });
    expect(witness?.timeOf(text, signed)).toBe(Date.parse('2026-03-10T13:05:00Z') / 1_000);
  });

  it('and is nothing with any byte of it changed', () => {
    const witness = readWitnessVkey(WITNESS);
    const accepted = [...signed.keys()].filter((i) => {
      const changed = Buffer.from(signed.map((byte, at) => (at === i ? byte ^ 1 : byte)));
      return witness?.timeOf(text, changed) !== undefined;
    });
    expect(signed).toHaveLength(72);
    expect(accepted).toEqual([]);
  });

  it('is not taken for the signature of a log, nor the other way round', () => {
    expect(readVkey(WITNESS)).toBe(undefined);
    expect(readWitnessVkey(VKEY)).toBe(undefined);
  });
});
