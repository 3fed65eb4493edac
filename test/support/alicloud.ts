/** Alibaba Cloud's double, and our adapter before it. */
import { startAlicloudDouble, type AlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import type { Place, Vendor } from '../../src/dispatch/channel.js';
import { Permit } from '../../src/dispatch/permit.js';
import type { VendorTemplate } from '../../src/dispatch/vendor-template.js';
import { alicloudSettings, alicloudVendor } from '../../src/dispatch/vendors/alicloud.js';

/** In Peking half a minute before midnight. */
export const NOW = Date.parse('2026-03-10T15:59:30Z');
export const MINUTE_MS = 60_000;
export const ACCOUNT = {
  access_key_id: 'LTAIExample0001',
  access_key_secret: 'secret-of-the-double',
};
export const SIGN = '示例银行';
export const CODE = 'SMS_154950909';
const TEXT = '${name}您好，您的账单${sum}元已到期。退订回复TD';
export const WORDS = `【${SIGN}】王小明您好，您的账单120.50元已到期。退订回复TD`;
export const APPROVED: VendorTemplate = { code: CODE, sign_name: SIGN, text: TEXT };
export const NAMES = {
  contact_id: '0196f0f0-0000-7000-8000-000000000001',
  attempt_id: '0196f0f0-0000-7000-8000-000000000002',
};

export function doubleAt(now: () => number): Promise<AlicloudDouble> {
  return startAlicloudDouble({ ...ACCOUNT, signs: [SIGN], templates: { [CODE]: TEXT }, now });
}

const PLACE: Place = {
  name: 'ven_1',
  channel: 'sms',
  // Long enough for a busy machine.
  timeoutMs: 2_000,
  publicUrl: undefined,
  allowPrivate: true,
};

export function vendorAt(endpoint: string, more: object = {}, place: Partial<Place> = {}): Vendor {
  const settings = alicloudSettings.parse({ ...ACCOUNT, endpoint, ...more });
  return alicloudVendor(settings, { ...PLACE, ...place });
}

export function permit(more: object = {}, text = WORDS): Permit {
  return Permit.issue({
    ...NAMES,
    tenant: 1,
    channel: 'sms',
    address: '+8613800138000',
    content: { text },
    text_hash: Buffer.alloc(32),
    sender: { name: 'Example Bank', sms_from: null, email_from: null, reply_to: null },
    vendor_templates: [APPROVED],
    opt_out_url: null,
    expires_at: NOW + MINUTE_MS,
    deliver_until: NOW + 10 * MINUTE_MS,
    ...more,
  });
}
