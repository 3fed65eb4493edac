/** The published log is read over HTTP: what lies below the newest checkpoint, to whom it may concern. */
import { leafHash } from '../../src/evidence/leaf.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { isConsistent, isIncluded } from '../../src/evidence/tree/verify.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { startExports, type Exports } from '../support/exports.js';
import { proofIn } from '../support/package.js';

let world: Exports;
let exported: Exports['exported'];

beforeAll(async () => {
  world = await startExports();
  ({ exported } = world);
});

afterAll(() => world.stop());

async function fetched(where: string, key = world.town.key) {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${world.town.url}/v1/evidence/${where}`, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

async function textAt(where: string): Promise<string> {
  const { status, bytes } = await fetched(where);
  expect([where, status]).toEqual([where, 200]);
  return bytes.toString();
}

function treeIn(note: string) {
  const [, size = '', root = ''] = note.split('\n');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

describe('the log over HTTP', () => {
  it('gives the newest checkpoint, signed by a key that it names', async () => {
    const size = await world.seal();
    const note = await textAt('t1/checkpoint');

    expect(treeIn(note).size).toBe(size);
    const [vkey = ''] = (await textAt('t1/keys')).split('\n');
    const [text = '', signature = ''] = note.split('\n\n');
    const bytes = Buffer.from(signature.trimEnd().split(' ').at(-1)!, 'base64').subarray(4);
    expect(readVkey(vkey)?.verify(`${text}\n`, bytes)).toBe(true);
  });

  it('proves that a record lies in it, and that an older checkpoint is its beginning', async () => {
    const older = treeIn(await textAt('t1/checkpoint'));
    await exported('quiet');
    await world.seal();
    const newer = treeIn(await textAt('t1/checkpoint'));
    const [row] = await world.town.rows<{ id: string; entry: Buffer }>(
      "select id, entry from record where kind = 'send.accepted' limit 1",
    );
    const file = await textAt(`t1/proof/inclusion?record=${row!.id}`);
    const { index, proof } = proofIn(file.replace('c2sp.org/tlog-proof@v1\n', ''));
    expect(file.endsWith(await textAt('t1/checkpoint'))).toBe(true);
    expect(isIncluded(index, newer.size, leafHash(row!.entry), proof, newer.root)).toBe(true);
    const old = await textAt(`t1/proof/inclusion?record=${row!.id}&size=${older.size}`);
    expect(treeIn(old.split('\n\n').slice(1).join('\n\n'))).toEqual(older);

    const lines = await textAt(`t1/proof/consistency?from=${older.size}`);
    const steps = lines
      .trimEnd()
      .split('\n')
      .map((line) => Buffer.from(line, 'base64'));
    expect(isConsistent(older, newer, steps)).toBe(true);
  });

  it('gives tiles and bundles that hash to each other, as wide as asked', async () => {
    const { size } = treeIn(await textAt('t1/checkpoint'));
    const { bytes: tile } = await fetched(`t1/tile/0/000.p/${size}`);
    const { bytes: bundle, type } = await fetched(`t1/tile/entries/000.p/${size}`);

    expect(type).toBe('application/octet-stream');
    expect(tile).toHaveLength(size * 32);
    let at = 0;
    for (let i = 0; i < size; i++) {
      const length = bundle.readUInt16BE(at);
      const leaf = leafHash(bundle.subarray(at + 2, at + 2 + length));
      expect(leaf.equals(tile.subarray(i * 32, (i + 1) * 32))).toBe(true);
      at += 2 + length;
    }
    expect(at).toBe(bundle.length);
  });

  it('has nothing beyond what is published', async () => {
    const { size } = treeIn(await textAt('t1/checkpoint'));
    await world.town.borrower('latecomer');
    for (const where of [
      `0/000.p/${size + 1}`,
      '0/000',
      '0/001',
      '1/000',
      'entries/000',
      '0/x000/000',
    ])
      expect([where, (await fetched(`t1/tile/${where}`)).status]).toEqual([where, 404]);
    const [{ record_id }] = (await world.town.rows('select record_id from pending limit 1')) as [
      { record_id: string },
    ];
    expect((await fetched(`t1/proof/inclusion?record=${record_id}`)).status).toBe(404);
    expect((await fetched(`t1/proof/consistency?from=${size + 1}`)).status).toBe(400);
    expect((await fetched(`t1/proof/inclusion?record=${record_id}&size=999999`)).status).toBe(404);
  });

  it("refuses another tenant's log, and entries to whoever is no auditor", async () => {
    const { size } = treeIn(await textAt('t1/checkpoint'));
    for (const where of ['checkpoint', 'keys', `tile/0/000.p/${size}`, 'proof/consistency?from=1'])
      expect([where, (await fetched(`t2/${where}`)).status]).toEqual([where, 404]);
    const key = await world.town.keyWith(SCOPES.filter((one) => one !== 'evidence:read'));
    expect((await fetched(`t1/tile/entries/000.p/${size}`, key)).status).toBe(403);
    expect((await fetched(`t1/tile/0/000.p/${size}`, key)).status).toBe(200);
  });
});
