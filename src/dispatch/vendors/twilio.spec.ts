import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Outcome } from '../channel.js';
import { Permit } from '../permit.js';
import { twilioVendor } from './twilio.js';

const NOW = Date.parse('2026-03-10T13:05:00Z');
const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

function permit(deliver_until = NOW + 600_000) {
  return Permit.issue({
    tenant: 1,
    contact_id: 'one',
    attempt_id: 'first',
    channel: 'sms',
    address: '+12125550123',
    content: { text: 'Please call us.' },
    text_hash: Buffer.alloc(32),
    sender: { name: 'Example Bank', sms_from: '+12125550100', email_from: null, reply_to: null },
    vendor_templates: [],
    opt_out_url: 'https://example.com/o',
    expires_at: NOW + 60_000,
    deliver_until,
  });
}

/** What came of a message, how many requests the server saw, and the form of the last of them. */
async function sendTo(answer: (response: ServerResponse) => void, deliver_until?: number) {
  let requests = 0;
  let form = new URLSearchParams();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      requests += 1;
      form = new URLSearchParams(body);
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const outcome = await sendVia(port, deliver_until);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { ...outcome, requests, form };
}

function sendVia(port: number, deliver_until?: number): Promise<Outcome> {
  const vendor = twilioVendor({
    accountSid: ACCOUNT_SID,
    authToken: 'word',
    baseUrl: `http://127.0.0.1:${port}`,
    // Long enough for a busy machine.
    timeoutMs: 2_000,
    statusCallback: undefined,
  });
  return vendor.send(permit(deliver_until), NOW);
}

const says = (status: number, body: object) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

describe('a text message', () => {
  it.each<[string, (response: ServerResponse) => void, Outcome['kind']]>([
    ['is accepted when it is taken', says(201, { sid: 'SM1' }), 'accepted'],
    ['is refused with its number', says(400, { code: 21_211, message: 'no' }), 'refused'],
    ['may come later when there were too many', says(429, { code: 20_429 }), 'technical'],
    ['may come later when the vendor is away', says(503, { code: 20_503 }), 'technical'],
    ['may come later when we are not let in', says(401, { code: 20_003 }), 'technical'],
    ['may come later when our account is locked', says(403, { code: 20_403 }), 'technical'],
    ['is unknown when the vendor fails', says(500, { code: 20_500 }), 'unknown'],
    ['is unknown when the line breaks', (response) => response.destroy(), 'unknown'],
    ['is unknown when nobody answers', () => {}, 'unknown'],
  ])('%s', async (_, answer, kind) => {
    expect(await sendTo(answer)).toMatchObject({ kind, requests: 1 });
  });

  it.each([
    ['until the window closes', NOW + 599_900, '599'],
    ['for ten hours at most, as Twilio allows', NOW + 50_000_000, '36000'],
  ])('may be delivered %s', async (_, deliver_until, period) => {
    const { form } = await sendTo(says(201, { sid: 'SM1' }), deliver_until);
    expect(form.get('ValidityPeriod')).toBe(period);
  });

  it('is not handed over in the last second of the window', async () => {
    expect(await sendTo(says(201, { sid: 'SM1' }), NOW + 900)).toMatchObject({
      kind: 'not_now',
      error_code: 'window_closing',
      requests: 0,
    });
  });

  it('may come later when there is no server', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));

    expect(await sendVia(port)).toMatchObject({ kind: 'technical' });
  });
});
