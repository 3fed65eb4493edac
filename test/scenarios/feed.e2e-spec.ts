/** What Dunwell did, told in one order: nothing is missed, whoever commits late. */
import { setTimeout as sleep } from 'node:timers/promises';
import twilio from 'twilio';
import { EvidenceLog } from '../../src/evidence/record.js';
import { readFeed } from '../../src/feed/read.js';
import type { Tx } from '../../src/platform/database.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

interface Notice {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T03:00:00Z' });
  await town.borrower('Ann', 'CN');
});
afterAll(async () => {
  await town.stop();
});

async function page(query: string) {
  const { status, body } = await town.ask('GET', `/v1/events?${query}`);
  return { status, body, data: (body['data'] ?? []) as Notice[], next: String(body['next']) };
}

/** As the vendor would sign it. */
async function delivered(sid: string): Promise<void> {
  const url = `${town.url}/v1/vendors/twilio/status`;
  const fields = { MessageSid: sid, MessageStatus: 'delivered', ErrorCode: '' };
  const signature = twilio.getExpectedTwilioSignature(ACCOUNT.auth_token, url, fields);
  const headers = { 'x-twilio-signature': signature };
  await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

async function latest(): Promise<string> {
  return (await page('after=latest')).next;
}

/** Follows the feed from a point until a notice fits. */
async function until(after: string, fits: (notice: Notice) => boolean): Promise<Notice[]> {
  const seen: Notice[] = [];
  for (let from = after; !seen.some(fits);) {
    const { data, next } = await page(`after=${from}&wait=10`);
    expect(data.length).toBeGreaterThan(0);
    seen.push(...data);
    from = next;
  }
  return seen;
}

describe('the feed', () => {
  it('tells of a message from its sending to its delivery, in order', async () => {
    const from = await latest();
    const id = await town.contact('Ann', { external_id: 'fed-1', channel: 'sms' });
    const sent = await town.becomes(id, 'sent');
    const waiting = until(from, ({ type }) => type === 'contact.delivered');
    await delivered(String(sent['vendor_message_id']));

    const told = (await waiting).filter(({ data }) => data['contact'] === id);
    expect(told.map(({ type }) => type)).toEqual(['contact.sent', 'contact.delivered']);
    expect(told[0]).toMatchObject({
      object: 'notice',
      id: expect.stringMatching(/^rec_[0-9a-f]{32}$/),
      data: { external_id: 'fed-1', vendor: 'twilio' },
    });
  });

  it('tells why a contact is held, and of a STOP, without personal data', async () => {
    const from = await latest();
    town.clockIs('2026-03-10T16:00:00Z'); // midnight in Shanghai
    const held = await town.contact('Ann', { channel: 'sms' });
    await town.becomes(held, 'held');
    await town.event({
      external_id: 'stop-1',
      occurred_at: '2026-03-10T15:59:00Z',
      type: 'opt_out',
      party: 'Ann',
      channel: 'sms',
      endpoint: 'Ann-mobile',
      scope: 'all',
      text: 'STOP it, says Ann',
    });
    await town.becomes(held, 'blocked');
    const told = await until(
      from,
      ({ data }) => data['contact'] === held && data['verdict'] === 'block',
    );

    expect(told.map(({ type }) => type)).toEqual([
      'contact.held',
      'consent.revoked',
      'contact.blocked',
    ]);
    expect(told[0]?.data).toMatchObject({ verdict: 'defer', not_before: expect.any(String) });
    expect(told[0]?.data['rules']).not.toEqual([]);
    expect(told[1]?.data).toMatchObject({ type: 'opt_out', party: expect.stringMatching(/^pty_/) });
    expect(JSON.stringify(told)).not.toMatch(/Example|\+86|says Ann/);
  });

  it('misses nothing of a transaction that commits late', async () => {
    const from = await latest();
    const open = gate();
    const { database } = town.installation;
    const late = database.tx(1, async (tx) => {
      await changed(tx, 'early-number');
      await open.wait;
    });
    await sleep(100);
    await database.tx(1, (tx) => changed(tx, 'quick'));
    const first = await page(`after=${from}`);
    open.release();
    await late;
    const second = await page(`after=${first.next}`);

    expect(first.data.map(({ data }) => data['change'])).toEqual(['quick']);
    expect(second.data.map(({ data }) => data['change'])).toEqual(['early-number']);
    // Whoever begins anew gets both, at the same places.
    const again = await page(`after=${from}`);
    expect(again.data).toEqual([...first.data, ...second.data]);
  });

  it('tells each of 400 changes once to readers that read while eight write', async () => {
    const from = Number(await latest());
    const { database } = town.installation;
    const wanted = Array.from({ length: 400 }, (_, i) => `change-${i}`);
    const work = [...wanted];
    const writer = async () => {
      for (let name = work.shift(); name !== undefined; name = work.shift()) {
        const change = name;
        await database.tx(1, async (tx) => {
          await changed(tx, change);
          await sleep(Math.random() * 8);
        });
      }
    };
    const reader = async () => {
      const seen: unknown[] = [];
      // A reader that finds another at placing gets what stands, so an empty stretch is not the end.
      for (let next = from, idle = 0; idle < 100;) {
        const stretch = await database.tx(1, (tx) => readFeed(tx, { after: next, limit: 7 }));
        seen.push(...stretch.notices.map(({ data }) => data['change']));
        idle = stretch.next === next ? idle + 1 : 0;
        next = stretch.next;
        if (idle > 0) await sleep(3);
      }
      return seen;
    };
    const [one, two] = await Promise.all([reader(), reader(), ...wanted.slice(0, 8).map(writer)]);

    expect(one).toHaveLength(400);
    expect(new Set(one as string[])).toEqual(new Set(wanted));
    expect(two).toEqual(one);
  });

  it('shows only the types that are asked for, and refuses what it cannot follow', async () => {
    const { data } = await page('after=&types=consent.revoked');
    expect(data.map(({ type }) => type)).toEqual(['consent.revoked']);

    for (const query of [
      'after=999999',
      'after=x',
      'after=0&party=Ann',
      'wait=3',
      'after=&types=a.b',
    ])
      expect(await page(query)).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    const key = await town.keyWith(['portfolio:read']);
    expect(await town.ask('GET', '/v1/events?after=', { key })).toMatchObject({ status: 403 });
    // Without it, the timeline is what it was.
    expect((await page('party=Ann')).body).toMatchObject({ object: 'list' });
  });

  it('answers an empty page when the time is over', async () => {
    const from = await latest();
    const { body } = await page(`after=${from}&wait=1`);

    expect(body).toMatchObject({ object: 'feed', data: [], next: from, has_more: false });
  });
});

function changed(tx: Tx, change: string) {
  const { keys, evidenceOrigin } = town.installation;
  return new EvidenceLog(keys, evidenceOrigin).write(tx, [
    { kind: 'config.changed', subject: null, body: { change } },
  ]);
}

const nothing = () => {};

function gate() {
  let release = nothing;
  const wait = new Promise<void>((resolve) => (release = resolve));
  return { wait, release: () => release() };
}
