/** Vendors that a tenant sets up: settings that never come out, messages that leave by them, and their reports. */
import { handsIn, type Hands } from '../support/hands.js';
import { startTown, type Town } from '../support/town.js';
import { httpVendorIn, newSecret, type HttpVendor } from '../support/vendor.js';

const NOW = '2026-03-10T13:05:00Z';

let town: Town;
let hands: Hands;
let vendor: HttpVendor;
const written: string[] = [];
let stderr: typeof process.stderr.write;

beforeAll(async () => {
  stderr = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text) => written.push(String(text)) > 0;
  town = await startTown({ at: NOW, works: false, env: { WEBHOOK_ALLOW_PRIVATE: '1' } });
  hands = handsIn(town);
  vendor = await httpVendorIn(town, { priority: 1 });
});
beforeEach(() => vendor.behave((response) => response.writeHead(202).end('{}')));
afterAll(async () => {
  process.stderr.write = stderr;
  await vendor.stop();
  await town.stop();
});

let people = 0;

async function sent(): Promise<string> {
  const name = `ann-${(people += 1)}`;
  await town.borrower(name, 'CN');
  const id = await town.contact(name, { channel: 'sms' });
  await hands.judge();
  await hands.send([id]);
  return id;
}

const shown = async (id: string) => (await town.ask('GET', `/v1/contacts/${id}`)).body;

describe('settings of a vendor', () => {
  it('are told by their names only, and stand nowhere in clear', async () => {
    const { secret, id, url } = vendor;
    const one = await town.ask('GET', `/v1/vendors/${id}`);

    expect(one.body).toMatchObject({ object: 'vendor', id, settings_set: ['secret', 'url'] });
    const replies = [one, await town.ask('GET', '/v1/vendors')];
    const tables = await town.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
    );
    const rows = await Promise.all(tables.map(({ name }) => town.rows(`select * from ${name}`)));
    // Bytes are shown as the text that they might hold.
    const all = JSON.stringify([replies, rows], (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    expect(all).toContain('gateway');
    expect(all).not.toContain(secret.slice(6, 40));
    expect(all).not.toContain(url);
  });

  it('are not told to whoever gets them wrong, nor to the log', async () => {
    const wrong = { url: 'https://sms.example/', secret: 'hush-hush-not-a-secret' };
    const body = { label: 'x', kind: 'http', channel: 'sms', settings: wrong };
    const reply = await town.ask('POST', '/v1/vendors', { body });

    expect(reply).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ pointer: '/settings/secret' })] },
    });
    expect(JSON.stringify(reply.body)).not.toContain('hush');
    vendor.behave((response) => response.destroy());
    await sent();
    expect(written.join('')).not.toMatch(/hush|whsec_/);
  });

  it.each([
    ['a kind that there is not', { kind: 'pigeon' }, '/kind'],
    ['a channel that the kind does not carry', { kind: 'twilio', channel: 'email' }, '/channel'],
    ['nothing set', { settings: {} }, '/settings/url'],
  ])('with %s are refused', async (_, more, pointer) => {
    const settings = { url: 'https://sms.example/', secret: newSecret() };
    const body = { label: 'x', kind: 'http', channel: 'sms', settings, ...more };
    const reply = await town.ask('POST', '/v1/vendors', { body });

    expect([400, 422]).toContain(reply.status);
    expect(reply.body['errors']).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('are replaced as a whole, and the next message is signed with the new ones', async () => {
    const other = await httpVendorIn(town, { priority: 0 });
    const settings = { url: `${other.url}?moved`, secret: newSecret() };
    await sent();
    const reply = await town.ask('PATCH', `/v1/vendors/${other.id}`, { body: { settings } });
    expect(reply.status).toBe(200);
    await sent();

    expect(other.received.map(({ path }) => path)).toEqual(['/hook', '/hook?moved']);
    await town.ask('PATCH', `/v1/vendors/${other.id}`, { body: { disabled: true } });
    const count = vendor.received.length;
    await sent();
    expect(vendor.received).toHaveLength(count + 1);
    await other.stop();
  });
});

describe('a message', () => {
  it('goes to the tenant’s vendor before that of the environment', async () => {
    const before = town.sms.messages.length;
    const id = await sent();

    expect(await shown(id)).toMatchObject({ status: 'sent', vendor: vendor.id });
    expect(town.sms.messages).toHaveLength(before);
    expect(vendor.texts().at(-1)).toContain('【示例银行】');
  });

  it('is delivered when its vendor says so, once', async () => {
    vendor.behave((response) => response.writeHead(202).end('{"message_id":"m-1"}'));
    const id = await sent();
    const report = [{ message_id: 'm-1', event: 'delivered' }];

    expect(await vendor.report(report, NOW)).toMatchObject({ status: 200, body: { new: 1 } });
    expect(await vendor.report(report, NOW)).toMatchObject({ status: 200, body: { new: 0 } });
    expect(await shown(id)).toMatchObject({ status: 'delivered', vendor_message_id: 'm-1' });
  });

  it('whose answer was lost is known by our name for it, from its own vendor alone', async () => {
    vendor.behave((response) => response.destroy());
    const id = await sent();
    expect(await shown(id)).toMatchObject({ status: 'unknown', vendor: vendor.id });
    const ours = JSON.parse(vendor.received.at(-1)?.body ?? '{}')['id'];
    const stranger = await httpVendorIn(town, { priority: 900 });
    await stranger.report([{ message_id: 'm-2', id: ours, event: 'sent' }], NOW);
    expect(await shown(id)).toMatchObject({ status: 'unknown' });

    await vendor.report([{ message_id: 'm-2', id: ours, event: 'sent' }], NOW);
    expect(await shown(id)).toMatchObject({ status: 'sent', vendor_message_id: 'm-2' });
    await town.ask('PATCH', `/v1/vendors/${stranger.id}`, { body: { disabled: true } });
    await stranger.stop();
  });

  it.each([
    [
      'another secret',
      () => vendor.report([{ message_id: 'm-3', event: 'sent' }], NOW, newSecret()),
      'signature',
    ],
    [
      'an old signature',
      () => vendor.report([{ message_id: 'm-3', event: 'sent' }], '2026-03-10T12:00:00Z'),
      'timestamp',
    ],
  ])('is not believed about under %s', async (_, report, reason) => {
    expect(await report()).toMatchObject({ status: 401, body: { reason } });
    expect(await town.rows(`select from receipt where vendor_message_id = 'm-3'`)).toEqual([]);
  });

  it('that its vendor refuses for good is not tried again', async () => {
    vendor.behave((response) => response.writeHead(422).end());
    const id = await sent();

    expect(await shown(id)).toMatchObject({ status: 'failed', error_code: 'http_422' });
  });
});
