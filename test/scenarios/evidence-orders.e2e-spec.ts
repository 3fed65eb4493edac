/** Packages are ordered over HTTP, made in the background, and fetched within a day. */
import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Eraser } from '../../src/dispatch/erasing/eraser.js';
import { Sealing } from '../../src/evidence/log/sealing.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { verifyPackage } from '../../src/evidence/verify/package.js';
import { readTrust } from '../../src/evidence/verify/trust.js';
import { issueExport } from '../../src/intake/exports/issue.js';
import { subjectOf } from '../../src/intake/exports/subject.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { folderIn, unzipped } from '../support/archive.js';
import { startExports, type Exports } from '../support/exports.js';
import { houseOf, policy } from '../support/house.js';

// A busy machine seals and packs late.
jest.setTimeout(90_000);

let world: Exports;

beforeAll(async () => {
  world = await startExports();
});

afterAll(() => world.stop());

async function file(id: unknown) {
  const headers = { authorization: `Bearer ${world.town.key}` };
  const url = `${world.town.url}/v1/evidence/t1/exports/${String(id)}/file`;
  const response = await fetch(url, { headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

const order = (body: object, key = world.town.key) =>
  world.town.ask('POST', '/v1/evidence/t1/exports', { body, key });

async function done(id: unknown): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 1_200; tries++) {
    const { body } = await world.town.ask('GET', `/v1/evidence/t1/exports/${String(id)}`);
    if (body['status'] === 'done' || body['status'] === 'failed') return body;
    await sleep(100);
  }
  throw new Error('the export did not end');
}

describe('a package ordered over HTTP', () => {
  let sealing: Sealing;
  beforeAll(async () => {
    const { keys, clock, evidenceOrigin: origin } = world.town.installation;
    const signer = path.join(world.folder, 'signer');
    sealing = new Sealing({ url: world.town.databaseUrl, clock, keys, origin, folder: signer });
    sealing.start();
  });
  afterAll(() => sealing.stop());

  it('is made in the background, verifies, and is fetched with a record of it', async () => {
    const asked = {
      subject: 'external:lena',
      purpose: 'regulator',
      open: ['content'],
      language: 'zh-CN',
    };
    const { status, body } = await order({ ...asked, recipient: 'The regulator' });
    expect([status, body['status']]).toEqual([202, 'waiting']);
    const made = await done(body['id']);
    expect(made).toMatchObject({ status: 'done', open: ['content'], failure: null });

    const { bytes } = await file(body['id']);
    const files = await unzipped(bytes);
    const manifest = files.get('manifest.json')!;
    expect(createHash('sha256').update(manifest).digest('hex')).toBe(made['manifest']);
    const trust = Buffer.from(
      `log ${(await world.town.rows<{ vkey: string }>('select vkey from log_state'))[0]!.vkey} 0 -\nquorum none\n`,
    );
    expect(verifyPackage(folderIn(files), readTrust(trust))).toMatchObject({
      records: made['records'],
      head: { size: made['size'] },
    });
    const [read] = await world.town.rows(
      `select tag, convert_from(entry, 'UTF8')::jsonb #>> '{body,export}' as export from record
        where kind = 'access.recorded'`,
    );
    expect(read).toEqual({ tag: made['subject'], export: body['id'] });
    const sealed = await world.town.rows('select sealed from evidence_export_piece');
    expect(JSON.stringify(sealed)).not.toContain('lena');
  });

  it('is refused for the unknown and the erased, and what is opened to who sees no personal data', async () => {
    const asked = { subject: 'nobody', purpose: 'audit' };
    expect(await order(asked)).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    await world.town.rows(
      "delete from person_key where party_id = (select id from party where external_id = 'gone')",
    );
    expect(await order({ ...asked, subject: 'gone' })).toMatchObject({ status: 410 });
    const auditor = await world.town.keyWith(['evidence:read', 'contacts:read']);
    const opened = { ...asked, subject: 'lena', open: ['all'] };
    expect(await order(opened, auditor)).toMatchObject({ status: 403 });
    expect(await order({ ...opened, open: [] }, auditor)).toMatchObject({ status: 202 });
    const other = await world.town.ask('POST', '/v1/evidence/t2/exports', { body: opened });
    expect(other.status).toBe(404);
  });

  it('goes when anybody is erased whose words it opens, and is drawn up anew if that happens meanwhile', async () => {
    const { town } = world;
    await town.borrower('co');
    const relation = { body: { relation: 'guarantor', liable: true } };
    await town.ask('PUT', '/v1/debts/lena-loan/parties/co', relation);
    const to = { party: 'co', endpoint: 'co-mail' };
    await town.becomes(await town.contact('lena', { to }), 'sent', 'held', 'blocked', 'review');
    const whole = { subject: 'lena', purpose: 'audit', open: ['all'] };
    const [opened, closed] = [await order(whole), await order({ ...whole, open: [] })];
    for (const { body } of [opened, closed]) {
      await done(body['id']);
      expect((await file(body['id'])).status).toBe(200);
    }
    const second = await town.keyWith(SCOPES, 'approver');
    const wish = { party: 'co', basis: 'data_subject', reason: 'A letter.' };
    const { body: asked } = await town.ask('POST', '/v1/erasures', { body: wish });
    const approve = `/v1/erasures/${String(asked['id'])}/approve`;
    let drawn = 0;
    const adorn = async () => {
      drawn += 1;
      if (drawn === 1) await town.ask('POST', approve, { key: second, body: {} });
    };
    const { database, keys, evidenceOrigin } = town.installation;
    const tools = { keys, evidence: new EvidenceLog(keys, evidenceOrigin), adorn };
    const rest = { open: 'all', purpose: 'audit', recipient: null, known: [], by: null } as const;
    const { concerns } = await database.tx(1, async (tx) =>
      issueExport(tx, tools, { ...rest, subject: await subjectOf(tx, 'lena') }),
    );

    expect([drawn, concerns.length]).toEqual([2, 1]);
    expect((await file(opened.body['id'])).status).toBe(404);
    expect((await file(closed.body['id'])).status).toBe(200);
  });

  it('fails with a reason if it can never be made, and is gone after a day', async () => {
    const { body } = await order({ subject: 'lena', purpose: 'audit', known_sizes: [9_999_999] });
    expect(await done(body['id'])).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('a checkpoint of size 9999999 is none of this log'),
    });
    const { body: good } = await order({ subject: 'quiet', purpose: 'audit' });
    await done(good['id']);
    expect((await file(good['id'])).status).toBe(200);
    await world.town.rows(
      "update evidence_export set finished_at = finished_at - interval '2 days'",
    );
    let { status } = await file(good['id']);
    for (let tries = 0; tries < 1_200 && status === 200; tries++) {
      await sleep(100);
      ({ status } = await file(good['id']));
    }
    expect(status).toBe(404);
  });
});

