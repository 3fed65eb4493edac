import { isBad, readAddress, type EndpointKind } from './address.js';

describe('readAddress', () => {
  it.each<[EndpointKind, string, string, string]>([
    ['mobile', '+1 (212) 555-0123', 'US-NY', '+12125550123'],
    ['mobile', '(212) 555-0123', 'US-NY', '+12125550123'],
    ['mobile', '138 0013 8000', 'CN', '+8613800138000'],
    ['landline', '07700 900123', 'GB-ENG', '+447700900123'],
    ['mobile', '0491 570 006', 'AU-NSW', '+61491570006'],
    ['mobile', '+852 5123 4567', 'CN', '+85251234567'],
    ['email', '  Ada.Lovelace@Example.COM ', 'GB', 'Ada.Lovelace@example.com'],
    ['email', 'li@例子.example', 'CN', 'li@xn--fsqu00a.example'],
    ['postal', ' 12  Sample Street,\tSpringfield ', 'US-OH', '12 Sample Street, Springfield'],
    ['im', 'Ada.Sample', 'CN', 'Ada.Sample'],
  ])('reads a %s %s of %s as %s', (kind, text, residence, address) => {
    expect(readAddress(kind, text, residence)).toMatchObject({ address });
  });

  it.each<[EndpointKind, string]>([
    ['mobile', '12'],
    ['mobile', '+1 212 555 01234567'],
    ['mobile', 'call 212 555 0123 now'],
    ['mobile', '+1 212 555 0123 ext. 5'],
    ['mobile', ''],
    ['email', 'ada'],
    ['email', '@example.com'],
    ['email', 'ada@example'],
    ['email', 'ada@exa mple.com'],
    ['email', 'ada@example.com\r\nBcc: all@example.com'],
    ['email', 'Ada <ada@example.com>'],
    ['email', `${'a'.repeat(65)}@example.com`],
  ])('refuses a %s %j and says what to send', (kind, text) => {
    const read = readAddress(kind, text, 'US-NY');

    expect(isBad(read) && read.remedy).toMatch(/^send /);
  });

  it('finds spellings of one mailbox under one index, and keeps the spelling', () => {
    const [a, b] = ['ADA@example.com', 'ada@EXAMPLE.com'].map((text) =>
      readAddress('email', text, 'GB'),
    );

    expect(a).toMatchObject({
      address: 'ADA@example.com',
      same: 'ada@example.com',
      domain: 'example.com',
    });
    expect(b).toMatchObject({ same: 'ada@example.com' });
  });
});
