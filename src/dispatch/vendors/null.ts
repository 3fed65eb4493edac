/** For the benchmark: accepts everything at once and reaches nobody. Never configured by itself. */
import type { Vendor } from '../channel.js';
import { Permit } from '../permit.js';

export function nullVendor(channel: Vendor['channel']): Vendor {
  let taken = 0;
  return {
    name: `null-${channel}`,
    channel,
    async send(permit, now) {
      const { attempt_id } = Permit.redeem(permit, channel, now);
      taken += 1;
      return { kind: 'accepted', vendor_message_id: `null-${taken}-${attempt_id}` };
    },
    close: () => {},
  };
}
