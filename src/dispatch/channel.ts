/** What a vendor adapter is, how its answers read, and what a kind of vendor needs to be made. */
import type { z } from 'zod';
import type { Permit } from './permit.js';
import type { VendorTemplate } from './vendor-template.js';

/**
 * How a vendor call ended.
 * - accepted: the vendor took it; the slot is settled.
 * - refused: it never left and never will; the slot is released.
 * - not_now: it never left; the slot is released and the contact judged again later.
 * - technical: likewise, and the fault is the vendor's: it is away, has too much to do or does not let us in.
 * - unknown: it may have left; the slot is kept and nothing is sent again blindly.
 */
export type Outcome =
  | { readonly kind: 'accepted'; readonly vendor_message_id: string }
  | { readonly kind: 'refused'; readonly error_code: string }
  | { readonly kind: 'not_now'; readonly error_code: string }
  | { readonly kind: 'technical'; readonly error_code: string }
  | { readonly kind: 'unknown'; readonly error_code: string };

/** Those that a vendor carries; a call is a person's work. */
export const CHANNELS = ['sms', 'email'] as const;

export interface Vendor {
  /** As it stands in `contact_state.vendor` and in receipts. */
  readonly name: string;
  readonly channel: (typeof CHANNELS)[number];
  /** Never throws for what the vendor says; redeems the permit first. @param now milliseconds */
  send(permit: Permit, now: number): Promise<Outcome>;
  /**
   * The vendor's own list of what it accepted for an address since an instant, newest first, or
   * undefined if this vendor keeps none that we can read.
   */
  accepted?(address: string, sinceMs: number): Promise<readonly AcceptedMessage[]>;
  /** Its approved words around a `${code}` that proves a user's own address, if it takes no others. */
  readonly code_text?: VendorTemplate;
  close(): void;
}

export interface AcceptedMessage {
  /** Null if the list does not tell; a receipt that names ours tells it later. */
  readonly vendor_message_id: string | null;
  readonly text: string;
  readonly created_at: number;
  /** Ours, if the vendor keeps it: then the words need not be compared. */
  readonly attempt_id?: string | undefined;
}

/** One kind of vendor: which settings it takes, and how one is made from them. */
export interface VendorKind<Settings = unknown> {
  readonly channels: readonly Vendor['channel'][];
  /** Every field is sealed and never shown again; only which of them are set. */
  readonly settings: z.ZodType<Settings>;
  make(settings: Settings, place: Place): Vendor;
}

/** Where a vendor stands: what it is given beside its settings. */
export interface Place {
  readonly name: string;
  readonly channel: Vendor['channel'];
  readonly timeoutMs: number;
  /** Under which it finds our doors. */
  readonly publicUrl: string | undefined;
  /** Whether it may lead to addresses that only this network knows. */
  readonly allowPrivate: boolean;
}
