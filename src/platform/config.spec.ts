import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

describe('the folder of key-encryption keys', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
  const secret = path.join(folder, 'secrets', 'key');
  const DATA_DIR = path.join(folder, 'data');
  const ELSEWHERE = { DATABASE_URL: 'postgres://db.example/dunwell' };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lies with the data, not beside a key that is a secret of a container', () => {
    const inData = path.join(DATA_DIR, 'kek');
    expect(readConfig({ DATA_DIR }).kekDir).toBe(inData);
    expect(readConfig({ DATA_DIR, ...ELSEWHERE }).kekDir).toBe(inData);
    expect(readConfig({ DATA_DIR, DUNWELL_KEY_FILE: secret }).kekDir).toBe(inData);
  });

  it('is to be named if the key and the database are elsewhere', () => {
    const env = { DATA_DIR, DUNWELL_KEY_FILE: secret, ...ELSEWHERE };
    expect(readConfig(env).kekDir).toBeUndefined();
    expect(() => readConfig({ ...env, KEK_DAYS: '30' })).toThrow('needs `DUNWELL_KEK_DIR`');
    expect(readConfig({ ...env, DUNWELL_KEK_DIR: '/keys' }).kekDir).toBe('/keys');
  });

  it('stays beside the key where it is already', () => {
    const beside = path.join(path.dirname(secret), 'kek');
    mkdirSync(beside, { recursive: true });
    const env = { DATA_DIR, DUNWELL_KEY_FILE: secret };
    expect(readConfig(env).kekDir).toBe(beside);
    expect(readConfig({ ...env, ...ELSEWHERE }).kekDir).toBe(beside);
  });
});
