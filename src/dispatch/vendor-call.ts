/** One call of a vendor: whatever happens in it has an outcome, and is counted. */
import { complain } from '../platform/log.js';
import type { Outcome, Vendor } from './channel.js';
import { countSend } from './dispatch.metrics.js';
import { type Permit, PermitError } from './permit.js';

/** @param now milliseconds */
export async function callVendor(vendor: Vendor, permit: Permit, now: number): Promise<Outcome> {
  const begun = performance.now();
  const outcome = await safely(() => vendor.send(permit, now));
  countSend(vendor, outcome.kind, (performance.now() - begun) / 1_000);
  return outcome;
}

async function safely(send: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await send();
  } catch (error) {
    // A permit that was refused never reached the vendor; anything else may have.
    if (error instanceof PermitError) return { kind: 'not_now', error_code: 'permit_expired' };
    complain('send', error);
    return { kind: 'unknown', error_code: 'adapter_failed' };
  }
}
