/** A vendor's secret is remembered between its reports, and dead for the first one after it was replaced. */
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import twilio from 'twilio';
import { ReceiptInbox } from '../../src/dispatch/receipt.inbox.js';
import { OutdatedSettingsError } from '../../src/dispatch/vendor.repository.js';
import { fromPublicId } from '../../src/platform/ids.js';
import { signedHeaders } from '../../src/platform/outgoing/signature.js';
import { RefusedCallbacks } from '../../src/intake/refused-callbacks.js';
import { startTown, type Town } from '../support/town.js';
import { httpVendorIn, newSecret, type HttpVendor } from '../support/vendor.js';

const NOW = '2026-03-10T13:05:00Z';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const OWN = { account_sid: `AC${'1'.repeat(32)}`, auth_token: 'the-token-of-the-tenant' };

let town: Town;
let vendor: HttpVendor;
beforeAll(async () => {
  town = await startTown({ at: NOW, works: false, env: { WEBHOOK_ALLOW_PRIVATE: '1' } });
});
beforeEach(async () => {
  vendor = await httpVendorIn(town);
});
afterEach(() => vendor.stop());
afterAll(() => town.stop());

let messages = 0;
const named = () => `m-${(messages += 1)}`;
const news = () => [{ message_id: named(), event: 'sent' }];

async function replaced(id: string, settings: object): Promise<void> {
  const { status } = await town.ask('PATCH', `/v1/vendors/${id}`, { body: { settings } });
  expect(status).toBe(200);
}

const stored = async (id: string) =>
  (await town.rows('select from receipt where vendor = $1', [id])).length;

describe('a secret that was replaced', () => {
  it('signs nothing any more, and the new one does', async () => {
    const next = newSecret();
    expect(await vendor.report(news(), NOW)).toMatchObject({ status: 200, body: { new: 1 } });
    await replaced(vendor.id, { url: vendor.url, secret: next });

    expect(await vendor.report(news(), NOW)).toMatchObject({ status: 401 });
    expect(await vendor.report(news(), NOW, next)).toMatchObject({ status: 200, body: { new: 1 } });
    expect(await vendor.report(news(), NOW)).toMatchObject({ status: 401 });
    expect(await stored(vendor.id)).toBe(2);
  });

  it('of a Twilio account signs nothing any more either', async () => {
    const body = { label: 'own account', kind: 'twilio', channel: 'sms', settings: OWN };
    const id = String((await town.ask('POST', '/v1/vendors', { body })).body['id']);
    const next = { ...OWN, auth_token: 'the-next-token-of-the-tenant' };
    const url = `${town.url}/v1/vendors/${id}/twilio/status`;
    const report = async ({ auth_token }: typeof OWN) => {
      const fields = { MessageSid: `SM${'a'.repeat(32)}`, MessageStatus: 'sent' };
      const signature = twilio.getExpectedTwilioSignature(auth_token, url, fields);
      const headers = { 'x-twilio-signature': signature };
      return (await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) }))
        .status;
    };
    expect(await report(OWN)).toBe(200);
    await replaced(id, next);

    expect(await report(OWN)).toBe(401);
    expect(await report(next)).toBe(200);
  });

  it('stores nothing while others in the same transaction are stored', async () => {
    const id = fromPublicId('vendor', vendor.id) ?? '';
    const inbox = town.app.get(ReceiptInbox);
    const one = (version: number) => {
      const receipt = { vendor: vendor.id, vendor_message_id: named(), error_code: null };
      return inbox.take(1, { ...receipt, event: 'sent' }, { id, version });
    };
    await replaced(vendor.id, { url: vendor.url, secret: newSecret() });

    // Whatever runs meanwhile, the last of them share one transaction.
    const ended = await Promise.allSettled([2, 2, 2, 1, 2].map(one));

    expect(ended.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(ended[3]).toMatchObject({ reason: expect.any(OutdatedSettingsError) });
    expect(await stored(vendor.id)).toBe(4);
  });
});

it('a report is timely by the clock of the database, whatever this process remembers of it', async () => {
  const { clock } = town.installation;
  clock.reading(new Date(Date.now() - 3_600_000));
  expect(Math.abs(clock.nearly() - Date.parse(NOW))).toBeGreaterThan(3_000_000);

  expect(await vendor.report(news(), NOW)).toMatchObject({ status: 200 });
});

const body = () => JSON.stringify({ receipts: news() });

/** As bytes, with headers that a client would not send by itself. */
const sent = (text: string, bytes: Buffer, more: Record<string, string>) =>
  new Promise<{ status?: number; nosniff: unknown }>((resolve, reject) => {
    const at = Date.parse(NOW);
    const headers = {
      ...signedHeaders({ id: 'one', at, body: text }, [vendor.secret]),
      ...more,
    };
    const url = `${town.url}/v1/vendors/${vendor.id}/receipts`;
    request(url, { method: 'POST', headers }, (response) => {
      const { statusCode: status = 0, headers: answered } = response.resume();
      resolve({ status, nosniff: answered['x-content-type-options'] });
    })
      .on('error', reject)
      .end(bytes);
  });

describe('a report', () => {
  it.each<[string, (text: string) => [string, Buffer, Record<string, string>]]>([
    ['as it is', (text) => [text, Buffer.from(text), {}]],
    ['that claims to be a form', (text) => [text, Buffer.from(text), FORM]],
    [
      'of no stated length',
      (text) => [text, Buffer.from(text), { 'transfer-encoding': 'chunked' }],
    ],
    ['packed', (text) => [text, gzipSync(text), { 'content-encoding': 'gzip' }]],
    [
      'of many kilobytes',
      (text) => [`${text}${' '.repeat(200_000)}`, Buffer.from(`${text}${' '.repeat(200_000)}`), {}],
    ],
  ])('%s is read as the bytes that were signed', async (_, made) => {
    expect(await sent(...made(body()))).toEqual({ status: 200, nosniff: 'nosniff' });
    expect(await stored(vendor.id)).toBe(1);
  });

  it('of which a byte was changed is refused and counted', async () => {
    const before = town.app.get(RefusedCallbacks).counts();
    const text = body();
    expect(await sent(text, Buffer.from(text.replace('sent', 'failed')), {})).toMatchObject({
      status: 401,
    });
    expect(town.app.get(RefusedCallbacks).counts()).not.toEqual(before);
    expect(await stored(vendor.id)).toBe(0);
  });
});
