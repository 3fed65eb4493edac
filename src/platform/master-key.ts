/**
 * Where the master key comes from: the environment, or a file that is made (mode 0600) only together
 * with an empty database. The database keeps the fingerprint; a missing or other key refuses to start.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, type Config } from './config.js';
import { Keys } from './keys.js';

export type KeySource = Pick<Config, 'key' | 'keyFile' | 'kekDir'>;

/** @param known fingerprint kept by the database, or undefined for an empty one */
export function loadKeys(source: KeySource, known: string | undefined): Keys {
  const text =
    source.key ?? (existsSync(source.keyFile) ? readFileSync(source.keyFile, 'utf8') : undefined);
  if (text === undefined && known !== undefined) {
    throw new ConfigError(
      `this database was made with the key \`${known}\`, but there is no key at \`${source.keyFile}\`: put it back or set \`DUNWELL_KEY\``,
    );
  }
  const keys = new Keys(text === undefined ? create(source.keyFile) : decode(text), source.kekDir);
  if (known !== undefined && keys.fingerprint !== known) {
    throw new ConfigError(
      `this database was made with the key \`${known}\`, but the key given is \`${keys.fingerprint}\`: personal data would be unreadable`,
    );
  }
  return keys;
}

function decode(text: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== 32) {
    throw new ConfigError(
      'the master key must be 32 bytes in base64, such as `openssl rand -base64 32` prints',
    );
  }
  return bytes;
}

function create(file: string): Buffer {
  const master = randomBytes(32);
  mkdirSync(path.dirname(file), { recursive: true });
  // wx: a second process that starts at the same moment must not replace the key of the first.
  writeFileSync(file, `${master.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return master;
}
