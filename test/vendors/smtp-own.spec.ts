import {
  CERTIFICATE,
  PASSWORD,
  startMailServer,
  USER,
  type MailServerOptions,
} from '../support/mail-server.js';
import { Permit } from '../../src/dispatch/permit.js';
import { VENDOR_KINDS } from '../../src/dispatch/vendor-kinds.js';

const NOW = Date.parse('2026-03-10T13:05:00Z');
const ATTEMPT = '019cd7d1-0a00-7000-8000-000000000001';

const permit = () =>
  Permit.issue({
    tenant: 1,
    contact_id: '019cd7d1-0a00-7000-8000-000000000000',
    attempt_id: ATTEMPT,
    channel: 'email',
    address: 'ada@example.com',
    content: { subject: 'Your account', text: 'Good day.' },
    text_hash: Buffer.alloc(32),
    sender: {
      name: 'Example Bank',
      sms_from: null,
      email_from: 'service@bank.example.com',
      reply_to: null,
    },
    vendor_templates: [],
    opt_out_url: null,
    expires_at: NOW + 60_000,
    deliver_until: NOW + 60_000,
  });

interface Trial {
  readonly server?: MailServerOptions;
  readonly settings?: object;
  readonly allowPrivate?: boolean;
}

async function trial({ server: options = {}, settings = {}, allowPrivate = true }: Trial) {
  const server = await startMailServer(options);
  const all = {
    host: 'localhost',
    port: server.port,
    user: USER,
    password: PASSWORD,
    ca: CERTIFICATE,
    ...settings,
  };
  const place = {
    name: 'ven_1',
    channel: 'email',
    timeoutMs: 15_000,
    publicUrl: undefined,
    allowPrivate,
  } as const;
  try {
    const vendor = VENDOR_KINDS['smtp']!.make(JSON.parse(JSON.stringify(all)), place);
    const outcome = await vendor.send(permit(), NOW);
    vendor.close();
    return { outcome, mails: server.mails };
  } finally {
    await server.stop();
  }
}

describe('a mail by a tenant’s own server', () => {
  it.each<[string, Trial]>([
    ['after STARTTLS', {}],
    ['by TLS from the first byte', { server: { implicit: true }, settings: { tls: 'implicit' } }],
  ])('leaves %s, with our name for it and the bounce address', async (_, one) => {
    const settings = { ...one.settings, bounce_domain: 'bounces.bank.example' };
    const { outcome, mails } = await trial({ ...one, settings });

    const id = `<con_019cd7d10a0070008000000000000000.${ATTEMPT}@bank.example.com>`;
    expect(outcome).toEqual({ kind: 'accepted', vendor_message_id: id });
    expect(mails).toMatchObject([{ isSecure: true, to: ['ada@example.com'] }]);
    expect(mails[0]?.from).toMatch(/^b1\.[0-9a-v]{26}\.[0-9a-v]{26}@bounces\.bank\.example$/);
    expect(mails[0]?.raw.replaceAll('\r\n ', ' ')).toContain(`Message-ID: ${id}`);
    expect(mails[0]?.raw).toContain('From: Example Bank <service@bank.example.com>');
  });

  it('leaves in clear only where that was set up', async () => {
    const server = { open: true };
    const none = { tls: 'none', user: undefined, password: undefined };
    const { outcome, mails } = await trial({ server, settings: none });
    expect([outcome.kind, mails]).toMatchObject(['accepted', [{ isSecure: false }]]);

    const refused = await trial({ server, settings: { user: undefined, password: undefined } });
    expect([refused.outcome.kind, refused.mails]).toEqual(['technical', []]);
    await expect(trial({ server, settings: none, allowPrivate: false })).rejects.toThrow('TLS');
  });

  it.each<[string, Trial, string]>([
    ['whose certificate nobody vouches for', { settings: { ca: undefined } }, 'smtp_'],
    ['that knows another password', { settings: { password: 'other' } }, 'smtp_535'],
    [
      'that does not ask for the password',
      { server: { open: true }, settings: { tls: 'none' } },
      'smtp_',
    ],
    ['whose name leads inside', { allowPrivate: false }, 'smtp_private_address'],
    [
      'whose address lies inside',
      { settings: { host: '127.0.0.1' }, allowPrivate: false },
      'smtp_private_address',
    ],
    ['that is not there', { settings: { port: 1 } }, 'smtp_econnrefused'],
  ])('goes to another vendor from one %s', async (_, one, code) => {
    const { outcome, mails } = await trial(one);

    expect(outcome).toMatchObject({ kind: 'technical' });
    expect('error_code' in outcome && outcome.error_code).toContain(code);
    expect(mails).toEqual([]);
  });
});
