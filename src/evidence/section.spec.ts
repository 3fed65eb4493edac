import { Keys, UnreadableError } from '../platform/keys.js';
import { canonicalBytes } from './canonical.js';
import { compose, type Frame } from './compose.js';
import { openSection, type Opening } from './envelope.js';
import { EMPTY_TREE, leafHash } from './leaf.js';
import { verifyRecord } from './section.js';

const keys = new Keys(Buffer.alloc(32, 1));
const ADA = { tag: 'a'.repeat(32), dek: Buffer.alloc(32, 2) };
const BOB = { tag: 'b'.repeat(32), dek: Buffer.alloc(32, 3) };
const ID = '018f4e5a-1c2d-7a3b-8c4d-5e6f708192a3';
const LOG = 'evidence.example/t1';
const TEXT = { text: 'Dear Ada, 120.00 USD are due.' };

const frame: Frame = {
  id: ID,
  kind: 'decision',
  log: LOG,
  at: 0,
  seen: EMPTY_TREE,
  subject: null,
};
const record = compose(
  keys,
  frame,
  {},
  { content: { value: TEXT, about: ADA }, template: { value: TEXT, about: null } },
  (size) => Buffer.alloc(size, 5),
);
const [content, template] = record.secrets.map(({ sealed }) => sealed) as [Buffer, Buffer];
const place = { log: LOG, recordId: ID, section: 'content' };

const withEntry = (entry: Buffer) => ({ entry, leaf: leafHash(entry) });

describe('an envelope', () => {
  it('opens with the key of the person it is about, or of the installation', () => {
    const opening = { r: '05'.repeat(32), value: TEXT };

    expect(openSection(keys, place, ADA, content)).toEqual(opening);
    expect(openSection(keys, { ...place, section: 'template' }, null, template)).toEqual(opening);
  });

  const otherKeys = new Keys(Buffer.alloc(32, 8));
  const flipped = Buffer.from(content);
  flipped[20]! ^= 1; // far inside

  it.each([
    [
      'in another log',
      () => openSection(keys, { ...place, log: 'evidence.example/t2' }, ADA, content),
    ],
    [
      'in another record',
      () => openSection(keys, { ...place, recordId: ID.replace('3', '4') }, ADA, content),
    ],
    ['in another section', () => openSection(keys, { ...place, section: 'inputs' }, ADA, content)],
    ['under another tag', () => openSection(keys, place, { ...ADA, tag: BOB.tag }, content)],
    [
      'with another person’s key',
      () => openSection(keys, place, { ...ADA, dek: BOB.dek }, content),
    ],
    ['for the installation', () => openSection(keys, place, null, content)],
    [
      'in another installation',
      () => openSection(otherKeys, { ...place, section: 'template' }, null, template),
    ],
    ['with one bit changed', () => openSection(keys, place, ADA, flipped)],
    ['cut short', () => openSection(keys, place, ADA, content.subarray(0, 20))],
  ])('does not open %s', (_, opening) => {
    expect(opening).toThrow(UnreadableError);
  });
});

describe('verifyRecord', () => {
  const good: Opening = { r: '05'.repeat(32), value: TEXT };
  const edited = Buffer.from(record.entry.toString().replace('"v":1', '"v":2'));
  const notCanonical = Buffer.from(record.entry.toString().replace('"v":1', '"v": 1'));
  const notText = Buffer.from(record.entry);
  notText[8] = 0xff; // inside the year

  it.each([
    ['holds without openings', record, {}, []],
    ['holds with every section opened', record, { content: good, template: good }, []],
    ['notices an edited entry', { ...record, entry: edited }, {}, ['LEAF']],
    ['notices another leaf', { ...record, leaf: Buffer.alloc(32) }, {}, ['LEAF']],
    ['refuses an entry in another form', withEntry(notCanonical), {}, ['ENTRY']],
    ['refuses bytes that are no text', withEntry(notText), {}, ['ENTRY']],
    ['refuses what is no JSON', withEntry(Buffer.from('{')), {}, ['ENTRY']],
    [
      'refuses an entry without sections',
      withEntry(canonicalBytes({ id: ID })),
      { content: good },
      ['OPEN'],
    ],
    ['notices another text', record, { content: { ...good, value: { text: 'Hi' } } }, ['OPEN']],
    ['notices another blinding', record, { content: { ...good, r: '06'.repeat(32) } }, ['OPEN']],
    ['refuses a longer blinding', record, { content: { ...good, r: `${good.r}00` } }, ['OPEN']],
    ['refuses a section it does not name', record, { content: good, inputs: good }, ['OPEN']],
    [
      'refuses a value that is not canonical',
      record,
      { content: { ...good, value: 0.5 } },
      ['OPEN'],
    ],
  ])('%s', (_, stored, opened, flaws) => {
    expect(verifyRecord(stored, opened)).toEqual(flaws);
  });
});
