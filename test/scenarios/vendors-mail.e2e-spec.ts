/** A tenant's own vendors of mail: its server with TLS and password before that of the house, and what comes back. */
import { eventsIn } from '../support/heard.js';
import { handsIn, type Hands } from '../support/hands.js';
import { CERTIFICATE, PASSWORD, startMailServer, USER } from '../support/mail-server.js';
import type { MailServer } from '../support/mail-server.js';
import { sourceIn, type Posting } from '../support/signed.js';
import { startTown, type Town } from '../support/town.js';
import { httpVendorIn } from '../support/vendor.js';

const NOW = '2026-03-10T13:05:00Z';
const HOUSE = 'bounces.house.example';
const OWN = 'bounces.bank.example';

let town: Town;
let hands: Hands;
let posting: Posting;
let server: MailServer;
let vendor: string;

const settings = () => ({
  host: 'localhost',
  port: server.port,
  user: USER,
  password: PASSWORD,
  ca: CERTIFICATE,
  bounce_domain: OWN,
});

beforeAll(async () => {
  const env = { WEBHOOK_ALLOW_PRIVATE: '1', BOUNCE_DOMAIN: HOUSE, VENDOR_TIMEOUT_MS: '15000' };
  town = await startTown({ at: NOW, works: false, env });
  hands = handsIn(town);
  posting = await sourceIn(town, NOW);
  server = await startMailServer();
  const body = { label: 'own', kind: 'smtp', channel: 'email', priority: 10, settings: settings() };
  const reply = await town.ask('POST', '/v1/vendors', { body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  vendor = String(reply.body['id']);
});
afterAll(async () => {
  await server.stop();
  await town.stop();
});

let people = 0;

async function sent() {
  const name = `ada-${(people += 1)}`;
  await town.borrower(name);
  const id = await town.contact(name);
  await hands.judge();
  await hands.send([id]);
  return { name, id };
}

const shown = async (id: string) => (await town.ask('GET', `/v1/contacts/${id}`)).body;
const change = async (body: object) =>
  expect((await town.ask('PATCH', `/v1/vendors/${vendor}`, { body })).status).toBe(200);
const mail = (raw: string) =>
  posting.send(raw, { path: '/v1/inbound/mail', type: 'message/rfc822' });
const idIn = (raw: string) => /^Message-ID:\s*(<.*>)/im.exec(raw)?.[1]?.trim() ?? '';

/** A report of a server which quotes nothing of the mail, as some do. */
const bounce = (to: string, quoted = '') =>
  `From: MAILER-DAEMON@mx.example.com\r\nTo: <${to}>\r\nMIME-Version: 1.0\r\n` +
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n' +
  'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n' +
  (quoted === ''
    ? ''
    : `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${quoted}\r\n\r\n`) +
  '--b--\r\n';
const reply = (to: string, answered: string) =>
  `From: other@example.net\r\nTo: ${to}\r\nIn-Reply-To: ${answered}\r\nSubject: Re\r\n\r\nunsubscribe\r\n`;

describe('a mail server of the tenant', () => {
  it('carries its mail, by TLS and with its password, which nobody is shown', async () => {
    const { id } = await sent();

    expect(server.mails.at(-1)).toMatchObject({ isSecure: true });
    expect(await shown(id)).toMatchObject({
      status: 'sent',
      vendor_message_id: idIn(server.mails.at(-1)!.raw),
    });
    const seen = await town.ask('GET', `/v1/vendors/${vendor}`);
    expect(seen.body['settings_set']).toContain('password');
    const rows = await town.rows(`select vendor.*, encode(settings, 'escape') as text from vendor`);
    expect(JSON.stringify([seen.body, rows])).not.toContain(PASSWORD);
  });

  it.each([
    ['an address for a host', { host: 'smtp://localhost' }],
    ['no such TLS', { tls: 'maybe' }],
    ['half a login', { password: undefined }],
    ['what it does not know', { passwort: 'x' }],
  ])('is refused with %s, and its settings are not repeated', async (_, wrong) => {
    const body = {
      label: 'own',
      kind: 'smtp',
      channel: 'email',
      settings: { ...settings(), ...wrong },
    };
    const { status, body: problem } = await town.ask('POST', '/v1/vendors', { body });
    expect(status).toBe(400);
    expect(JSON.stringify(problem)).not.toContain(PASSWORD);
    expect(JSON.stringify(problem)).toContain('/settings');
  });

  it('hands over to that of the house when it does not let us in, and is asked no more', async () => {
    await change({ settings: { ...settings(), password: 'other' } });
    const before = town.mail.mails.length;
    for (let i = 0; i < 5; i++) {
      const { id } = await sent();
      expect(await shown(id)).toMatchObject({ status: 'scheduled' });
      await hands.judge();
      await hands.send([id]);
      expect(await shown(id)).toMatchObject({ status: 'sent' });
    }
    expect(town.mail.mails.length).toBe(before + 5);
    expect((await town.ask('GET', `/v1/vendors/${vendor}`)).body).toMatchObject({
      breaker: { standing: 'open' },
    });
    expect(await shown((await sent()).id)).toMatchObject({ status: 'sent' });

    town.installation.clock.advance(31_000);
    await change({ settings: settings() });
    await sent();
    expect((await town.ask('GET', `/v1/vendors/${vendor}`)).body).toMatchObject({
      breaker: { standing: 'closed' },
    });
  });
});

describe('what comes back', () => {
  it('to the address that names the message is its bounce, whoever carried it', async () => {
    const own = await sent();
    const address = server.mails.at(-1)?.from ?? '';
    await change({ disabled: true });
    const house = await sent();
    await change({ disabled: false });
    const other = town.mail.mails.at(-1)?.from ?? '';
    expect([address.split('@')[1], other.split('@')[1]]).toEqual([OWN, HOUSE]);

    for (const to of [address, other])
      expect(await mail(bounce(to))).toMatchObject({ body: { status: 'taken' } });

    for (const { id } of [own, house])
      expect(await shown(id)).toMatchObject({ status: 'undelivered', error_code: 'dsn_5.1.1' });
  });

  it('quoting the mail is its bounce, and an answer is its reader’s', async () => {
    const first = await sent();
    await mail(bounce('service@bank.example.com', idIn(server.mails.at(-1)!.raw)));
    expect(await shown(first.id)).toMatchObject({ status: 'undelivered' });

    const second = await sent();
    await mail(reply('service@bank.example.com', idIn(server.mails.at(-1)!.raw)));
    expect(await eventsIn(town, second.name)).toEqual(['message', 'opt_out']);
  });

  it('finds its contact where a gateway took the mail', async () => {
    const gateway = await httpVendorIn(town, { channel: 'email', priority: 1 });
    gateway.behave((response) => response.writeHead(202).end('{}'));
    const first = await sent();
    const given = JSON.parse(gateway.received.at(-1)?.body ?? '{}');
    expect(given).toMatchObject({ bounce_address: null });
    await mail(bounce('service@bank.example.com', given.mail_message_id));
    expect(await shown(first.id)).toMatchObject({ status: 'undelivered' });

    const { url, secret } = gateway;
    const more = { settings: { url, secret, bounce_domain: OWN } };
    await town.ask('PATCH', `/v1/vendors/${gateway.id}`, { body: more });
    const second = await sent();
    const { bounce_address: to, mail_message_id: id } = JSON.parse(gateway.received.at(-1)!.body);
    await mail(reply('service@bank.example.com', id));
    expect(await eventsIn(town, second.name)).toEqual(['message', 'opt_out']);
    await mail(bounce(to));
    expect(await shown(second.id)).toMatchObject({ status: 'undelivered' });
    await town.ask('PATCH', `/v1/vendors/${gateway.id}`, { body: { disabled: true } });
    await gateway.stop();
  });

  it('with another tenant’s name, or none of ours, changes nothing', async () => {
    const { id } = await sent();
    const address = server.mails.at(-1)?.from ?? '';
    await mail(bounce(address.replace(/^b1\./, 'b2.')));
    await mail(bounce(`b1.${'0'.repeat(26)}.${'0'.repeat(26)}@${OWN}`));
    expect(await shown(id)).toMatchObject({ status: 'sent' });
  });
});
