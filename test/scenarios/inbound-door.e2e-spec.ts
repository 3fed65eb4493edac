/** The signed inbound doors: only what a source signed, once, and in whatever spelling and encoding it comes. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { RefusedCallbacks } from '../../src/intake/refused-callbacks.js';
import { confirmationsIn, eventsIn, textedIn } from '../support/heard.js';
import { patiently } from '../support/patiently.js';
import { sourceIn, type Posting, type Sent } from '../support/signed.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let posting: Posting;
beforeAll(async () => {
  town = await startTown({ at: NOW });
  posting = await sourceIn(town, NOW, 'CN');
});
afterAll(() => town.stop());

const NOW = '2026-03-10T13:05:00Z';
const send: Posting['send'] = (body, sent) => posting.send(body, sent);

const said = (from: string, text: string) =>
  JSON.stringify({ type: 'message', channel: 'sms', from, to: '+12125550100', text });

const borrower = (name: string) => textedIn(town, name);
const eventsOf = (name: string) => eventsIn(town, name);

describe('the signed door', () => {
  it('takes a stop from a number in a form of its own before it answers', async () => {
    const number = await borrower('ada');
    const waiting = await town.contact('ada', {
      channel: 'sms',
      not_before: '2026-03-10T13:30:00Z',
    });

    const { status, body } = await send(
      said(`0086 ${number.slice(3, 6)}-${number.slice(6)}`, 'TD'),
    );

    expect([status, body]).toEqual([200, { object: 'inbound', status: 'taken' }]);
    expect(await eventsOf('ada')).toEqual(['message', 'opt_out']);
    town.clockIs('2026-03-10T13:30:30Z');
    await town.becomes(waiting, 'blocked');
    town.clockIs(NOW);
  });

  it('reads what says UTF-8 and is GBK', async () => {
    const number = await borrower('bea');
    const gbk = Buffer.concat([
      Buffer.from(said(number, '').slice(0, -2)),
      Buffer.from([0xcd, 0xcb, 0xb6, 0xa9]), // 退订
      Buffer.from('"}'),
    ]);
    const { body } = await send(gbk);

    expect(body).toMatchObject({ status: 'taken' });
    expect(await eventsOf('bea')).toEqual(['message', 'opt_out']);
  });

  it('takes what the reference library of Standard Webhooks signs', async () => {
    const { body: source } = await town.ask('POST', '/v1/inbound/sources', {
      body: { label: 'reference' },
    });
    const text = said('+8619012349999', 'hello');
    const signed = new Webhook(String(source['secret'])).sign('msg_1', new Date(NOW), text);

    const { status } = await send(text, { id: 'msg_1', headers: { 'webhook-signature': signed } });

    expect(status).toBe(200);
  });

  it('takes one delivery once: a replay is refused, a second try of the sender is a duplicate', async () => {
    const number = await borrower('cai');
    const id = randomUUID();
    const body = said(number, 'hello');

    const answers = await Promise.all([1, 2, 3].map(() => send(body, { id })));
    const again = await send(body, { id, at: '2026-03-10T13:05:30Z' });
    const other = await send(said(number, 'STOP'), { id, at: '2026-03-10T13:05:40Z' });

    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body: { reason } }) => reason === 'replay')).toHaveLength(2);
    expect(again.body).toMatchObject({ status: 'duplicate' });
    expect(other.status).toBe(409);
    expect(await eventsOf('cai')).toEqual(['message']);
  });

  it('confirms a stop once, however often it is posted or said', async () => {
    const number = await textedIn(town, 'coy', 'US-NY');
    const id = randomUUID();
    const stop = said(number, 'STOP');

    await Promise.all([send(stop, { id }), send(stop, { id })]);
    await send(stop, { id, at: '2026-03-10T13:05:30Z' });
    await send(stop);

    await patiently(async () =>
      expect(await confirmationsIn(town, 'coy')).toEqual([{ status: 'sent' }]),
    );
  });

  it('puts on record that a stop could not be confirmed', async () => {
    const number = await borrower('cid');
    await town.rows(
      `update template set active_version = null where name = 'opt-out-confirmation'`,
    );

    await send(said(number, 'TD'));

    const rows = await town.rows(
      `select from record where kind = 'fact.recorded' and convert_from(entry, 'UTF8') like '%"confirmation":"refused"%'`,
    );
    expect([rows.length, await confirmationsIn(town, 'cid')]).toEqual([1, []]);
  });

  it.each<[string, string, Sent]>([
    ['unsigned', 'unsigned', { headers: { 'webhook-signature': '' } }],
    ['signed with another secret', 'signature', { secret: `whsec_${'A'.repeat(32)}` }],
    ['signed six minutes ago', 'timestamp', { at: '2026-03-10T12:59:00Z' }],
    ['signed in the future', 'timestamp', { at: '2026-03-10T13:11:00Z' }],
    ['of no source', 'signature', { path: '/v1/inbound?source=nobody' }],
  ])('refuses what is %s, and counts it', async (_, reason, sent) => {
    const counted = () =>
      town.app
        .get(RefusedCallbacks)
        .counts()
        .find((one) => one.door === 'inbound' && one.reason === reason)?.count ?? 0;
    const before = [counted(), await town.rows('select from timeline_event')] as const;

    const { status, body } = await send(said('+8619012340001', 'STOP'), sent);

    expect([status, body['reason']]).toEqual([401, reason]);
    expect(counted()).toBe(before[0] + 1);
    expect(await town.rows('select from timeline_event')).toHaveLength(before[1].length);
  });

  it.each<[string, string, number]>([
    ['no JSON', '{"type":', 400],
    ['another type', '{"type":"noise"}', 400],
    ['no sender', '{"type":"message","channel":"sms","text":"x"}', 400],
  ])('with %s says what is wrong, and can be sent again', async (_, body, status) => {
    const id = randomUUID();
    expect((await send(body, { id })).status).toBe(status);
    expect((await send(said('+8619012349999', 'hello'), { id })).body).toMatchObject({
      status: 'unknown_sender',
    });
  });

  it('refuses what is too large, as HTTP has it', async () => {
    expect((await send(said('+8619012340001', 'x'.repeat(6_000_000)))).status).toBe(413);
  });

  it('forgets after a week what came in', async () => {
    await send(said('+8619012349999', 'hi'));
    town.clockIs('2026-03-18T13:05:00Z');
    const many = Array.from({ length: 12 }, () =>
      send(said('+8619012349999', 'hi'), { at: '2026-03-18T13:05:00Z' }),
    );
    await Promise.all(many);
    town.clockIs(NOW);

    const rows = await town.rows<{ n: number }>(
      `select count(*)::int as n from inbound_delivery where received_at < '2026-03-11'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('closes for a source that was revoked', async () => {
    const { body } = await town.ask('POST', '/v1/inbound/sources', { body: { label: 'old' } });
    const own = { secret: String(body['secret']) };
    expect((await send(said('+8619012349999', 'hi'), own)).status).toBe(200);
    expect(
      (await send(said('+8619012349999', 'hi'), { path: `/v1/inbound?source=${posting.source}` }))
        .status,
    ).toBe(200);

    await town.ask('POST', `/v1/inbound/sources/${String(body['id'])}/revoke`);

    expect((await send(said('+8619012349999', 'hi'), own)).status).toBe(401);
    const { body: list } = await town.ask('GET', '/v1/inbound/sources');
    expect(JSON.stringify(list)).not.toMatch(/whsec_/);
  });
});
