/** Which vendor carries a channel's messages at this moment. */
import type { Tx } from '../platform/database.js';
import type { Vendor } from './channel.js';
import type { Vendors } from './vendors.js';

/** By channel; a channel that nobody carries is missing. */
export type Routes = ReadonlyMap<string, Vendor>;

export const NOWHERE: Routes = new Map();

export async function routesOf(tx: Tx, vendors: Vendors): Promise<Routes> {
  const routes = new Map<string, Vendor>();
  for (const vendor of await vendors.of(tx)) {
    if (!routes.has(vendor.channel)) routes.set(vendor.channel, vendor);
  }
  return routes;
}
