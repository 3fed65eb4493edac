/**
 * The signed address of the page on which the reader of one message can answer it without words. It ends
 * half a year after the message could last have left, and is the same whenever the message is rendered:
 * what a person approved stays what leaves.
 */
import { fromPublicId, publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { readToken, signedToken } from './signed-link.js';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 180;

export interface PageLink {
  readonly tenant: number;
  readonly contactId: string;
  /** Milliseconds; from then on the page says only that it is no more. */
  readonly endsAt: number;
}

/** @param notAfter milliseconds; until when the contact may leave */
export function pageToken(keys: Keys, tenant: number, contactId: string, notAfter: number): string {
  const day = Math.ceil(notAfter / DAY_MS) + KEPT_DAYS;
  return signedToken(keys, 'page', [tenant, publicId('contact', contactId), day]);
}

/** Undefined if it was not made here. */
export function readPageToken(keys: Keys, token: string): PageLink | undefined {
  const [tenant, contact = '', day] = readToken(keys, 'page', token, 3) ?? [];
  const contactId = fromPublicId('contact', contact);
  if (contactId === undefined) return undefined;
  return { tenant: Number(tenant), contactId, endsAt: Number(day) * DAY_MS };
}
