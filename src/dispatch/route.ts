/**
 * Which vendor carries a message: the first of its channel that is not in trouble and could not fail it before.
 *
 * It is chosen in the transaction that begins to send, so that a vendor which was disabled is asked no more.
 */
import type { Tx } from '../platform/database.js';
import { CLOSED, reopensAt, standingOf, type Breaker } from './breaker.js';
import { readBreakers, takeProbe } from './breaker.repository.js';
import { CHANNELS, type Vendor } from './channel.js';
import type { Vendors } from './vendors.js';

export interface Routes {
  /** All that may be asked, in their order. */
  readonly vendors: readonly Vendor[];
  /** Those of them that are not in trouble. */
  readonly usable: readonly Vendor[];
  /** Contacts that try whether a vendor answers again. */
  readonly probes: ReadonlyMap<string, Vendor>;
  /** Channels that nobody can carry at the moment. */
  readonly shut: ReadonlyMap<string, Shut>;
  /** Names of those whose breakers count something. */
  readonly troubled: ReadonlySet<string>;
}

export interface Shut {
  /** When the first of its vendors may be tried, or somebody may have set one up. */
  readonly until: number;
  readonly error_code: 'vendors_down' | 'no_vendor';
}

/** What has no vendor is looked at again after this: a try costs a decision and its record. */
const SETTING_UP_MS = 600_000;

export const NOWHERE: Routes = {
  vendors: [],
  usable: [],
  probes: new Map(),
  shut: new Map(),
  troubled: new Set(),
};

/** @param contactIds that are about to leave @param leaseMs longer than any call may take */
export async function routesOf(
  tx: Tx,
  vendors: Vendors,
  contactIds: readonly string[],
  leaseMs: number,
): Promise<Routes> {
  const [all, breakers] = await Promise.all([vendors.of(tx), readBreakers(tx)]);
  const breakerOf = ({ name }: Vendor) => breakers.get(name) ?? CLOSED;
  const usable = all.filter((one) => standingOf(breakerOf(one), tx.at) === 'closed');
  const candidates = all.filter(
    (one, i) =>
      standingOf(breakerOf(one), tx.at) === 'half_open' &&
      !all.slice(0, i).some((other) => other.channel === one.channel && usable.includes(other)),
  );
  return {
    vendors: all,
    usable,
    probes: await takeProbes(tx, candidates, breakerOf, contactIds, leaseMs),
    shut: shutOf(all, usable, breakerOf, tx.at),
    troubled: new Set(breakers.keys()),
  };
}

/** One contact of each channel at most, to the first vendor that nobody else tries at the moment. */
async function takeProbes(
  tx: Tx,
  candidates: readonly Vendor[],
  breakerOf: (vendor: Vendor) => Breaker,
  contactIds: readonly string[],
  leaseMs: number,
): Promise<Map<string, Vendor>> {
  const probes = new Map<string, Vendor>();
  if (candidates.length === 0 || contactIds.length === 0) return probes;
  const first = await tx.query<{ channel: string; contact_id: string }>(
    `select distinct on (channel) channel, contact_id from contact_state
      where tenant = $1 and contact_id = any($2) and status = 'permitted' order by channel, contact_id`,
    [tx.tenant, contactIds],
  );
  for (const { channel, contact_id } of first) {
    for (const vendor of candidates.filter((one) => one.channel === channel)) {
      if (!(await takeProbe(tx, vendor.name, breakerOf(vendor), leaseMs))) continue;
      probes.set(contact_id, vendor);
      break;
    }
  }
  return probes;
}

function shutOf(
  all: readonly Vendor[],
  usable: readonly Vendor[],
  breakerOf: (vendor: Vendor) => Breaker,
  now: number,
): Map<string, Shut> {
  const shut = new Map<string, Shut>();
  for (const channel of CHANNELS) {
    const its = all.filter((one) => one.channel === channel);
    if (its.some((one) => usable.includes(one))) continue;
    const reopens = its.map((one) => reopensAt(breakerOf(one), now));
    shut.set(
      channel,
      its.length === 0
        ? { until: now + SETTING_UP_MS, error_code: 'no_vendor' }
        : { until: Math.min(...reopens), error_code: 'vendors_down' },
    );
  }
  return shut;
}

/** Whether one of its channel is left that has not failed it. */
export function isCarried({ usable }: Routes, channel: string, failed: readonly string[]): boolean {
  return usable.some((one) => one.channel === channel && !failed.includes(one.name));
}
