import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadKeys } from './master-key.js';

let folder: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'master-key-'));
  keyFile = path.join(folder, 'deep', 'master.key');
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = (known?: string, key?: string) =>
  loadKeys({ key, keyFile, kekDir: path.join(folder, 'kek') }, known);

describe('the master key', () => {
  it('is made for an empty database, for its owner’s eyes only, and used from then on', () => {
    const { fingerprint } = load();

    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64')).toHaveLength(32);
    expect(load(fingerprint).fingerprint).toBe(fingerprint);
    expect(load().fingerprint).toBe(fingerprint);
  });

  it('is not made anew for a database that has one: what is missing must be put back', () => {
    const { fingerprint } = load();
    rmSync(keyFile);

    expect(() => load(fingerprint)).toThrow(`there is no key at \`${keyFile}\``);
    expect(existsSync(keyFile)).toBe(false);
  });

  it('is refused when it is another than the database was made with', () => {
    const { fingerprint } = load();
    const other = Buffer.alloc(32, 7).toString('base64');

    expect(() => load(fingerprint, other)).toThrow('personal data would be unreadable');
    expect(() => load(fingerprint, 'c2hvcnQ=')).toThrow('must be 32 bytes in base64');
  });
});
