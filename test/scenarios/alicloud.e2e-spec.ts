/** SMS in China through Alibaba Cloud: what leaves, what does not, what is found later, and what is pushed back. */
import { jest } from '@jest/globals';
import type { AlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import type { AlicloudFailure } from '../../src/demo/doubles/alicloud-state.js';
import { RefusedCallbacks } from '../../src/intake/refused-callbacks.js';
import { startAlicloudTown, type AlicloudTown } from '../support/alicloud-town.js';

jest.setTimeout(120_000);

let story: AlicloudTown;
let cloud: AlicloudDouble;
beforeAll(async () => {
  story = await startAlicloudTown();
  cloud = story.cloud;
});
afterAll(() => story.stop());

const OK = { status: 200, text: '{"code":0,"msg":"接收成功"}' };
const last = () => cloud.messages.at(-1)!; // each story has sent one

describe('a message', () => {
  it('leaves in the judged words and is delivered when the cloud says so, however often', async () => {
    const id = await story.sent();
    expect(await story.shown(id)).toMatchObject({
      status: 'sent',
      vendor: story.vendor,
      vendor_message_id: last().biz_id,
    });
    expect(last().content).toMatch(/^【示例银行】Example .+到期未还。.+拒收请回复R$/);

    for (let i = 0; i < 3; i += 1)
      expect(await cloud.report(last(), 'DELIVERED', story.reports)).toEqual(OK);
    expect(await story.shown(id)).toMatchObject({ status: 'delivered', error_code: null });
    const biz = [last().biz_id];
    const kept = await story.town.rows('select from receipt where vendor_message_id = $1', biz);
    expect(kept).toHaveLength(1);
  });

  it('that did not arrive says why', async () => {
    const id = await story.sent();
    expect(await cloud.report(last(), 'MK:0001', story.reports)).toEqual(OK);

    expect(await story.shown(id)).toMatchObject({
      status: 'undelivered',
      error_code: 'alicloud_MK:0001',
    });
  });

  it.each<[string, string, AlicloudFailure, string]>([
    [
      'is refused for good',
      'failed',
      { code: 'isv.BUSINESS_LIMIT_CONTROL' },
      'isv.BUSINESS_LIMIT_CONTROL',
    ],
    ['is throttled', 'scheduled', { code: 'Throttling.User', status: 400 }, 'Throttling.User'],
  ])('that %s has not left, and is %s', async (_, status, failure, code) => {
    cloud.fail_next(failure);
    const id = await story.sent();

    const error_code = `alicloud_${code}`;
    expect(await story.hands.standing(id)).toEqual({ status, slot: null, error_code });
  });

  it('whose words nobody approved does not leave', async () => {
    const before = cloud.asked.length;
    const id = await story.sent({ variables: { note: '请勿回复。' } });

    const { status, error_code } = await story.hands.standing(id);
    expect([status, error_code]).toEqual(['failed', 'no_vendor_template']);
    expect(cloud.asked).toHaveLength(before);
  });
});

describe('an unknown outcome', () => {
  it('is settled by the list by our name for it, and named by its receipt', async () => {
    cloud.fail_next('silent');
    const id = await story.sent();
    expect(await story.hands.standing(id)).toMatchObject({ status: 'unknown', slot: 'settled' });
    await story.settled(id);

    expect(await story.shown(id)).toMatchObject({ status: 'sent', vendor_message_id: null });
    await cloud.report(last(), 'DELIVERED', story.reports);
    expect(await story.shown(id)).toMatchObject({
      status: 'delivered',
      vendor_message_id: last().biz_id,
    });
  });

  it('stays unknown while the list does not show it, and is not sent again', async () => {
    cloud.fail_next('dropped');
    const count = cloud.messages.length;
    const id = await story.sent();
    await story.settled(id);

    expect(await story.hands.standing(id)).toMatchObject({ status: 'unknown', slot: 'settled' });
    expect(cloud.messages).toHaveLength(count);
  });

  it('ends by a receipt that comes before anybody asks the list', async () => {
    cloud.fail_next('silent');
    const id = await story.sent();
    await cloud.report(last(), 'DELIVERED', story.reports);

    expect(await story.shown(id)).toMatchObject({
      status: 'delivered',
      vendor_message_id: last().biz_id,
    });
  });
});

describe('a push', () => {
  const report = { biz_id: 'never^0', success: true, err_code: 'DELIVERED', out_id: '' };

  it('about messages of others is kept and parked', async () => {
    expect(await cloud.push(story.reports, [report, { ...report, biz_id: 'nor^0' }])).toEqual(OK);
    const parked = await story.town.rows(
      `select from receipt_waiting where vendor_message_id in ('never^0', 'nor^0')`,
    );
    expect(parked).toHaveLength(2);
  });

  it.each<[string, 'reports' | 'replies', unknown]>([
    ['no JSON', 'reports', '[{'],
    ['no list', 'reports', report],
    ['no name of a message', 'reports', [{ ...report, biz_id: undefined }]],
    ['NUL in a name', 'reports', [{ ...report, biz_id: 'a\u0000' }]],
    ['no outcome', 'reports', [{ ...report, success: 'yes' }]],
    ['nobody who replies', 'replies', [{ content: 'TD' }]],
  ])('with %s is refused', async (_, door, body) => {
    expect(await cloud.push(story[door], body)).toMatchObject({ status: 400 });
  });

  it('to an address that was not made here is refused and counted', async () => {
    const forged = story.reports.replace(/[0-9a-f]{8}(?=\/reports$)/, '00000000');
    const counted = () =>
      story.town.app
        .get(RefusedCallbacks)
        .counts()
        .find(({ door }) => door === 'alicloud')?.count;
    const before = counted() ?? 0;

    expect(await cloud.push(forged, [report])).toMatchObject({ status: 401 });
    expect(await cloud.push(forged.replace('reports', 'replies'), [])).toMatchObject({
      status: 401,
    });
    expect(counted()).toBe(before + 2);
  });
});

const reply = (phone_number: string, content: string, sequence_id: string | number) => ({
  phone_number,
  content,
  send_time: '2026-03-10 21:06:00',
  dest_code: '1069012345',
  sequence_id,
});
const confirmed = () => story.town.rows(`select from contact where purpose like 'opt_out%'`);
const opt_outs = () => story.town.rows(`select from timeline_event where type = 'opt_out'`);

describe('a reply', () => {
  it.each(['TD', '退订', 'T', 'R'])(
    '%s stops what waits, before the answer, once',
    async (word) => {
      const id = await story.permitted();
      const number = story.numberOf(id);
      const before = await opt_outs();
      const push = [reply(number, word, 1), reply(number, word, 1)];
      expect(await cloud.push(story.replies, push)).toEqual(OK);
      const count = cloud.messages.length;
      await story.hands.send([id]);
      expect(cloud.messages).toHaveLength(count);
      expect(await cloud.push(story.replies, push)).toEqual(OK);
      expect(await opt_outs()).toHaveLength(before.length + 1);
      expect(await confirmed()).toHaveLength(before.length + 1);
    },
  );

  it('under a number that was used before is another message', async () => {
    const id = await story.permitted();
    const number = story.numberOf(id);
    await cloud.push(story.replies, [reply(number, '收到', 7)]);
    const before = await opt_outs();
    await cloud.push(story.replies, [reply(`86${number}`, '退订', '7')]);

    expect(await opt_outs()).toHaveLength(before.length + 1);
  });
});

describe('the addresses', () => {
  it('are told to who may set vendors up, for this kind alone', async () => {
    const reader = await story.town.keyWith(['contacts:read'], 'reader');
    const path = `/v1/vendors/${story.vendor}/callbacks`;

    expect(await story.town.ask('GET', path, { key: reader })).toMatchObject({ status: 403 });
    expect(
      await story.town.ask('GET', `/v1/vendors/ven_${'0'.repeat(32)}/callbacks`),
    ).toMatchObject({ status: 404 });
  });
});
