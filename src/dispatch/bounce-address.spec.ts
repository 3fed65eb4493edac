import { bounceAddress, readBounceAddress } from './bounce-address.js';

const SENT = {
  tenant: 1,
  contact_id: '019cd7d1-0a00-7000-8000-00000000000f',
  attempt_id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};

describe('a bounce address', () => {
  it('names what was sent, within the length that a mailbox may have', () => {
    const address = bounceAddress({ ...SENT, tenant: 999_999_999 }, 'bounces.bank.example');

    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(readBounceAddress(address)).toEqual({ ...SENT, tenant: 999_999_999 });
  });

  it('is known in other case too', () => {
    expect(readBounceAddress(bounceAddress(SENT, 'x.example').toUpperCase())).toEqual(SENT);
  });

  it.each([
    '',
    'service@bank.example',
    'b1.0.0@x.example',
    `b1.${'v'.repeat(26)}.${'0'.repeat(26)}@x.example`,
    `b1.${'w'.repeat(26)}.${'0'.repeat(26)}@x.example`,
  ])('is not %j', (address) => {
    expect(readBounceAddress(address)).toBeUndefined();
  });
});
