/** One borrower's records leave with the proof that none is left out, and with what is disclosed of them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catchUp } from '../../src/evidence/log/catch-up.js';
import { leafHash, sha256 } from '../../src/evidence/leaf.js';
import { lockPersons } from '../../src/evidence/person.js';
import { verifyRecord } from '../../src/evidence/section.js';
import { isIncluded } from '../../src/evidence/tree/verify.js';
import { issueExport, prepareExport } from '../../src/intake/exports/issue.js';
import { Clock } from '../../src/platform/clock.js';
import { LogUnderTest } from '../support/evidence-log.js';
import { startExports, tagWithoutRecords, type Exports } from '../support/exports.js';
import { proofIn, type Read } from '../support/package.js';

let world: Exports;
let exported: Exports['exported'];

beforeAll(async () => {
  world = await startExports();
  ({ exported } = world);
});

afterAll(() => world.stop());

const kindsOf = ({ records }: Read) => records.map(({ record }) => record.kind);

describe('a package', () => {
  it('holds every record of the borrower in a chain, each in the log, up to the sealed head', async () => {
    const read = await exported('lena');
    const { manifest, records, checkpoint, heads } = read;

    expect(manifest.records).toBe(records.length);
    expect(kindsOf(read)).toEqual(
      expect.arrayContaining(['fact.recorded', 'contact.accepted', 'decision', 'send.accepted']),
    );
    let prev = '0'.repeat(64);
    for (const [at, { entry, record, index, proof }] of records.entries()) {
      expect(record.subj).toEqual({ n: at + 1, prev, tag: manifest.subject });
      const leaf = leafHash(entry);
      expect(isIncluded(index, checkpoint.size, leaf, proof, checkpoint.root)).toBe(true);
      prev = leaf.toString('hex');
    }
    expect(heads.line).toBe(`${manifest.subject} ${records.length} ${prev}\n`);
    const line = leafHash(Buffer.from(heads.line ?? ''));
    const root = Buffer.from(heads.body.root, 'hex');
    expect(isIncluded(heads.place, heads.body.count, line, heads.proof, root)).toBe(true);
  });

  it('lists every file with its hash, and brings what its decisions stand on', async () => {
    const { out, manifest, records, refs } = await exported('lena');

    const files = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => path.relative(out, path.join(one.parentPath, one.name)))
      .filter((name) => name !== 'manifest.json');
    expect(manifest.files.map((one) => one.path)).toEqual(files.toSorted());
    for (const { path: name, sha256: hash } of manifest.files)
      expect(sha256(readFileSync(path.join(out, name))).toString('hex')).toBe(hash);
    const decisions = records.filter(({ record }) => record.kind === 'decision');
    for (const { record } of decisions) {
      expect(refs.map(({ id }) => id)).toContain(record.body['policy'].leaf);
      expect(refs.map(({ id }) => id)).toContain(record.body['template'].leaf);
      const ruleset = readFileSync(path.join(out, 'refs/policy.content'));
      expect(sha256(ruleset).toString('hex')).toBe(record.body['ruleset']);
      const guard = readFileSync(path.join(out, `refs/guard-${record.body['ruleset']}.mjs`));
      expect(sha256(guard).toString('hex')).toBe(JSON.parse(ruleset.toString()).guard);
    }
    for (const { body, content } of refs)
      expect(sha256(content).toString('hex')).toBe(body['sha256']);
  });

  it('opens the sections that are named, which keep their commitments, and no others', async () => {
    const closed = await exported('lena');
    const { records } = await exported('lena', { open: ['content', 'endpoint'] });

    expect(closed.records.filter(({ open }) => open !== undefined)).toEqual([]);
    const opened = records.filter(({ open }) => open !== undefined);
    expect(opened).toHaveLength(2);
    for (const { entry, open } of opened) {
      expect(Object.keys(open!.sections)).toEqual(['content', 'endpoint']);
      expect(verifyRecord({ entry, leaf: leafHash(entry) }, open!.sections)).toEqual([]);
    }
    expect(JSON.stringify(opened[0]!.open)).toContain('lena@example.com');
  });

  it('leaves a record that it was issued, which stays out of it', async () => {
    const { manifest, out } = await exported('lena', { recipient: 'Counsel of the bank' });

    const [issued] = await world.town.rows<{ tag: string; body: Record<string, unknown> }>(
      `select tag, convert_from(entry, 'UTF8')::jsonb -> 'body' as body from record
        where kind = 'export.issued' order by id desc limit 1`,
    );
    expect(issued).toMatchObject({
      tag: manifest.subject,
      body: {
        manifest: sha256(readFileSync(path.join(out, 'manifest.json'))).toString('hex'),
        purpose: 'court',
        records: manifest.records,
        size: manifest.size,
      },
    });
    expect(JSON.stringify(issued)).not.toContain('Counsel');
    const { records } = await exported('lena');
    const later = records.filter(({ record }) => record.kind === 'export.issued');
    expect(later.at(-1)!.record.subj).toMatchObject({ n: manifest.records + 1 });
  });
});

describe('somebody', () => {
  it('who was never contacted has a complete chain without a contact', async () => {
    const read = await exported('quiet');

    expect([...new Set(kindsOf(read))]).toEqual(['fact.recorded']);
    expect(read.heads.line).toMatch(
      new RegExp(`^${read.manifest.subject} ${read.records.length} `),
    );
    expect(read.refs.map(({ name }) => name)).toEqual(['policy']);
  });

  it('whom no record is about is proven absent by the two lines around their place', async () => {
    const tag = await tagWithoutRecords(world);
    const { out, records, heads } = await exported(tag);

    expect(records).toEqual([]);
    expect(heads.line).toBeUndefined();
    const [before, after] = ['before', 'after'].map((side) => {
      const line = readFileSync(path.join(out, `heads/${side}.txt`), 'utf8');
      const { index, proof } = proofIn(
        readFileSync(path.join(out, `heads/${side}-proof.txt`), 'utf8'),
      );
      const { count, root } = heads.body;
      const leaf = leafHash(Buffer.from(line));
      expect(isIncluded(index, count, leaf, proof, Buffer.from(root, 'hex'))).toBe(true);
      return { line, index };
    });
    expect(before!.line < tag && tag < after!.line).toBe(true);
    expect(after!.index).toBe(before!.index + 1);
  });

  it('who is unknown, or was erased, has no package; the tag of the erased has one', async () => {
    const { manifest } = await exported('gone', { open: 'all' });
    await world.town.rows('delete from secret where tag = $1', [manifest.subject]);
    await world.town.rows('delete from person_key where tag = $1', [manifest.subject]);

    await expect(exported('nobody')).rejects.toThrow('there is no party `nobody`');
    await expect(exported('f'.repeat(32))).rejects.toThrow('no record is filed under the tag');
    await expect(exported('gone')).rejects.toThrow('was erased');
    const { records } = await exported(manifest.subject, { open: 'all' });
    expect(records.length).toBeGreaterThan(manifest.records);
    expect(records.filter(({ open }) => open !== undefined)).toEqual([]);
  });
});

it('a house that has decided nothing yet has a policy in its first package', async () => {
  const young = await LogUnderTest.open();
  const { database, keys, log } = young;
  const [id = ''] = await young.persons(1);
  const tag = await database.tx(1, async (tx) => {
    const person = (await lockPersons(tx, keys, [id])).get(id)!;
    await log.write(tx, [{ kind: 'fact.recorded', subject: person, body: { fact: 'party' } }]);
    await prepareExport(tx, log);
    return person.tag;
  });
  const folder = path.join(world.folder, 'young');
  const clock = new Clock();
  await catchUp({ url: database.url, clock, keys, origin: 'evidence.example', folder }, 1);
  const subject = { tag, party_id: id, zone: 'UTC' };
  const order = {
    subject,
    open: [],
    purpose: 'audit',
    recipient: null,
    known: [],
    by: null,
  } as const;
  const tools = { keys, evidence: log, adorn: async () => {} };
  const { files } = await database.tx(1, (tx) => issueExport(tx, tools, order));

  const policy = JSON.parse(files.get('refs/policy.json')!.toString());
  const content = files.get('refs/policy.content')!;
  expect(policy.body.sha256).toBe(sha256(content).toString('hex'));
  expect([...files.keys()]).toContain(`refs/guard-${policy.body.sha256}.mjs`);
  await young.close();
});
