import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import twilio from 'twilio';
import { LOOPBACK, listen } from './loopback.js';
import type { TwilioOptions } from './twilio-state.js';
import { startTwilioDouble } from './twilio.js';

const account = { account_sid: `AC${'0123456789abcdef'.repeat(2)}`, auth_token: 'a-token' };
const reply = { from: '+12125550101', to: '+12125550199', body: 'STOP 停止' };

/** A service that takes webhooks and checks each with the vendor's own function. */
class Webhook {
  readonly received: Record<string, string>[] = [];
  readonly #server: Server;
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        const parameters = Object.fromEntries(new URLSearchParams(body));
        const signature = String(request.headers['x-twilio-signature']);
        const valid = twilio.validateRequest(account.auth_token, signature, this.url, parameters);
        if (valid) this.received.push(parameters);
        response.writeHead(valid ? 200 : 403).end();
      });
    });
  }

  async start(): Promise<void> {
    this.url = `http://${LOOPBACK}:${await listen(this.#server)}/hook?tenant=1`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('what the double posts', () => {
  const hook = new Webhook();
  beforeAll(() => hook.start());
  afterAll(() => hook.stop());
  beforeEach(() => void hook.received.splice(0));

  /** Sends one message that asks for reports, and stops the double, which waits for them. */
  async function afterSending(options: Partial<TwilioOptions> = {}) {
    const double = await startTwilioDouble({ ...account, ...options });
    const credentials = Buffer.from(`${account.account_sid}:${account.auth_token}`);
    await fetch(`${double.url}/2010-04-01/Accounts/${account.account_sid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials.toString('base64')}` },
      body: new URLSearchParams({
        To: reply.from,
        From: reply.to,
        Body: 'Hello',
        StatusCallback: hook.url,
      }),
    });
    return double;
  }

  it('is a reply with a signature that the vendor’s own check accepts', async () => {
    const double = await startTwilioDouble(account);

    expect(await double.post_inbound(hook.url, reply)).toBe(200);
    expect(hook.received).toMatchObject([
      { From: reply.from, To: reply.to, Body: reply.body, AccountSid: account.account_sid },
    ]);
    await double.stop();
  });

  it('is refused once a word of it is changed', async () => {
    const double = await startTwilioDouble(account);
    const { url, headers, body } = double.signed_inbound({ ...reply, url: hook.url });
    const changed = body.replace('STOP', 'START');

    expect((await fetch(url, { method: 'POST', headers, body: changed })).status).toBe(403);
    expect(hook.received).toEqual([]);
    await double.stop();
  });

  it('is a report for every step of a message that asked for them', async () => {
    const double = await afterSending();
    await double.stop();
    const sid = double.messages[0]?.sid;

    expect(hook.received).toMatchObject([
      { MessageSid: sid, MessageStatus: 'sent', To: reply.from },
      { MessageSid: sid, MessageStatus: 'delivered' },
    ]);
    expect(double.callbacks).toEqual([
      { sid, status: 'sent', answer: 200 },
      { sid, status: 'delivered', answer: 200 },
    ]);
  });

  it('is nothing but what a test reports when receipts are off', async () => {
    const double = await afterSending({ receipts: 'none' });
    const sid = double.messages[0]?.sid ?? '';
    await double.report(sid, 'undelivered', 30003);

    expect(double.messages).toMatchObject([{ status: 'undelivered', error_code: 30003 }]);
    await double.stop();
    expect(hook.received).toMatchObject([{ MessageStatus: 'undelivered', ErrorCode: '30003' }]);
  });

  it('is lost without harm when nobody listens', async () => {
    const double = await startTwilioDouble(account);

    expect(await double.post_inbound('http://127.0.0.1:1/hook', reply)).toBeUndefined();
    await double.stop();
  });
});
