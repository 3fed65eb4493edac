/** T01–T13: a log of the page's format with one thing wrong, and the code that names it. */
import { bundle } from '../../src/evidence/tree/tile.js';
import { leafHash, sha256 } from '../../src/evidence/leaf.js';
import { codeOf, type Files } from '../support/files.js';
import { idOf, type Twist } from '../support/made-log.js';
import { ordinaryLog, ordinaryTrust } from '../support/ordinary-log.js';

const trust = ordinaryTrust();
const log = await ordinaryLog();
const files = await log.files();

function damaged(change: (files: Files) => void): string {
  const copy = new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes)]));
  change(copy);
  return codeOf(copy, { trust });
}

const entriesOf = (n: number) => log.entries.slice(n * 256, n * 256 + 256);
const withEntries = (change: (entries: Buffer[]) => Buffer[]) => (copy: Files) =>
  copy.set('log/tile/entries/001', bundle(change(entriesOf(1))));
const flip = (name: string, at: number) => (copy: Files) => {
  copy.get(name)![at]! ^= 1;
};
const edited = (name: string, change: (text: string) => string) => (copy: Files) =>
  copy.set(name, Buffer.from(change(copy.get(name)!.toString())));
const cut = (name: string, by: number) => (copy: Files) =>
  copy.set(name, copy.get(name)!.subarray(0, -by));
const blocked = (entry: Buffer) => Buffer.from(entry.toString().replace('allow', 'block'));

describe('an ordinary log', () => {
  it('is found right', () => {
    expect(codeOf(files, { trust })).toBe('OK');
  });

  it('T34: is found right at the edges of tiles', async () => {
    for (const size of [5, 255, 256, 257]) {
      const other = await ordinaryLog({ size });
      expect(codeOf(await other.files(), { trust })).toBe('OK');
    }
  });
});

describe('a damaged copy', () => {
  it.each<[string, string, (copy: Files) => void]>([
    ['T01: an entry was edited', 'LEAF', withEntries((all) => all.with(9, blocked(all[9]!)))],
    ['T01: an entry was deleted', 'LEAF', withEntries((all) => all.toSpliced(9, 1))],
    ['T01: an entry was put in', 'LEAF', withEntries((all) => all.toSpliced(9, 0, all[9]!))],
    ['T01: two changed places', 'LEAF', withEntries((all) => [all[1]!, all[0]!, ...all.slice(2)])],
    [
      'T02: an entry and its hash were edited',
      'ROOT',
      (copy) => {
        withEntries((all) => all.with(9, blocked(all[9]!)))(copy);
        leafHash(blocked(entriesOf(1)[9]!)).copy(copy.get('log/tile/0/001')!, 9 * 32);
      },
    ],
    ['T03: an upper tile was edited', 'TILE', flip('log/tile/1/000.p/2', 40)],
    ['T03: an upper tile is missing', 'MISSING', (copy) => copy.delete('log/tile/1/000.p/2')],
    ['T03: a tile is missing', 'MISSING', (copy) => copy.delete('log/tile/0/000')],
    ['T03: a tile is short', 'TILE', cut('log/tile/0/001', 32)],
    ['T03: a bundle is missing', 'MISSING', (copy) => copy.delete('log/tile/entries/002.p/88')],
    [
      'T03: a bundle is padded',
      'BUNDLE',
      (copy) =>
        copy.set(
          'log/tile/entries/001',
          Buffer.concat([copy.get('log/tile/entries/001')!, Buffer.alloc(2)]),
        ),
    ],
    ['T03: a bundle is cut', 'BUNDLE', cut('log/tile/entries/001', 1)],
    ['T03: a bundle lost its last entry', 'BUNDLE', withEntries((all) => all.slice(0, -1))],
    [
      'T04: the size was lowered',
      'SIGNATURE',
      edited('log/checkpoint', (t) => t.replace('\n600\n', '\n599\n')),
    ],
    [
      'T04: a line was added',
      'SIGNATURE',
      edited('log/checkpoint', (t) => t.replace('\n\n', '\nmore\n\n')),
    ],
    [
      'T04: the signature was flipped',
      'SIGNATURE',
      edited(
        'log/checkpoint',
        (t) => `${t.slice(0, -9)}${t.at(-9) === 'A' ? 'B' : 'A'}${t.slice(-8)}`,
      ),
    ],
    [
      'T04: there is no signature',
      'SIGNATURE',
      edited('log/checkpoint', (t) => t.split('\u2014')[0]!),
    ],
    [
      'T04: the checkpoint is no text',
      'SIGNATURE',
      (copy) => copy.set('log/checkpoint', sha256(Buffer.alloc(1))),
    ],
    ['the checkpoint is missing', 'MISSING', (copy) => copy.delete('log/checkpoint')],
    ['an old note is missing', 'MISSING', (copy) => copy.delete('history/300.checkpoint')],
    [
      'the newest note is missing',
      'MISSING',
      (copy) => {
        copy.delete('history/600.checkpoint');
      },
    ],
    [
      'an old note bears another name',
      'CHECKPOINT',
      (copy) => copy.set('history/301.checkpoint', copy.get('history/300.checkpoint')!),
    ],
    [
      'a consistency proof is missing',
      'MISSING',
      (copy) => copy.delete('history/256-300.consistency'),
    ],
    ['a consistency proof is cut', 'PROOF', cut('history/256-300.consistency', 1)],
    [
      'a consistency proof is another one',
      'FORK',
      (copy) => copy.set('history/256-300.consistency', copy.get('history/300-512.consistency')!),
    ],
  ])('%s: %s', (_, code, change) => {
    expect(damaged(change)).toBe(code);
  });
});

