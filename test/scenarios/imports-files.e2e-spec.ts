/** Files in the encodings of the world, and imports that die on the way. */
import { EvidenceLog } from '../../src/evidence/record.js';
import { contextOf } from '../../src/dispatch/context.js';
import { receiveFile } from '../../src/intake/imports/file.js';
import { addImport, claimImport, readImport } from '../../src/intake/imports/import.repository.js';
import { workOnNext } from '../../src/intake/imports/importer.js';
import { runImport } from '../../src/intake/imports/run.js';
import { Settings } from '../../src/platform/platform.module.js';
import { readConfig } from '../../src/platform/config.js';
import { announced, DEBTS, HEAD, imported, sent } from '../support/imports.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T12:00:00Z' });
  await town.borrower('Ann');
});
afterAll(() => town.stop());

// "no;name;mobile;mail", then 王小明 in GBK.
const gbk = (no: string) =>
  Buffer.concat([
    Buffer.from(`no;name;mobile;mail\n${no};`),
    Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7]),
    Buffer.from(`;1901234${no.slice(-4)};\n`),
  ]);

describe('a file of parties', () => {
  const mapping = {
    external_id: 'no',
    name: 'name',
    language: { value: 'zh-CN' },
    residence: { value: 'CN' },
    'time_zones.0.zone': { value: 'Asia/Shanghai' },
    'time_zones.0.source': { value: 'residence_address' },
    'endpoints.0.external_id': { template: '{no}-mobile' },
    'endpoints.0.kind': { value: 'mobile' },
    'endpoints.0.address': 'mobile',
    'endpoints.1.external_id': { template: '{no}-mail' },
    'endpoints.1.kind': { value: 'email' },
    'endpoints.1.address': 'mail',
  };
  it.each([
    ['GBK that nobody declared', 'gbk', {}, gbk('G-0001')],
    ['GBK', 'gbk', { encoding: 'gbk' }, gbk('G-0002')],
    [
      'UTF-16 with a mark',
      'utf-16le',
      {},
      Buffer.from('\ufeffno;name;mobile;mail\nG-0003;王小明;19012340003;\n', 'utf16le'),
    ],
    [
      'UTF-8 with a mark',
      'utf-8',
      {},
      Buffer.from('\ufeffno;name;mobile;mail\nG-0004;王小明;19012340004;\n'),
    ],
  ])('is read in %s', async (_, encoding, more, file) => {
    const { shown } = await imported(town, { kind: 'parties', mapping, ...more }, file);
    expect(shown).toMatchObject({ encoding, result: { created: 1, error: 0 } });

    const id = file.toString(encoding === 'utf-16le' ? 'utf16le' : 'latin1').match(/G-\d{4}/)?.[0];
    const { body } = await town.ask('GET', `/v1/parties/external:${id}`);
    expect(body).toMatchObject({ name: '王小明', endpoints: [{ external_id: `${id}-mobile` }] });
  });

  it('is refused when GBK is declared to be UTF-8, with its line', async () => {
    const path = await announced(town, { kind: 'parties', mapping, encoding: 'utf-8' });
    const reply = await sent(town, path, gbk('G-0009'));

    expect(reply).toMatchObject({ status: 422, body: { code: 'unreadable-file' } });
    expect(reply.body['detail']).toMatch(/^line 2 is not utf-8/);
    expect(await town.rows('select 1 from import_piece')).toEqual([]);
    const other = await sent(
      town,
      await announced(town, { kind: 'parties' }),
      Buffer.from([0x61, 0x81, 0x20, 0x0a]),
    );
    expect(other.body['detail']).toMatch(/neither UTF-8 nor GBK/);
  });
});

describe('an import that is killed', () => {
  it('goes on behind the last rows that count, and counts each row once', async () => {
    const { database, keys, evidenceOrigin, clock } = town.installation;
    const evidence = new EvidenceLog(keys, evidenceOrigin);
    const context = contextOf(keys, evidence, new Settings(readConfig({}), evidenceOrigin));
    const shelf = { database, keys, tenant: 1, context };
    const rows = Array.from(
      { length: 2_500 },
      (_, i) => `K-${i},1,0,1,${i === 1_700 ? 'No' : 'Ann'},`,
    );
    const file = Buffer.from(`${HEAD}\n${rows.join('\n')}\n`);
    const layout = { format: 'csv' as const, mapping: DEBTS };
    const id = await database.tx(1, (tx) =>
      addImport(tx, { kind: 'debts', layout, dry_run: false, by: null }),
    );
    const [row] = [await database.tx(1, (tx) => readImport(tx, id))];
    // The test's own hands first, so that the service leaves it alone.
    clock.advance(-1_000);
    await receiveFile(shelf, row!, pieces(file));
    const by = '00000000-0000-7000-8000-000000000001';
    const claimed = await database.tx(1, (tx) => claimImport(tx, by, id));
    // Dead after its first thousand: nobody gives the lease back.
    const isAtEnd = await runImport(claimed!, { ...shelf, by, isStopped: () => true });
    expect(isAtEnd).toBe(false);
    const left = await database.tx(1, (tx) => readImport(tx, id));
    expect(left).toMatchObject({ status: 'running', rows: 1_000, tally: { created: 1_000 } });
    // As long as it may be alive, nobody takes it.
    expect(await workOnNext({ ...shelf, isStopped: () => false }, id)).toBe(false);

    clock.advance(30_000);
    // The service and this test race for it; the row says who worked.
    await workOnNext({ ...shelf, isStopped: () => false }, id);
    for (let tries = 0; tries < 1_200; tries++) {
      if ((await database.tx(1, (tx) => readImport(tx, id)))?.status === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const ended = await database.tx(1, (tx) => readImport(tx, id));
    expect(ended).toMatchObject({
      status: 'done',
      rows: 2_500,
      tally: { created: 2_499, exists: 0, error: 1 },
    });
    const [count] = await town.rows<{ n: string }>(
      "select count(*) as n from debt where external_id like 'K-%'",
    );
    expect(count?.n).toBe('2499');
    // The dead one comes back: there is nothing left for it to do.
    await runImport(claimed!, { ...shelf, by, isStopped: () => false });
    expect(await database.tx(1, (tx) => readImport(tx, id))).toEqual(ended);
  });
});

async function* pieces(file: Buffer): AsyncGenerator<Buffer> {
  yield file;
}
