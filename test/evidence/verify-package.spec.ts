/** T17–T21, T37: one borrower's package: whole, of nobody, older, and with any bit of it flipped. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consistencyProof, fromLeaves } from '../../src/evidence/tree/proof.js';
import { hashLines } from '../../src/evidence/note/checkpoint.js';
import { verifyCommand } from '../../src/evidence/verify/command.js';
import { verify } from '../../src/evidence/verify/verify.js';
import { codeOf, folderOf, type Files } from '../support/files.js';
import { tagOf, type MadeLog } from '../support/made-log.js';
import { hashOf, packageOf, refit } from '../support/made-package.js';
import { ordinaryLog, ordinaryTrust } from '../support/ordinary-log.js';
import { move, refitted } from '../support/tampering.js';

const trust = ordinaryTrust();
let log: MadeLog;
let files: Files;
let count: number;

beforeAll(async () => {
  log = await ordinaryLog();
  files = await packageOf(log, tagOf(7));
  count = [...files.keys()].filter((name) => name.startsWith('records/')).length;
});

const code = (copy: Files) => codeOf(copy, { trust });
/** Of this log, at one of its sizes. */
const kept = (size: number) => Buffer.from(log.sealed.find((one) => one.size === size)!.note);

describe('a package', () => {
  it('is found right', () => {
    expect(codeOf(files, { trust })).toBe('OK');
    expect(count).toBeGreaterThan(20);
  });

  it('T21: of an erased person is found right, with nothing to read', async () => {
    const erased = await packageOf(log, tagOf(7), () => false);

    expect([...erased.keys()].filter((name) => name.startsWith('open/'))).toEqual([]);
    expect(codeOf(erased, { trust })).toBe('OK');
  });

  it('of a person without records proves that there is none', async () => {
    for (const tag of [tagOf(99), '0'.repeat(32), 'f'.repeat(32)]) {
      const absent = await packageOf(log, tag);
      expect(codeOf(absent, { trust })).toBe('OK');
    }
    const absent = await packageOf(log, tagOf(99));
    absent.delete('heads/after.txt');
    absent.delete('heads/after-proof.txt');
    refit(absent);
    expect(codeOf(absent, { trust })).toBe('INCOMPLETE');
  });

  it('of a person who has records cannot be passed off as one without', () => {
    expect(
      code(
        refitted(
          files,
          (copy) => {
            for (const name of copy.keys())
              if (/^(records|proofs|open)\//.test(name)) copy.delete(name);
            const line = copy.get('heads/line.txt')!;
            copy.delete('heads/line.txt');
            copy.set('heads/before.txt', line);
            move(copy, 'heads/proof.txt', 'heads/before-proof.txt');
          },
          { records: 0 },
        ),
      ),
    ).toBe('INCOMPLETE');
  });
});

it('T14: under a newer checkpoint says how far it is complete, and it is held to the records below', async () => {
  const longer = await ordinaryLog();
  longer.add({ kind: 'send.attempt', subject: tagOf(7) });
  await longer.seal();
  const copy = await packageOf(longer, tagOf(7));

  expect(verify(folderOf(copy), { trust })).toEqual([
    expect.stringMatching(/ complete_to=599@2026-01-05T10:59:00\.000Z size=601 /),
  ]);
  const late = await ordinaryLog({
    twist: (record) => {
      if (record.kind === 'subject.heads') record.at = '2026-13-01T00:00:00.000Z';
    },
  });
  expect(code(await packageOf(late, tagOf(7)))).toBe('TIME');
});

it('T19: what is not there, or cannot be read, is MISSING and no stack trace', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unreadable-'));
  const file = path.join(folder, 'trust.txt');
  writeFileSync(file, trust);
  symlinkSync('manifest.json', path.join(folder, 'manifest.json')); // a circle
  for (const where of ['/nowhere', file, folder])
    expect(verifyCommand([where, '--trust', file])).toEqual({
      text: expect.stringMatching(/^FAIL MISSING: /),
      exitCode: 1,
    });
  rmSync(folder, { recursive: true });
});

it('T17: a proof of another size: MIXED', async () => {
  const longer = await withOneMore(log);
  const proof = (await packageOf(longer, tagOf(7))).get('proofs/000001.tlog-proof')!;

  expect(code(refitted(files, (copy) => copy.set('proofs/000001.tlog-proof', proof)))).toBe(
    'MIXED',
  );
});

it('T20: sixty single bits, wherever they lie', () => {
  const names = [...files.keys()].filter((name) => name !== 'manifest.json').toSorted();
  const codes = Array.from({ length: 60 }, (_, i) => {
    const name = names[(i * 37) % names.length]!;
    return code(
      refitted(files, (copy) => {
        const bytes = copy.get(name)!;
        bytes[(i * 7_919) % bytes.length]! ^= 1 << (i % 8);
      }),
    );
  });

  expect(codes).not.toContain('OK');
});

describe('T18: an older package', () => {
  it('is refused by whoever knows a newer checkpoint', async () => {
    const since = Buffer.from((await withOneMore(log)).newest.note);

    expect(codeOf(files, { trust, since })).toBe('STALE');
  });

  it('proves that it goes on from an older checkpoint, if it brings the proof', async () => {
    const proof = await consistencyProof(fromLeaves(log.leaves), 300, 600);
    const copy = new Map(files);
    expect(codeOf(copy, { trust, since: kept(300) })).toBe('MISSING');
    expect(codeOf(copy, { trust, since: kept(600) })).toBe('OK');

    copy.set('consistency/300-600.consistency', Buffer.from(hashLines(proof)));
    refit(copy);
    expect(codeOf(copy, { trust, since: kept(300) })).toBe('OK');
    copy.set('consistency/300-600.consistency', Buffer.from(hashLines(proof.toReversed())));
    refit(copy);
    expect(codeOf(copy, { trust, since: kept(300) })).toBe('FORK');
  });
});

it('T37: a package has the same bytes for ever', () => {
  const { files: listed } = JSON.parse(files.get('manifest.json')!.toString()) as { files: [] };

  expect(listed).toHaveLength(files.size - 1);
  expect(hashOf(files.get('manifest.json')!)).toBe(
    'cd3b120887bb266f0179ad721eaab055cc23e7ee98e14fe5b22edfc2a96150d2',
  );
});

async function withOneMore(from: MadeLog): Promise<MadeLog> {
  const longer = await ordinaryLog();
  expect(longer.size).toBe(from.size);
  longer.add({ kind: 'heartbeat' });
  await longer.heads();
  await longer.seal();
  return longer;
}
