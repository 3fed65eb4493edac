/** The signed one-click address in every mail: whoever holds it can stop this channel at this endpoint. */
import { fromPublicId, publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { readToken, signedToken } from './signed-link.js';

export function optOutToken(keys: Keys, tenant: number, contactId: string): string {
  return signedToken(keys, 'opt-out', [tenant, publicId('contact', contactId)]);
}

/** The contact a token was made for, or undefined if it was not made here. */
export function readOptOutToken(
  keys: Keys,
  token: string,
): { tenant: number; contactId: string } | undefined {
  const [tenant, contact = ''] = readToken(keys, 'opt-out', token, 2) ?? [];
  const contactId = fromPublicId('contact', contact);
  return contactId === undefined ? undefined : { tenant: Number(tenant), contactId };
}
