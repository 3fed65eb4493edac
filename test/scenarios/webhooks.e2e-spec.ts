/** Notices carried to others: signed, once the receiver has them, patiently, and never inside our own network. */
import { Webhook } from 'standardwebhooks';
import { EvidenceLog } from '../../src/evidence/record.js';
import { PATIENCE } from '../../src/feed/deliver.js';
import { post } from '../../src/platform/outgoing/post.js';
import { eventually, startReceiver, type Receiver } from '../support/receiver.js';
import { startTown, type Town } from '../support/town.js';

const HOUR_MS = 3_600_000;

let town: Town;
const receivers: Receiver[] = [];
beforeAll(async () => {
  const env = { WEBHOOK_ALLOW_PRIVATE: '1', WEBHOOK_TIMEOUT_MS: '1500' };
  town = await startTown({ at: new Date().toISOString(), env });
});
afterAll(async () => {
  for (const one of receivers) await one.stop();
  await town.stop();
});

async function receiver(): Promise<Receiver> {
  const started = await startReceiver();
  receivers.push(started);
  return started;
}

async function hooked(url: string, more: object = {}) {
  const body = { url, label: 'a story', types: ['pause.changed'], ...more };
  const reply = await town.ask('POST', '/v1/webhooks', { body });
  expect(reply.status).toBe(201);
  return { path: `/v1/webhooks/${String(reply.body['id'])}`, secret: String(reply.body['secret']) };
}

/** Something happens. */
function happens(what: string) {
  const { database, keys, evidenceOrigin } = town.installation;
  return database.tx(1, (tx) =>
    new EvidenceLog(keys, evidenceOrigin).write(tx, [
      { kind: 'pause.changed', subject: null, body: { what } },
    ]),
  );
}

async function deliveries(path: string, status = '') {
  const query = status === '' ? '' : `?status=${status}`;
  const { body } = await town.ask('GET', `${path}/deliveries${query}`);
  return body['data'] as Record<string, unknown>[];
}

const all = (rows: Record<string, unknown>[], status: string, count: number) =>
  rows.length === count && rows.every((row) => row['status'] === status) ? rows : undefined;

