/** What a vendor adapter is and how its answers read. */
import type { Permit } from './permit.js';

/**
 * How a vendor call ended.
 * - accepted: the vendor took it; the slot is settled.
 * - refused: it never left and never will; the slot is released.
 * - not_now: it never left; the slot is released and the contact judged again later.
 * - unknown: it may have left; the slot is kept and nothing is sent again blindly.
 */
export type Outcome =
  | { readonly kind: 'accepted'; readonly vendor_message_id: string }
  | { readonly kind: 'refused'; readonly error_code: string }
  | { readonly kind: 'not_now'; readonly error_code: string }
  | { readonly kind: 'unknown'; readonly error_code: string };

export interface Vendor {
  readonly name: string;
  readonly channel: 'sms' | 'email';
  /** Never throws for what the vendor says; redeems the permit first. @param now milliseconds */
  send(permit: Permit, now: number): Promise<Outcome>;
  /**
   * The vendor's own list of what it accepted for an address since an instant, newest first, or
   * undefined if this vendor keeps none that we can read.
   */
  accepted?(address: string, sinceMs: number): Promise<readonly AcceptedMessage[]>;
  close(): void;
}

export interface AcceptedMessage {
  readonly vendor_message_id: string;
  readonly text: string;
  readonly created_at: number;
}
