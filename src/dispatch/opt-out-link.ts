/** The signed one-click address in every mail: whoever holds it can stop this channel at this endpoint. */
import { timingSafeEqual } from 'node:crypto';
import { fromPublicId, publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';

export function optOutToken(keys: Keys, tenant: number, contactId: string): string {
  const subject = `${tenant}.${publicId('contact', contactId)}`;
  return `${subject}.${keys.signLink(`opt-out/${subject}`)}`;
}

/** The contact a token was made for, or undefined if it was not made here. */
export function readOptOutToken(
  keys: Keys,
  token: string,
): { tenant: number; contactId: string } | undefined {
  const [tenant = '', contact = '', signature = ''] = token.split('.');
  const expected = Buffer.from(keys.signLink(`opt-out/${tenant}.${contact}`));
  const given = Buffer.from(signature);
  const contactId = fromPublicId('contact', contact);
  if (
    contactId === undefined ||
    given.length !== expected.length ||
    !timingSafeEqual(given, expected)
  )
    return undefined;
  return { tenant: Number(tenant), contactId };
}
