import type { Vendor } from './channel.js';
import { Permit, PermitError, type PermitTerms } from './permit.js';
import { nullVendor } from './vendors/null.js';
import { serverAt, smtpVendor } from './vendors/smtp.js';
import { twilioVendor } from './vendors/twilio.js';

const NOW = Date.parse('2026-03-10T13:05:00Z');

function terms(change: Partial<PermitTerms> = {}): PermitTerms {
  return {
    tenant: 1,
    contact_id: 'one',
    attempt_id: 'first',
    channel: 'sms',
    address: '+12125550123',
    content: { text: 'Please call us.' },
    text_hash: Buffer.alloc(32),
    sender: { name: 'Example Bank', sms_from: null, email_from: null, reply_to: null },
    vendor_templates: [],
    opt_out_url: 'https://example.com/o',
    expires_at: NOW + 60_000,
    deliver_until: NOW + 600_000,
    ...change,
  };
}

const issue = (change: Partial<PermitTerms> = {}) => Permit.issue(terms(change));

// Nobody listens at these addresses: an adapter that let something pass would answer, not throw.
const ADAPTERS: [string, PermitTerms['channel'], () => Vendor][] = [
  ['twilio', 'sms', () => twilio()],
  ['smtp', 'email', () => smtpVendor({ server: serverAt('smtp://127.0.0.1:1'), timeoutMs: 100 })],
  ['null', 'sms', () => nullVendor('sms')],
  ['null', 'email', () => nullVendor('email')],
];

function twilio(): Vendor {
  return twilioVendor({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'word',
    baseUrl: 'http://127.0.0.1:1',
    timeoutMs: 100,
    statusCallback: undefined,
  });
}

describe.each(ADAPTERS)('the %s adapter for %s', (_, channel, make) => {
  const other = channel === 'sms' ? 'email' : 'sms';
  let vendor: Vendor;
  beforeEach(() => void (vendor = make()));
  afterEach(() => vendor.close());

  it.each<[string, () => Permit]>([
    ['its terms without a permit', () => terms({ channel }) as unknown as Permit],
    ['something of the same shape', () => Object.create(Permit.prototype) as Permit],
    ['a copy', () => Object.assign(Object.create(Permit.prototype), issue({ channel })) as Permit],
    ['a permit of another channel', () => issue({ channel: other })],
    ['a permit that ends now', () => issue({ channel, expires_at: NOW })],
    ['a permit that has ended', () => issue({ channel, expires_at: NOW - 1 })],
  ])('does not accept %s', async (__, forge) => {
    await expect(vendor.send(forge(), NOW)).rejects.toThrow(PermitError);
  });

  it('accepts a permit once', async () => {
    const permit = issue({ channel });

    await expect(vendor.send(permit, NOW)).resolves.toBeDefined();
    await expect(vendor.send(permit, NOW)).rejects.toThrow('used before');
  });

  it('accepts a permit until the last moment', async () => {
    const permit = issue({ channel, expires_at: NOW + 1 });

    await expect(vendor.send(permit, NOW)).resolves.toBeDefined();
  });
});

describe('a permit', () => {
  it('is used up by the wrong adapter too', () => {
    const permit = issue();

    expect(() => Permit.redeem(permit, 'email', NOW)).toThrow('`sms` does not open `email`');
    expect(() => Permit.redeem(permit, 'sms', NOW)).toThrow(PermitError);
  });

  it('keeps the terms it was issued with', () => {
    const given = { ...terms() };
    const permit = Permit.issue(given);
    Object.assign(given, { address: '+12125550199' });

    expect(Permit.redeem(permit, 'sms', NOW).address).toBe('+12125550123');
  });

  it('tells nobody its terms', () => {
    expect(JSON.stringify(issue())).toBe('{}');
    expect(Object.keys(issue())).toEqual([]);
  });
});
