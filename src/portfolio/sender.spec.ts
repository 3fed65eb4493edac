import { sameSender } from './sender.js';

describe('sameSender', () => {
  it.each<[string, string | undefined, string]>([
    ['+8613800138000', undefined, ''],
    ['008613800138000', undefined, ''],
    ['+86 138-0013-8000', undefined, ''],
    ['13800138000', 'CN', ''],
    ['13800138000', undefined, '+8610650000'],
    ['８６１３８００１３８０００', 'CN', ''],
    ['+86\u200b13800138000 ', undefined, ''],
    ['tel:+8613800138000', undefined, ''],
  ])('finds one number in %j of %s to %j', (from, region, to) => {
    expect(sameSender('phone', from, region, to)).toBe('+8613800138000');
  });

  it.each(['', 'BANK', '10086', '+', 'anonymous'])('finds no number in %j', (from) => {
    expect(sameSender('phone', from, undefined, '+12125550100')).toBeUndefined();
  });

  it('finds a mailbox whatever its letters', () => {
    expect(sameSender('email', ' Ada@Example.COM', undefined, '')).toBe('ada@example.com');
  });
});