describe('what the house policy keeps no longer', () => {
  it('goes once a day, section by section, but not what the law or a hold keeps', async () => {
    const { town } = world;
    const left = async (party: string) =>
      town.rows(
        `select s.section from secret s join person_key k on k.tag = s.tag join party p on p.id = k.party_id
          where p.external_id = $1 and s.record_id < $2 order by 1`,
        [party, '019d0000-0000-7000-8000-000000000000'],
      );
    const before = { wei: await left('wei'), gone: await left('gone') };
    const house = await houseOf(town);
    await house.settled(
      '/v1/policies',
      policy({ retention: { years: 3, sections: { content: 1 } } }),
    );
    const body = { scope: 'party', value: 'gone', reference: 'A-1', reason: 'A suit.' };
    await town.ask('POST', '/v1/legal-holds', { body });
    const sweep = () => town.app.get(Eraser).sweep(1);
    const sections = async () => (await left('lena')).map(({ section }) => section);

    await sweep();
    expect(await sections()).toContain('content');
    town.clockIs('2027-03-11T10:00:00Z');
    await sweep();
    expect(await sections()).toContain('inputs');
    expect(await sections()).not.toContain('content');
    town.clockIs('2029-03-11T10:00:00Z');
    await sweep();
    expect(await sections()).toEqual([]);
    expect({ wei: await left('wei'), gone: await left('gone') }).toEqual(before);
    const kept = await house.records('retention.expired');
    expect(kept.at(-1)).toMatchObject({
      persons: expect.any(Number),
      sections: expect.any(Number),
    });
  });
});
