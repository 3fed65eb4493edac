import type { Queue } from '../support/redis.js';
import { startTown, type Town } from '../support/town.js';

/** 13:05 in London, 21:05 in Shanghai, 09:05 in New York. */
const OPEN = '2026-03-10T13:05:00Z';

describe.each<Queue>(['PostgreSQL', 'Redis'])('dispatch with the queue on %s', (queue) => {
  let town: Town;
  beforeAll(async () => {
    town = await startTown({ at: OPEN, queue });
  });
  afterAll(() => town.stop());

  const kinds = async (id: string) => {
    const rows = await town.rows<{ kind: string }>(
      `select r.kind from record r where convert_from(r.entry, 'UTF8') like $1 order by r.id`,
      [`%${id}%`],
    );
    return rows.map(({ kind }) => kind);
  };

  it('sends an allowed e-mail once, exactly as it was judged, and proves each step', async () => {
    await town.borrower('ada');
    const id = await town.contact('ada');
    await town.becomes(id, 'sent');
    const mails = town.mail.mails.filter(({ to }) =>
      JSON.stringify(to).includes('ada@example.com'),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('£123.45');
    expect(await kinds(id)).toEqual([
      'contact.accepted',
      'decision',
      'send.attempt',
      'send.accepted',
    ]);
    const explained = (await town.ask('GET', `/v1/contacts/${id}/explain`)).body;
    expect(explained).toMatchObject({ verdict: 'allow' });
  });

  it('signs an SMS in Chinese with the sender’s name', async () => {
    await town.borrower('bea', 'CN');
    const id = await town.contact('bea', { channel: 'sms' });
    await town.becomes(id, 'sent');
    expect(town.sms.messages.at(-1)?.body).toMatch(/^【示例银行】/);
  });

  it('holds what would leave at night until the window opens', async () => {
    await town.borrower('cai');
    await town.event({
      external_id: `cai-hours-${queue}`,
      occurred_at: '2026-03-09T12:00:00Z',
      type: 'inconvenient_time',
      party: 'cai',
      windows: [{ days: ['tue'], from: '00:00', to: '15:30' }],
      source: 'person',
    });
    const id = await town.contact('cai');
    const held = await town.becomes(id, 'held');
    expect(held).toMatchObject({ hold: { until: '2026-03-10T15:30:00.000Z' } });
  });

  it('holds the fourth contact of one day: the house allows three', async () => {
    await town.borrower('dan');
    const ids = [];
    for (let i = 0; i < 4; i++) ids.push(await town.contact('dan'));
    const ends = await Promise.all(ids.map((id) => town.becomes(id, 'sent', 'held')));
    expect(ends.filter(({ status }) => status === 'sent')).toHaveLength(3);
    const held = ends.find(({ status }) => status === 'held');
    expect(held).toMatchObject({ rules: ['HOUSE-CAP-DAY'] });
  });

  it('lets a STOP win before its answer, and blocks what comes later', async () => {
    await town.borrower('eve', 'CN');
    const first = await town.contact('eve', { channel: 'sms' });
    await town.becomes(first, 'sent');
    const number = town.sms.messages.at(-1)?.to ?? '';
    const status = await town.sms.post_inbound(`${town.url}/v1/vendors/twilio/inbound`, {
      from: number,
      to: '+12125550100',
      body: 'TD',
    });
    expect(status).toBe(200);
    const second = await town.contact('eve', { channel: 'sms' });
    await town.becomes(second, 'blocked');
  });

  it('opts out by the one-click link of the mail itself', async () => {
    await town.borrower('fay');
    await town.becomes(await town.contact('fay'), 'sent');
    const mail = town.mail.mails.find(({ to }) => JSON.stringify(to).includes('fay@example.com'));
    const link = /<(http[^>]+)>/.exec(JSON.stringify(mail?.headers))?.[1] ?? '';
    const asked = await fetch(link);
    expect(asked.status).toBe(200);
    await town.becomes(await town.contact('fay'), 'sent');
    const clicked = await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect(clicked.status).toBe(200);
    await town.becomes(await town.contact('fay'), 'blocked');
    expect((await fetch(`${link}x`, { method: 'POST' })).status).toBe(404);
  });

  it('never sends again what may have left, and learns from the vendor’s list that it did', async () => {
    await town.borrower('gil', 'CN');
    town.sms.fail_next('accepted_then_dropped');
    const before = town.sms.messages.length;
    const id = await town.contact('gil', { channel: 'sms' });
    await town.becomes(id, 'unknown', 'sent');
    await town.becomes(id, 'sent');
    expect(town.sms.messages.length).toBe(before + 1);
    expect(await kinds(id)).toEqual([
      'contact.accepted',
      'decision',
      'send.attempt',
      'send.unknown',
      'send.accepted',
    ]);
  });

  it.each([
    ['rate_limited', 'scheduled', null],
    ['invalid_to', 'failed', null],
  ] as const)('after %s the contact is %s and its slot is free', async (kind, status, slot) => {
    const name = `hal-${kind.replaceAll('_', '-')}`;
    await town.borrower(name, 'CN');
    town.sms.fail_next(kind);
    const id = await town.contact(name, { channel: 'sms' });
    const end = await town.becomes(id, status === 'scheduled' ? 'scheduled' : status);
    expect(end).toMatchObject({ status });
    const [row] = await town.rows<{ slot: string | null; error_code: string | null }>(
      `select slot, error_code from contact_state where contact_id = $1::uuid`,
      [id.slice(4)],
    );
    expect(row?.slot).toBe(slot);
  });

  it('loses nothing when the queue’s store is emptied', async () => {
    await town.borrower('ivy');
    await town.loseQueue();
    const id = await town.contact('ivy');
    await town.loseQueue();
    expect(await town.becomes(id, 'sent')).toMatchObject({ attempt_no: 1 });
  });

  it('makes a call task, judges it at the claim, and counts the call', async () => {
    await town.borrower('jon');
    const id = await town.contact('jon', { channel: 'call' });
    await town.becomes(id, 'ready');
    const claim = await town.ask('POST', `/v1/calls/${id}/claim`);
    expect(claim.body).toMatchObject({ claimed: true, number: expect.stringMatching(/^\+44/) });
    expect((await town.ask('POST', `/v1/calls/${id}/claim`)).status).toBe(409);
    const done = await town.ask('POST', `/v1/calls/${id}/complete`, {
      body: { outcome: 'conversation' },
    });
    expect(done.status).toBe(200);
    const [event] = await town.rows<{ body: object }>(
      `select body from timeline_event where type = 'call' and body->>'outcome' = 'conversation'`,
    );
    expect(event?.body).toMatchObject({ direction: 'outbound' });
  });
});

describe('without a worker', () => {
  it('nothing leaves', async () => {
    const town = await startTown({ at: OPEN, works: false });
    await town.borrower('kim');
    const id = await town.contact('kim');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await town.ask('GET', `/v1/contacts/${id}`)).body).toMatchObject({
      status: 'scheduled',
    });
    expect(town.mail.mails).toHaveLength(0);
    await town.stop();
  });
});
