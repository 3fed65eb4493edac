/**
 * The key-encryption keys of this installation, a file for each epoch, outside the database and its backups.
 *
 * What wraps is made of such a file and of the master key, so that neither alone opens anything. The first epoch has
 * no file: it is derived from the master key, as before there were epochs.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.js';
import { replaceDurably, syncFolder, writeDurably } from './durably.js';

const FIRST = 1;
const BYTES = 32;

export class KeyRing {
  readonly #known = new Map<number, Buffer>();

  /**
   * @param folder undefined if there is none, so that the first epoch is the only one
   * @param salt derived from the master key, as is `first`
   */
  constructor(
    readonly folder: string | undefined,
    private readonly salt: Buffer,
    first: Buffer,
  ) {
    this.#known.set(FIRST, first);
  }

  /** Read when it is first asked for: another process may have begun the epoch meanwhile. */
  key(epoch: number): Buffer {
    const known = this.#known.get(epoch);
    if (known !== undefined) return known;
    const file = this.#file(epoch);
    if (file === undefined || !existsSync(file)) throw missing(epoch, file);
    if ((statSync(file).mode & 0o077) !== 0)
      throw new ConfigError(`others may read the key \`${file}\`: give it the mode 0600`);
    const random = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    if (random.length !== BYTES) throw new ConfigError(`\`${file}\` holds no key: restore it`);
    const key = Buffer.from(hkdfSync('sha256', random, this.salt, `kek/${epoch}`, BYTES));
    this.#known.set(epoch, key);
    return key;
  }

  has(epoch: number): boolean {
    const file = this.#file(epoch);
    return epoch === FIRST || (file !== undefined && existsSync(file));
  }

  /** What the database keeps of it; null of the first, whose fingerprint is that of the master key. */
  fingerprint(epoch: number): string | null {
    if (epoch === FIRST) return null;
    return Buffer.from(
      hkdfSync('sha256', this.key(epoch), Buffer.alloc(0), 'fingerprint', 16),
    ).toString('hex');
  }

  /** A new key on the disk; one that was made for this epoch before a crash is taken. */
  make(epoch: number): string | null {
    const file = this.#file(epoch);
    if (file === undefined)
      throw new ConfigError(
        'a new key-encryption key needs a folder: name one in `DUNWELL_KEK_DIR` that every process has',
      );
    const folder = path.dirname(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The folder's own entry too, before the database names what is in it.
    syncFolder(path.dirname(folder));
    if (!existsSync(file)) replaceDurably(file, `${randomBytes(BYTES).toString('base64')}\n`);
    return this.fingerprint(epoch);
  }

  /** For good, as far as a file system can tell: overwritten, then deleted. */
  destroy(epoch: number): void {
    this.#known.delete(epoch);
    const file = this.#file(epoch);
    if (file === undefined || !existsSync(file)) return;
    writeDurably(file, 'r+', `${randomBytes(BYTES).toString('base64')}\n`);
    unlinkSync(file);
    syncFolder(path.dirname(file));
  }

  /** As above, but a key of another epoch of the same number, as after a restore, is left alone. */
  destroyOnly(epoch: number, fingerprint: string | null): void {
    if (this.has(epoch) && this.fingerprint(epoch) === fingerprint) this.destroy(epoch);
  }

  /** Refuses if the key of an epoch is missing or another. */
  require(epoch: number, fingerprint: string | null): void {
    if (this.fingerprint(epoch) === fingerprint) return;
    throw new ConfigError(
      `this database was made with the key-encryption key \`${fingerprint}\` of epoch ${epoch}, but another is at \`${this.#file(epoch)}\``,
    );
  }

  /** The latest epoch for which the keys of the living were kept here; 0 without any. */
  highest(): number {
    if (this.folder === undefined || !existsSync(this.folder)) return 0;
    const numbers = readdirSync(this.folder).map((name) =>
      Number(/^persons-(\d+)\.keys$/.exec(name)?.[1]),
    );
    return Math.max(0, ...numbers.filter((number) => Number.isSafeInteger(number)));
  }

  #file(epoch: number): string | undefined {
    return this.folder === undefined ? undefined : path.join(this.folder, `kek-${epoch}.key`);
  }
}

function missing(epoch: number, file: string | undefined): ConfigError {
  const where =
    file === undefined
      ? 'no folder is named in `DUNWELL_KEK_DIR`'
      : `there is no key at \`${file}\``;
  return new ConfigError(
    `persons' keys are wrapped by the key-encryption key of epoch ${epoch}, but ${where}: put it back`,
  );
}
