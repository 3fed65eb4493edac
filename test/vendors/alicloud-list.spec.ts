/** What does not leave by Alibaba Cloud, and what its list tells of what did. */
import { jest } from '@jest/globals';
import type { AlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import { alicloudSettings } from '../../src/dispatch/vendors/alicloud.js';
import {
  ACCOUNT,
  APPROVED,
  doubleAt,
  MINUTE_MS,
  NAMES,
  NOW,
  permit,
  vendorAt,
  WORDS,
} from '../support/alicloud.js';

jest.setTimeout(60_000);

let double: AlicloudDouble;
let at = NOW;
beforeAll(async () => {
  double = await doubleAt(() => at);
  // Loads the SDK.
  await vendorAt(double.url).send(permit(), NOW);
});
afterAll(() => double.stop());

const sent = (more: object = {}, text = WORDS) =>
  vendorAt(double.url).send(permit(more, text), NOW);
const asks = () => double.asked.length;

describe('what was not approved', () => {
  it.each<[string, object, string]>([
    ['other words', {}, WORDS.replace('到期', '逾期')],
    ['other words after the text', {}, `${WORDS}。`],
    ['the name of another sender', {}, WORDS.replace('示例', '别家')],
    ['no approved text', { vendor_templates: [] }, WORDS],
    [
      'a text without a sign',
      { vendor_templates: [{ ...APPROVED, sign_name: null }] },
      WORDS.slice(6),
    ],
  ])('does not leave: %s', async (_, more, text) => {
    const before = asks();

    expect(await sent(more, text)).toEqual({ kind: 'refused', error_code: 'no_vendor_template' });
    expect(asks()).toBe(before);
  });

  it('does not leave when the window closes, or to this network', async () => {
    const before = asks();

    expect(await sent({ deliver_until: NOW + 999 })).toMatchObject({ kind: 'not_now' });
    const vendor = vendorAt(double.url, {}, { allowPrivate: false });
    expect(await vendor.send(permit(), NOW)).toMatchObject({ kind: 'technical' });
    expect(asks()).toBe(before);
  });

  it.each([
    'https://aliyuncs.com.evil.example',
    'http://dysmsapi.aliyuncs.com',
    'https://10.0.0.1',
  ])('is %s as an endpoint', (endpoint) => {
    expect(alicloudSettings.safeParse({ ...ACCOUNT, endpoint }).success).toBe(false);
  });
});

describe('the list', () => {
  it('shows what was taken after midnight by our name for it, on every page', async () => {
    double.fail_next('silent');
    at = NOW + MINUTE_MS;
    await sent();
    const mine = double.messages.at(-1);
    for (let i = 0; i < 60; i += 1) await sent({ attempt_id: NAMES.attempt_id.replace(/2$/, '3') });

    const list = await vendorAt(double.url).accepted?.('+8613800138000', NOW);
    const ours = list?.filter(({ attempt_id }) => attempt_id === NAMES.attempt_id) ?? [];
    expect(ours.at(0)).toEqual({
      vendor_message_id: null,
      text: WORDS,
      created_at: at,
      attempt_id: NAMES.attempt_id,
    });
    expect(mine?.at).toBe(at);
  });

  it('that is refused is no list without messages', async () => {
    const vendor = vendorAt(double.url, { access_key_secret: 'another-secret' });

    await expect(vendor.accepted?.('+8613800138000', NOW)).rejects.toThrow('SignatureDoesNotMatch');
  });
});
