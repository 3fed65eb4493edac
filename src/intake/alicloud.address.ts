/**
 * The addresses to which Alibaba Cloud pushes what became of messages and what people reply. It signs nothing,
 * so nobody may guess them: they end in a token that only this service can make.
 */
import { readToken, signedToken } from '../dispatch/signed-link.js';
import type { Keys } from '../platform/keys.js';

const USE = 'alicloud';

export interface PushedTo {
  readonly tenant: number;
  /** As in `Vendor.name`. */
  readonly vendor: string;
}

export function pushAddresses(keys: Keys, publicUrl: string, { tenant, vendor }: PushedTo) {
  const address = `${publicUrl}/v1/inbound/alicloud/${signedToken(keys, USE, [tenant, vendor])}`;
  return { reports: `${address}/reports`, replies: `${address}/replies` };
}

/** Undefined if the token was not made here. */
export function readPushToken(keys: Keys, token: string): PushedTo | undefined {
  const [tenant, vendor] = readToken(keys, USE, token, 2) ?? [];
  return vendor === undefined ? undefined : { tenant: Number(tenant), vendor };
}
