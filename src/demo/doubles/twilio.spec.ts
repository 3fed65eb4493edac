import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { isMessage } from './twilio-contract.js';
import { startTwilioDouble, type TwilioDouble } from './twilio.js';

const account_sid = `AC${'0123456789abcdef'.repeat(2)}`;
const auth_token = 'a-token-of-the-double';
const ordinary = { to: '+12125550101', from: '+12125550199', body: 'Please call us.' };

/** The vendor's own client, pointed at the double. */
class OriginClient extends twilio.RequestClient {
  constructor(private readonly origin: string) {
    super({ timeout: 400 });
  }

  override request<T>(options: RequestClient.RequestOptions<T>) {
    const { pathname, search } = new URL(options.uri);
    return super.request<T>({ ...options, uri: this.origin + pathname + search });
  }
}

describe('the SMS vendor’s double', () => {
  let double: TwilioDouble;

  beforeEach(async () => {
    double = await startTwilioDouble({ account_sid, auth_token });
  });
  afterEach(() => double.stop());

  const client = (token = auth_token) =>
    twilio(account_sid, token, { httpClient: new OriginClient(double.url) }).messages;

  it('takes a message from the vendor’s client and keeps it as sent', async () => {
    const { sid, status } = await client().create({ ...ordinary, body: '您好,请致电客服。€' });

    expect(sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(status).toBe('queued');
    expect(double.messages).toMatchObject([
      { sid, to: ordinary.to, from: ordinary.from, body: '您好,请致电客服。€', num_segments: '1' },
    ]);
  });

  it('answers in the shape of the contract', async () => {
    await client().create(ordinary);

    expect(isMessage({ ...double.messages[0] })).toBe(true);
    expect(isMessage({ ...double.messages[0], sid: 'SM1' })).toBe(false);
  });

  it('finds one message by its sid, and none by another', async () => {
    const { sid } = await client().create(ordinary);

    await expect(client()(sid).fetch()).resolves.toMatchObject({ body: ordinary.body });
    await expect(client()(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  it('lists by recipient and date, over as many pages as it takes', async () => {
    for (const body of ['1', '2', '3', '4', '5']) await client().create({ ...ordinary, body });
    await client().create({ ...ordinary, to: '+12125550102' });
    const hour = 3_600_000;
    const now = new Date(double.messages[0]?.date_created ?? 0).getTime();

    const since = { to: ordinary.to, dateSentAfter: new Date(now - hour), pageSize: 2 };
    const found = await client().list(since);
    const later = await client().list({ ...since, dateSentAfter: new Date(now + hour) });

    expect(found.map(({ body }) => body)).toEqual(['5', '4', '3', '2', '1']);
    expect(later).toEqual([]);
  });

  it('admits nobody but its account', async () => {
    await expect(client('another token').create(ordinary)).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
    expect(double.messages).toEqual([]);
  });

  it.each([
    ['rate_limited', 429, 20429],
    ['server_error', 500, 20500],
    ['unsubscribed', 400, 21610],
    ['invalid_to', 400, 21211],
  ] as const)('refuses the next message only when told: %s', async (kind, status, code) => {
    double.fail_next(kind);

    await expect(client().create(ordinary)).rejects.toMatchObject({ status, code });
    expect(double.messages).toEqual([]);

    await client().create(ordinary);
    expect(double.messages).toHaveLength(1);
  });

  it.each([
    ['dropped', 'ECONNRESET', 0],
    ['accepted_then_dropped', 'ECONNRESET', 1],
    ['accepted_then_silent', 'ECONNABORTED', 1],
  ] as const)('leaves the caller in the dark: %s', async (kind, code, taken) => {
    double.fail_next(kind);

    await expect(client().create(ordinary)).rejects.toMatchObject({ code });
    expect(await client().list({ to: ordinary.to })).toHaveLength(taken);
  });

  it('takes its time when told to', async () => {
    const slow = await startTwilioDouble({ account_sid, auth_token, latency_ms: 600 });
    const impatient = twilio(account_sid, auth_token, { httpClient: new OriginClient(slow.url) });

    await expect(impatient.messages.create(ordinary)).rejects.toMatchObject({
      code: 'ECONNABORTED',
    });
    expect(slow.messages).toHaveLength(1);
    await slow.stop();
  });
});
