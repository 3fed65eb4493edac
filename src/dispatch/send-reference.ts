/**
 * Our own name for one send, given to vendors that echo it in their reports: with it a report finds its
 * contact even when the vendor's answer, and with it the vendor's name for the message, was lost.
 */
import { fromPublicId, publicId } from '../platform/ids.js';

export interface SendReference {
  readonly contact_id: string;
  readonly attempt_id: string;
}

/** 73 characters of `[a-z0-9_.-]`. */
export function sendReference({ contact_id, attempt_id }: SendReference): string {
  return `${publicId('contact', contact_id)}.${attempt_id}`;
}

/** Undefined for whatever else a vendor sends back. */
export function readSendReference(text: string): SendReference | undefined {
  const match = /^(con_[0-9a-f]{32})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  const [, contact = '', attempt_id = ''] = match ?? [];
  const contact_id = fromPublicId('contact', contact);
  return contact_id === undefined ? undefined : { contact_id, attempt_id };
}
