/** What a vendor says became of one message, whoever the vendor is. */
import type { SendReference } from './send-reference.js';

export type ReceiptEvent = 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'failed';

export interface Receipt {
  /** The adapter's name, as in `Vendor.name`. */
  readonly vendor: string;
  readonly vendor_message_id: string;
  /** `undelivered`: it left and did not arrive. `failed`: it never left the vendor, so its slot is given back. */
  readonly event: ReceiptEvent;
  /** `<vendor>_<code>`; never words about a person. */
  readonly error_code: string | null;
  /** If the vendor echoes ours. */
  readonly reference?: SendReference | undefined;
}

/** The contact that a receipt is about. */
export type Named = {
  contact_id: string;
  person_id: string;
  party_id: string;
  attempt_id: string;
  status: string;
};

/** Codes by which a vendor says that the recipient refused our messages there. */
export const OPTED_OUT = 'recipient_opted_out';
export const OPT_OUT_CODES: ReadonlySet<string> = new Set(['twilio_21610', OPTED_OUT]);
