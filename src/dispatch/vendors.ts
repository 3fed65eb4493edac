/** The vendors that this process has made. Without one a channel sends nothing. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Tx } from '../platform/database.js';
import { Settings } from '../platform/platform.module.js';
import type { Vendor } from './channel.js';
import { installedVendors } from './vendor-kinds.js';

@Injectable()
export class Vendors implements OnApplicationShutdown {
  readonly #installed: readonly Vendor[];

  constructor({ config }: Settings) {
    this.#installed = installedVendors(config);
  }

  /** Those of the tenant that may send, in the order in which they are tried. */
  async of(_tx: Tx): Promise<readonly Vendor[]> {
    return this.#installed;
  }

  /** Those that do not send any more too: somebody may ask them what they did. */
  async all(_tx: Tx): Promise<readonly Vendor[]> {
    return this.#installed;
  }

  /** Channels for which the environment sets a vendor up. */
  channels(): string[] {
    return this.#installed.map(({ channel }) => channel);
  }

  onApplicationShutdown(): void {
    for (const vendor of this.#installed) vendor.close();
  }
}
