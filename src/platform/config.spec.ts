import { readConfig } from './config.js';

describe('the trust in proxies', () => {
  it.each(['1', '2', 'loopback', '10.0.0.0/8', 'loopback, 192.0.2.7', '2001:db8::/32'])(
    'may be %j, which express understands',
    (text) => {
      expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(text);
    },
  );

  it.each(['0', '99', 'true', 'everybody', '10.0.0.0/33', 'loopback,'])(
    'is not %j, and the start says so',
    (text) => {
      expect(() => readConfig({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY/);
    },
  );
});
