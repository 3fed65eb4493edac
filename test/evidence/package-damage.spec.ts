/** T14–T19: one borrower's package with one thing wrong, and the code that names it. */
import { codeOf, type Files } from '../support/files.js';
import { tagOf } from '../support/made-log.js';
import { packageOf } from '../support/made-package.js';
import { ordinaryLog, ordinaryTrust } from '../support/ordinary-log.js';
import { edit, leaveOut, refitted, swap, tampered, type Change } from '../support/tampering.js';

const trust = ordinaryTrust();
let files: Files;
let other: Files;
let count: number;

beforeAll(async () => {
  const log = await ordinaryLog();
  files = await packageOf(log, tagOf(7));
  other = await packageOf(log, tagOf(8));
  count = [...files.keys()].filter((name) => name.startsWith('records/')).length;
});

const damaged = (change: Change) => codeOf(tampered(files, change), { trust });

// Asked for when a test runs: before, there is no package.
const fewer = () => ({ records: count - 1 });

describe('a damaged package', () => {
  it.each<[string, string, Change]>([
    ['T19: a file is not listed', 'MANIFEST', (copy) => copy.set('more.txt', Buffer.from('?'))],
    ['T19: a file was changed', 'MANIFEST', (copy) => edit(copy, 'heads/line.txt', (t) => `${t} `)],
    ['T19: a file is missing', 'MISSING', (copy) => copy.delete('proofs/000003.tlog-proof')],
    ['the manifest is missing', 'MISSING', (copy) => copy.delete('manifest.json')],
    [
      'the manifest is not canonical',
      'MANIFEST',
      (copy) => edit(copy, 'manifest.json', (t) => `${t}\n`),
    ],
    [
      'the manifest leads outside',
      'MANIFEST',
      (copy) => edit(copy, 'manifest.json', (t) => t.replace('"checkpoint"', '"../checkpoint"')),
    ],
  ])('%s: %s', (_, code, change) => {
    expect(damaged(change)).toBe(code);
  });

  const one = 'records/000001.json';
  const two = 'records/000002.json';
  it.each<[string, string, Change, (() => object)?]>([
    ['T14: the first is left out', 'CHAIN', (copy) => leaveOut(copy, 1), fewer],
    ['T14: one is left out', 'CHAIN', (copy) => leaveOut(copy, 5), fewer],
    ['T14: the last is left out', 'INCOMPLETE', (copy) => leaveOut(copy, count), fewer],
    [
      'T14: all are left out',
      'INCOMPLETE',
      (copy) => {
        for (let n = count; n > 0; n--) leaveOut(copy, n);
      },
      () => ({ records: 0 }),
    ],
    [
      'T15: a record of someone else is among them',
      'SUBJECT',
      (copy) => {
        for (const name of ['records/000004.json', 'proofs/000004.tlog-proof'])
          copy.set(name, other.get(name)!);
      },
    ],
    [
      'T16: an opened text was changed',
      'OPEN',
      (copy) => edit(copy, 'open/000002.json', (t) => t.replace('Dear', 'Pay!')),
    ],
    [
      'T16: an opening was moved',
      'OPEN',
      (copy) => swap(copy, 'open/000002.json', 'open/000004.json'),
    ],
    [
      'T16: an opening names a section that the record has not',
      'OPEN',
      (copy) => edit(copy, 'open/000002.json', (t) => t.replace('"content"', '"inputs"')),
    ],
    [
      'T16: an opening is of no record',
      'MANIFEST',
      (copy) => copy.set('open/000999.json', copy.get('open/000001.json')!),
    ],
    [
      'T17: two proofs changed places',
      'INCLUSION',
      (copy) => swap(copy, 'proofs/000001.tlog-proof', 'proofs/000002.tlog-proof'),
    ],
    ['T17: two records changed places', 'INCLUSION', (copy) => swap(copy, one, two)],
    [
      'T17: two records and proofs changed places',
      'CHAIN',
      (copy) => {
        swap(copy, one, two);
        swap(copy, 'proofs/000001.tlog-proof', 'proofs/000002.tlog-proof');
      },
    ],
    [
      'T17: another index',
      'INCLUSION',
      (copy) => edit(copy, 'proofs/000020.tlog-proof', (t) => t.replace(/index \d/, 'index 1')),
    ],
    [
      'T17: an index with a zero before it',
      'PROOF',
      (copy) => edit(copy, 'proofs/000020.tlog-proof', (t) => t.replace('index ', 'index 0')),
    ],
    [
      'a proof of another version',
      'PROOF',
      (copy) => edit(copy, 'proofs/000020.tlog-proof', (t) => t.replace('@v1', '@v2')),
    ],
    [
      'T19: a template was changed',
      'REF',
      (copy) => edit(copy, 'refs/template.content', (t) => `${t}!`),
    ],
    [
      'T19: a policy was changed',
      'REF',
      (copy) => edit(copy, 'refs/policy.content', (t) => t.replace('3', '9')),
    ],
    [
      'T19: the guard was changed',
      'REF',
      (copy) => {
        const name = [...copy.keys()].find((file) => file.startsWith('refs/guard-'))!;
        edit(copy, name, (t) => t.replace('allow', 'block'));
      },
    ],
    [
      'T19: a used template is left out',
      'REF',
      (copy) => {
        for (const end of ['json', 'tlog-proof', 'content']) copy.delete(`refs/template.${end}`);
      },
    ],
    ['T19: the policy is left out', 'MISSING', (copy) => copy.delete('refs/policy.json')],
    [
      'T19: a text that belongs to nothing',
      'REF',
      (copy) => copy.set('refs/policy-2.content', Buffer.from('{}')),
    ],
    [
      'T19: the line was lowered',
      'HEADS',
      (copy) => edit(copy, 'heads/line.txt', (t) => t.replace(` ${count} `, ` ${count - 1} `)),
    ],
    [
      'T19: another person’s line',
      'INCOMPLETE',
      (copy) => {
        for (const name of ['heads/line.txt', 'heads/proof.txt']) copy.set(name, other.get(name)!);
      },
    ],
    [
      'T19: the heads record is another record',
      'HEADS',
      (copy) => {
        copy.set('heads/record.json', copy.get(one)!);
        copy.set('heads/record.tlog-proof', copy.get('proofs/000001.tlog-proof')!);
      },
    ],
    ['another person is named', 'SUBJECT', () => undefined, () => ({ subject: tagOf(8) })],
    ['another size is named', 'MANIFEST', () => undefined, () => ({ size: 599 })],
    ['another log is named', 'MANIFEST', () => undefined, () => ({ log: 'evidence.example/t2' })],
  ])('refitted: %s: %s', (_, code, ...[change, about]) => {
    expect(codeOf(refitted(files, change, about?.()), { trust })).toBe(code);
  });
});
