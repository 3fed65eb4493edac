/**
 * The vendors that this process has made: those of the tenants, each from its own settings, and those that the
 * environment sets up for everybody. Without one a channel sends nothing.
 */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Database, Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import { complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import type { Vendor } from './channel.js';
import { installedVendors, VENDOR_KINDS } from './vendor-kinds.js';
import { readVendors, settingsOf, type VendorRow } from './vendor.repository.js';

interface Made {
  readonly version: number;
  readonly vendor: Vendor;
}

@Injectable()
export class Vendors implements OnApplicationShutdown {
  readonly #installed: readonly Vendor[];
  readonly #made = new Map<string, Made>();

  constructor(
    private readonly settings: Settings,
    private readonly keys: Keys,
  ) {
    this.#installed = installedVendors(settings.config);
  }

  /** Those of the tenant that may send, in the order in which they are tried. */
  async of(tx: Tx): Promise<readonly Vendor[]> {
    const rows = await readVendors(tx);
    const own = this.#these(
      tx,
      rows.filter(({ disabled_at }) => disabled_at === null),
    );
    return own.length === 0 ? this.#installed : [...own, ...this.#installed];
  }

  /** Those that do not send any more too: somebody may ask them what they did. */
  async all(tx: Tx): Promise<readonly Vendor[]> {
    return [...this.#these(tx, await readVendors(tx)), ...this.#installed];
  }

  /** Channels that somebody carries, whoever's vendor it is. */
  async channels(database: Database): Promise<string[]> {
    const channels = new Set(this.#installed.map(({ channel }) => channel));
    for (const tenant of await database.tenants())
      for (const { channel } of await database.tx(tenant, (tx) => this.of(tx)))
        channels.add(channel);
    return [...channels].toSorted();
  }

  onApplicationShutdown(): void {
    for (const vendor of this.#installed) vendor.close();
    for (const { vendor } of this.#made.values()) vendor.close();
  }

  #these(tx: Tx, rows: readonly VendorRow[]): Vendor[] {
    return rows.flatMap((row) => {
      try {
        return [this.#vendor(tx, row)];
      } catch (error) {
        // One that cannot be made must not stop the others.
        complain('vendors', error);
        return [];
      }
    });
  }

  #vendor(tx: Tx, row: VendorRow): Vendor {
    const known = this.#made.get(row.id);
    if (known?.version === row.version) return known.vendor;
    const kind = VENDOR_KINDS[row.kind];
    if (kind === undefined) throw new Error(`\`${row.kind}\` is no kind of vendor`);
    const { config } = this.settings;
    const vendor = kind.make(settingsOf(tx, this.keys, row), {
      name: publicId('vendor', row.id),
      channel: row.channel,
      timeoutMs: config.vendorTimeoutMs,
      publicUrl: config.publicUrl,
      allowPrivate: config.webhookAllowPrivate,
    });
    known?.vendor.close();
    this.#made.set(row.id, { version: row.version, vendor });
    return vendor;
  }
}
