/** Whose word on a caller's address is taken. */
import ipaddr from 'ipaddr.js';

/** What express takes: a word that it does not know would only fail at the first request. */
export function isProxyTrust(text: string): boolean {
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= 32;
  return text
    .split(',')
    .map((part) => part.trim())
    .every(
      (part) =>
        ['loopback', 'linklocal', 'uniquelocal'].includes(part) ||
        ipaddr.isValid(part) ||
        ipaddr.isValidCIDR(part),
    );
}