describe('a webhook', () => {
  it('gets what it asked for, signed, with the id that the feed shows', async () => {
    const to = await receiver();
    const { path, secret } = await hooked(to.url);
    const [id] = await happens('one');
    const [got] = await to.count(1);

    const verified = new Webhook(secret).verify(got!.body, got!.headers as Record<string, string>);
    expect(verified).toMatchObject({ type: 'pause.changed', data: { what: 'one' } });
    expect(got?.headers['webhook-id']).toBe(`rec_${id?.replaceAll('-', '')}`);
    const [done] = await eventually(async () => all(await deliveries(path), 'delivered', 1));
    const shown = (await town.ask('GET', `${path}/deliveries/${String(done?.['id'])}`)).body;
    expect(shown).toMatchObject({ tries: 1, http_status: 204, log: [{ n: 1, error: null }] });
    // The secret is shown once, and is not in the table as it is.
    expect(JSON.stringify((await town.ask('GET', path)).body)).not.toContain('whsec_');
    const [row] = await town.rows<{ secrets: Buffer }>('select secrets from webhook limit 1');
    expect(row?.secrets.toString('latin1')).not.toContain('whsec_');
    await town.ask('DELETE', path);
  });

  it('is signed with old and new secret while they are rotated', async () => {
    const to = await receiver();
    const { path, secret } = await hooked(to.url);
    const body = { overlap_hours: 1 };
    const fresh = String((await town.ask('POST', `${path}/secrets`, { body })).body['secret']);
    await happens('rotated');
    const [both] = await to.count(1);
    for (const known of [secret, fresh])
      new Webhook(known).verify(both!.body, both!.headers as Record<string, string>);

    town.installation.clock.advance(HOUR_MS);
    await happens('an hour later');
    const [, late] = await to.count(2);
    expect(String(late?.headers['webhook-signature']).split(' ')).toHaveLength(1);
    town.installation.clock.advance(-HOUR_MS);
    await town.ask('DELETE', path);
  });

  it('that never answers hinders no other', async () => {
    const silent = await receiver();
    silent.behave(() => {});
    const quick = await receiver();
    const hung = await hooked(silent.url);
    const well = await hooked(quick.url);
    await Promise.all(Array.from({ length: 30 }, (_, i) => happens(`many-${i}`)));
    await quick.count(30);

    const [late] = await eventually(async () => {
      const rows = await deliveries(hung.path, 'waiting');
      return rows.some(({ error }) => error === 'timeout') ? rows : undefined;
    });
    expect(late).toBeDefined();
    expect(new Set(quick.received.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
    await town.ask('DELETE', hung.path);
    await town.ask('DELETE', well.path);
  });

  it('that fails is tried again for a day, is then a dead letter, and can be replayed', async () => {
    const to = await receiver();
    to.behave((response) => response.writeHead(500).end());
    const { path } = await hooked(to.url);
    await happens('unlucky');
    const began = town.installation.clock.local();
    for (let tries = 1; tries <= PATIENCE.length + 1; tries++) {
      await to.count(tries);
      await eventually(async () =>
        (await deliveries(path))[0]?.['status'] === 'sending' ? undefined : true,
      );
      const [{ next_try_at: next = null } = {}] = await deliveries(path);
      if (typeof next === 'string') town.clockIs(next);
    }
    const [dead] = await deliveries(path, 'dead');
    expect(dead).toMatchObject({ status: 'dead', tries: 9, error: 'http_500' });
    expect(town.installation.clock.local() - began).toBeGreaterThan(24 * HOUR_MS);

    to.behave((response) => response.writeHead(200).end('fine'));
    const replay = await town.ask('POST', `${path}/replay`, { body: {} });
    expect(replay.body).toEqual({ object: 'webhook_replay', deliveries: 1 });
    await to.count(10);
    await eventually(async () => all(await deliveries(path), 'delivered', 1));
    // The same message for a receiver that has seen it already.
    expect(new Set(to.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(to.received.map(({ body }) => body)).size).toBe(1);
    town.clockIs(new Date().toISOString());
    await town.ask('DELETE', path);
  });

  it('is told although the queue was lost', async () => {
    const to = await receiver();
    const { path } = await hooked(to.url);
    await town.loseQueue();
    await happens('after the loss');
    await to.count(1);
    await town.ask('DELETE', path);
  });

  it('is not followed to another address, and stops when it is gone', async () => {
    const to = await receiver();
    const inner = await receiver();
    to.behave((response) => response.writeHead(302, { location: inner.url }).end());
    const { path } = await hooked(to.url);
    await happens('moved');
    const [moved] = await eventually(async () => {
      const rows = await deliveries(path, 'waiting');
      return rows[0]?.['http_status'] === 302 ? rows : undefined;
    });
    expect(moved).toMatchObject({ error: 'redirect_not_followed', http_status: 302 });
    expect(inner.received).toEqual([]);

    to.behave((response) => response.writeHead(410).end());
    await town.ask('POST', `${path}/replay`, { body: {} });
    town.installation.clock.advance(HOUR_MS);
    const gone = await eventually(async () => {
      const { body } = await town.ask('GET', path);
      return body['disabled'] === true ? body : undefined;
    });
    expect(gone).toMatchObject({ disabled_why: 'it answered 410 Gone' });
    town.clockIs(new Date().toISOString());
    // Enabled again, it gets what happened meanwhile.
    await happens('while away');
    to.behave((response) => response.writeHead(200).end());
    const before = to.received.length;
    await town.ask('PATCH', path, { body: { disabled: false } });
    await to.count(before + 1);
    await town.ask('DELETE', path);
  });

  it('does not reach our own network by a name, an address or a redirection', async () => {
    const inner = await receiver();
    const options = { timeoutMs: 1_000, allowPrivate: false };
    const port = new URL(inner.url).port;
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])
      expect(await post(`http://${host}:${port}/`, {}, '{}', options)).toMatchObject({
        error: 'private_address',
      });
    expect(inner.received).toEqual([]);
    for (const url of ['ftp://a.example/', 'https://u:p@a.example/', 'https://a.example/#x', 'x'])
      expect(await town.ask('POST', '/v1/webhooks', { body: { url, label: 'bad' } })).toMatchObject(
        { status: 400 },
      );
  });
});
