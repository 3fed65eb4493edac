/**
 * The settings of vendors that report to us, remembered, so that a receipt opens no transaction only to read a secret.
 *
 * They are remembered for ever and yet bind nobody: the transaction that stores a receipt asks, once for all that share it,
 * whether their versions still hold. So a secret that was replaced, by whatever process, is dead when its replacement is answered.
 */
import { Injectable } from '@nestjs/common';
import {
  OutdatedSettingsError,
  type Settings,
  type SettingsVersion,
} from '../dispatch/vendor.repository.js';
import { Database } from '../platform/database.js';
import { DEFAULT_TENANT } from '../platform/installation.js';
import { Keys } from '../platform/keys.js';
import { knownVendor } from './vendors.resource.js';

type Known = Awaited<ReturnType<typeof knownVendor>>;

/** What came, and where from. */
export interface Callback {
  /** As the path names it. */
  readonly vendor: string;
  readonly kind: string;
  readonly isSigned: (settings: Settings) => boolean;
}

@Injectable()
export class VendorSecrets {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * What `take` answers under the settings that signed; undefined if those of the vendor did not. A vendor that is
   * not there looks like one with another secret.
   *
   * @param take rejects with `OutdatedSettingsError` if those are not the vendor's any more
   */
  async taken<T>(
    { vendor, kind, isSigned }: Callback,
    take: (under: SettingsVersion) => Promise<T>,
  ): Promise<T | undefined> {
    let known = this.#known.get(`${kind}/${vendor}`);
    for (let isFresh = false; ; isFresh = true) {
      if (known !== undefined && isSigned(known.settings)) {
        try {
          return await take(known.row);
        } catch (error) {
          if (!(error instanceof OutdatedSettingsError)) throw error;
        }
      } else if (isFresh) return undefined;
      // Whoever signs with another secret than we remember may know a newer one.
      known = await this.#read(vendor, kind);
    }
  }

  async #read(vendor: string, kind: string): Promise<Known> {
    const known = await this.database.tx(DEFAULT_TENANT, (tx) =>
      knownVendor(tx, this.keys, vendor, kind),
    );
    // Only what is there: a caller must not fill our memory with names.
    if (known !== undefined) this.#known.set(`${kind}/${vendor}`, known);
    return known;
  }
}
