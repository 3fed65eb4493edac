import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Outcome } from '../channel.js';
import { Permit } from '../permit.js';
import { httpSettings, httpVendor } from './http.js';

const NOW = Date.now();
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const CONTACT = '018f0000-0000-7000-8000-000000000001';
const ATTEMPT = '018f0000-0000-7000-8000-000000000002';

function permit() {
  return Permit.issue({
    tenant: 1,
    contact_id: CONTACT,
    attempt_id: ATTEMPT,
    channel: 'sms',
    address: '+8619012340001',
    content: { text: 'Please call us.' },
    text_hash: Buffer.alloc(32),
    sender: { name: 'Example Bank', sms_from: '10690', email_from: null, reply_to: null },
    vendor_templates: [],
    opt_out_url: null,
    expires_at: NOW + 60_000,
    deliver_until: NOW + 600_000,
  });
}

/** Long, for a busy machine: who means silence says how much of it. */
const PATIENT_MS = 20_000;

const place = (allowPrivate: boolean, timeoutMs: number) =>
  ({ name: 'ven_1', channel: 'sms', timeoutMs, publicUrl: undefined, allowPrivate }) as const;

function sendTo(url: string, allowPrivate = true, timeoutMs = PATIENT_MS): Promise<Outcome> {
  return httpVendor({ url, secret: SECRET }, place(allowPrivate, timeoutMs)).send(permit(), NOW);
}

interface Seen {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What came of a message, and the requests that the server saw. */
async function served(
  answer: (response: ServerResponse) => void,
  { allowPrivate = true, timeoutMs = PATIENT_MS } = {},
) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const outcome = await sendTo(`http://127.0.0.1:${port(server)}/sms`, allowPrivate, timeoutMs);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { outcome, seen };
}

function port(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port;
}

const says =
  (status: number, body = '') =>
  (response: ServerResponse) => {
    response.writeHead(status).end(body);
  };

const SILENT: Outcome = { kind: 'unknown', error_code: 'http_timeout' };

describe('a message by HTTP', () => {
  it.each<[string, (response: ServerResponse) => void, Outcome]>([
    [
      'is accepted under the vendor’s name for it',
      says(202, '{"message_id":"m-1"}'),
      { kind: 'accepted', vendor_message_id: 'm-1' },
    ],
    [
      'is accepted under ours if the vendor names none',
      says(204),
      { kind: 'accepted', vendor_message_id: ATTEMPT },
    ],
    ['is refused', says(422), { kind: 'refused', error_code: 'http_422' }],
    [
      'is refused by whom it was for',
      says(422, '{"code":"recipient_opted_out"}'),
      { kind: 'refused', error_code: 'recipient_opted_out' },
    ],
    [
      'is not taken by who does not let us in',
      says(401),
      { kind: 'technical', error_code: 'http_401' },
    ],
    [
      'is not taken by who has too much to do',
      says(429),
      { kind: 'technical', error_code: 'http_429' },
    ],
    ['is not taken by who is away', says(503), { kind: 'technical', error_code: 'http_503' }],
    ['is unknown when the vendor breaks', says(500), { kind: 'unknown', error_code: 'http_500' }],
    ['is unknown when a gateway gives up', says(504), { kind: 'unknown', error_code: 'http_504' }],
    [
      'is unknown when the line breaks',
      (response) => response.destroy(),
      { kind: 'unknown', error_code: 'http_econnreset' },
    ],
    ['is unknown when nobody answers', () => {}, SILENT],
    [
      'is not followed elsewhere',
      (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      { kind: 'unknown', error_code: 'http_redirect_not_followed' },
    ],
  ])('%s', async (_, answer, outcome) => {
    const timeoutMs = outcome === SILENT ? 1_000 : PATIENT_MS;
    const { outcome: was, seen } = await served(answer, { timeoutMs });

    expect(was).toEqual(outcome);
    expect(seen).toHaveLength(1);
  });

  it('is signed over the very bytes, and says what the permit says', async () => {
    const { seen } = await served(says(200));
    const [{ headers, body } = { headers: {}, body: '' }] = seen;

    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toMatchObject({
      id: `con_${CONTACT.replaceAll('-', '')}.${ATTEMPT}`,
      to: '+8619012340001',
      from: '10690',
      text: 'Please call us.',
    });
    expect(headers['webhook-id']).toBe(ATTEMPT);
  });

  it('never reaches a private address, nor one without encryption', async () => {
    const { outcome, seen } = await served(says(200), { allowPrivate: false });

    expect(outcome).toEqual({ kind: 'technical', error_code: 'http_not_encrypted' });
    expect(seen).toEqual([]);
    expect(await sendTo('https://127.0.0.1:9/sms', false)).toEqual({
      kind: 'technical',
      error_code: 'http_private_address',
    });
    expect(await sendTo('https://localhost:9/sms', false)).toEqual({
      kind: 'technical',
      error_code: 'http_private_address',
    });
  });

  it('has not left where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${port(server)}/`;
    await new Promise((resolve) => server.close(resolve));

    expect(await sendTo(url)).toEqual({ kind: 'technical', error_code: 'http_econnrefused' });
  });
});

it.each([
  ['no secret', { url: 'https://sms.example/' }],
  ['a short secret', { url: 'https://sms.example/', secret: 'whsec_AAAA' }],
  ['a password in the address', { url: 'https://a:b@sms.example/', secret: SECRET }],
  ['another scheme', { url: 'ftp://sms.example/', secret: SECRET }],
  ['what it does not know', { url: 'https://sms.example/', secret: SECRET, colour: 'red' }],
])('settings with %s are refused', (_, settings) => {
  expect(httpSettings.safeParse(settings).success).toBe(false);
});
