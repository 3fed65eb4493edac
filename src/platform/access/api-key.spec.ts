import { newApiKey, readApiKey } from './api-key.js';
import { permitted, ROLES, SCOPES } from './scopes.js';

describe('an API key', () => {
  it('is read back as its tenant and the hash that is stored', () => {
    const { key, hash } = newApiKey(7);

    expect(key).toMatch(/^dwk_7_[A-Za-z0-9_-]{43}$/);
    expect(readApiKey(key)).toEqual({ tenant: 7, hash });
    expect(hash).toHaveLength(32);
    expect(newApiKey(7).key).not.toBe(key);
  });

  const secret = 'A'.repeat(43);
  it.each([
    '',
    secret,
    `dwk_${secret}`,
    `dwk_0_${secret}`,
    `dwk_01_${secret}`,
    `dwk_1_${secret}A`,
    `dwk_1_${secret.slice(1)}`,
    `dwk_1_${secret.slice(1)}!`,
    `dwk_9999999999_${secret}`,
  ])('is not %j', (text) => {
    expect(readApiKey(text)).toBeUndefined();
  });
});

describe('roles', () => {
  it('permit only known scopes, and an unknown role nothing', () => {
    expect(
      Object.values(ROLES)
        .flat()
        .filter((scope) => !SCOPES.includes(scope)),
    ).toEqual([]);
    expect([...permitted(['nobody', 'toString'])]).toEqual([]);
  });

  it('keep apart who writes templates and who works calls', () => {
    expect(permitted(['collector']).has('templates:write')).toBe(false);
    expect(permitted(['collector', 'operations']).has('templates:write')).toBe(true);
  });
});
