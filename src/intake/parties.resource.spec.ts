import { maskAddress, maskName } from './parties.resource.js';

describe('maskName', () => {
  it.each([
    ['Ada Sample', 'A***'],
    ['李示例', '李***'],
    ['𠮷田', '𠮷***'],
    [null, null],
  ])('shows of %s only %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('maskAddress', () => {
  it.each([
    ['+12125550123', '***23'],
    ['ada@example.com', 'a***@example.com'],
    ['12 Sample Street, Springfield', '***ld'],
    ['@ada.sample', '***le'],
    [null, null],
  ])('shows of %s only %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});
