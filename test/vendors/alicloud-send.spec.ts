/** What Alibaba Cloud's answers, and its silence, mean. */
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { AlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import type { AlicloudFailure } from '../../src/demo/doubles/alicloud-state.js';
import type { Outcome } from '../../src/dispatch/channel.js';
import { sendReference } from '../../src/dispatch/send-reference.js';
import { freePort } from '../../src/platform/embedded/free-port.js';
import { CODE, doubleAt, NAMES, NOW, permit, vendorAt, WORDS } from '../support/alicloud.js';

jest.setTimeout(60_000);

let double: AlicloudDouble;
beforeAll(async () => {
  double = await doubleAt(() => NOW);
  // Loads the SDK.
  await vendorAt(double.url).send(permit(), NOW);
});
afterAll(() => double.stop());

const sent = () => vendorAt(double.url).send(permit(), NOW);
const asks = () => double.asked.length;

describe('a message', () => {
  it('is accepted under its sign, its code and what fills the holes, and carries our name', async () => {
    const outcome = await sent();
    const message = double.messages.at(-1);

    expect(outcome).toEqual({ kind: 'accepted', vendor_message_id: message?.biz_id });
    expect(message).toMatchObject({ content: WORDS, phone: '13800138000', template_code: CODE });
    expect(message?.out_id).toBe(sendReference(NAMES));
  });

  it.each<[string, AlicloudFailure, Outcome]>([
    [
      'refused, as the number was written to too often',
      { code: 'isv.BUSINESS_LIMIT_CONTROL' },
      { kind: 'refused', error_code: 'alicloud_isv.BUSINESS_LIMIT_CONTROL' },
    ],
    [
      'refused with its words',
      { code: 'isv.BLACK_KEY_CONTROL_LIMIT' },
      { kind: 'refused', error_code: 'alicloud_isv.BLACK_KEY_CONTROL_LIMIT' },
    ],
    [
      'refused by a rule that is newer than the table',
      { code: 'isv.SOMETHING_NEW' },
      { kind: 'refused', error_code: 'alicloud_isv.SOMETHING_NEW' },
    ],
    [
      'technical when the service fails before it takes it',
      { code: 'isp.SYSTEM_ERROR' },
      { kind: 'technical', error_code: 'alicloud_isp.SYSTEM_ERROR' },
    ],
    [
      'technical when the account has no money',
      { code: 'isv.AMOUNT_NOT_ENOUGH' },
      { kind: 'technical', error_code: 'alicloud_isv.AMOUNT_NOT_ENOUGH' },
    ],
    [
      'technical when there were too many',
      { code: 'Throttling.User', status: 400 },
      { kind: 'technical', error_code: 'alicloud_Throttling.User' },
    ],
    [
      'technical when the gateway throttles as a server error',
      { code: 'Throttling', status: 503 },
      { kind: 'technical', error_code: 'alicloud_Throttling' },
    ],
    [
      'technical when we are not let in',
      { code: 'Forbidden.RAM', status: 403 },
      { kind: 'technical', error_code: 'alicloud_Forbidden.RAM' },
    ],
    [
      'unknown when the gateway loses it',
      { code: 'ServiceUnavailable', status: 503 },
      { kind: 'unknown', error_code: 'alicloud_ServiceUnavailable' },
    ],
    [
      'unknown when nobody knows the word',
      { code: 'isp.UNKNOWN' },
      { kind: 'unknown', error_code: 'alicloud_isp.UNKNOWN' },
    ],
    [
      'unknown with words for a code, which are not repeated',
      { code: 'call 13800138000' },
      { kind: 'unknown', error_code: 'alicloud_error' },
    ],
    [
      'unknown when the line breaks',
      'dropped',
      { kind: 'unknown', error_code: 'alicloud_econnreset' },
    ],
    [
      'unknown when nobody answers',
      'silent',
      { kind: 'unknown', error_code: expect.stringMatching(/^alicloud_(?:timeout|error)$/) },
    ],
  ])('is %s, and asked for once', async (_, failure, outcome) => {
    const before = asks();
    double.fail_next(failure);

    expect(await sent()).toEqual(outcome);
    await sleep(50);
    expect(asks()).toBe(before + 1);
  });

  it('is unknown in time though its line was used before and bytes trickle in', async () => {
    const vendor = vendorAt(double.url);
    await vendor.send(permit(), NOW);
    await sleep(200);
    double.fail_next('trickling');
    const begun = performance.now();

    expect(await vendor.send(permit(), NOW)).toMatchObject({ kind: 'unknown' });
    expect(performance.now() - begun).toBeLessThan(6_000);
  });

  it('may come later when there is no server', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;

    expect(await vendorAt(endpoint).send(permit(), NOW)).toEqual({
      kind: 'technical',
      error_code: 'alicloud_econnrefused',
    });
  });

  it.each<[string, object]>([
    ['of another account', { access_key_id: 'LTAIExample0002' }],
    ['with another secret', { access_key_secret: 'another-secret' }],
  ])('%s is not let in', async (_, more) => {
    expect(await vendorAt(double.url, more).send(permit(), NOW)).toMatchObject({
      kind: 'technical',
    });
  });
});
