/**
 * The address to which a mail server returns what it could not deliver: it names the tenant, the contact and the
 * attempt, so that a report is understood even where it quotes nothing of our mail (VERP).
 *
 * A name before the `@` has 64 characters at most and may come back in other case: numbers in base 32, lower case.
 */
import type { SendReference } from './send-reference.js';

const DIGITS = 26;
const WRITTEN = /^b(\d{1,9})\.([0-9a-v]{26})\.([0-9a-v]{26})$/;

export interface Returned extends SendReference {
  readonly tenant: number;
}

export function bounceAddress(returned: Returned, domain: string): string {
  const { tenant, contact_id, attempt_id } = returned;
  return `b${tenant}.${shortened(contact_id)}.${shortened(attempt_id)}@${domain}`;
}

/** Undefined for every other address; the domain is whoever's mail server brought it to us. */
export function readBounceAddress(address: string): Returned | undefined {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [, tenant, contact = '', attempt = ''] = WRITTEN.exec(local) ?? [];
  const contact_id = lengthened(contact);
  const attempt_id = lengthened(attempt);
  if (contact_id === undefined || attempt_id === undefined) return undefined;
  return { tenant: Number(tenant), contact_id, attempt_id };
}

function shortened(uuid: string): string {
  return BigInt(`0x${uuid.replaceAll('-', '')}`)
    .toString(32)
    .padStart(DIGITS, '0');
}

function lengthened(text: string): string | undefined {
  if (text.length !== DIGITS) return undefined;
  let number = 0n;
  for (const digit of text) number = number * 32n + BigInt(Number.parseInt(digit, 32));
  const hex = number.toString(16).padStart(32, '0');
  if (hex.length > 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