async function twisted(twist: Twist, asked = trust): Promise<string> {
  return codeOf(await (await ordinaryLog({ twist })).files(), { trust: asked });
}

/** Changes one record; everything after it is built on top, and signed. */
const at =
  (index: number, change: Twist): Twist =>
  (record, i) => {
    if (i === index) change(record, i);
  };

describe('a log whose owner recorded something wrong', () => {
  it.each<[string, string, Twist]>([
    [
      'T10: a record was dated back',
      'BACKDATED',
      at(500, (r) => (r.at = '2026-01-01T00:00:00.000Z')),
    ],
    ['T11: a record saw another tree', 'SEEN', at(500, (r) => (r.seen.root = 'ab'.repeat(32)))],
    ['T11: a record saw what came later', 'SEEN', at(500, (r) => (r.seen.size = 501))],
    ['T11: a record saw another empty tree', 'SEEN', at(0, (r) => (r.seen.root = 'ab'.repeat(32)))],
    ['T13: an id is there twice', 'DUPLICATE', at(500, (r) => (r.id = idOf(499)))],
    ['T14: a number is missing', 'CHAIN', at(500, (r) => (r.subj!.n += 1))],
    ['T14: a link is broken', 'CHAIN', at(500, (r) => (r.subj!.prev = 'ab'.repeat(32)))],
    ['T14: a first link leads somewhere', 'CHAIN', at(3, (r) => (r.subj!.prev = 'ab'.repeat(32)))],
    [
      'T19: a person is missing among the last records',
      'HEADS',
      at(450, (r) => (r.body = { ...r.body, count: 19 })),
    ],
    [
      'T19: the last records are of another place',
      'HEADS',
      at(450, (r) => (r.body = { ...r.body, upto: 449 })),
    ],
    [
      'T19: the last records are others',
      'HEADS',
      at(599, (r) => (r.body = { ...r.body, root: 'ab'.repeat(32) })),
    ],
    ['a record is of another log', 'ORIGIN', at(500, (r) => (r.log = 'evidence.example/t2'))],
    ['a record has no such day', 'TIME', at(500, (r) => (r.at = '2026-02-30T00:00:00.000Z'))],
    ['a record has another zone', 'TIME', at(500, (r) => (r.at = '2026-01-05T10:00:00.000+01:00'))],
    ['a record has a further key', 'ENTRY', at(500, (r) => Object.assign(r, { more: 1 }))],
    ['a record lacks a key', 'ENTRY', at(500, (r) => delete (r as Partial<typeof r>).sec)],
    ['a commitment is none', 'ENTRY', at(500, (r) => (r.sec = { content: 'ab' }))],
    ['an id is in capitals', 'ENTRY', at(500, (r) => (r.id = r.id.toUpperCase()))],
    [
      'a tag is a name',
      'ENTRY',
      at(599, (r) => (r.subj = { n: 1, prev: '0'.repeat(64), tag: 'ada' })),
    ],
  ])('%s: %s', async (_, code, twist) => {
    expect(await twisted(twist)).toBe(code);
  });

  it('names the first of several', async () => {
    const chain = at(300, (r) => (r.subj!.n = 9_999));
    const origin = at(301, (r) => (r.log = 'evidence.example/t2'));

    expect(
      await twisted((record, i) => {
        chain(record, i);
        origin(record, i);
      }),
    ).toBe('CHAIN');
  });
});
