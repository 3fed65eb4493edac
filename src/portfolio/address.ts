/**
 * Addresses in the one form in which they are stored, compared and dialled.
 *
 * Left out: whether anybody answers there. A number only has to be possible for its country; of a place or
 * an account nothing is asked but that it is written in one line.
 */
import { domainToASCII } from 'node:url';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

export const ENDPOINT_KINDS = [
  'mobile',
  'landline',
  'email',
  'postal',
  'address',
  'im',
  'im_group',
  'social',
] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

export interface Address {
  /** E.164, an e-mail address with a lower-case domain, or the line as it was written. */
  readonly address: string;
  /** What two spellings of one address have in common; it feeds the blind index. */
  readonly same: string;
  readonly domain?: string;
}

export interface BadAddress {
  readonly detail: string;
  readonly remedy: string;
}

/** @param residence tells how to read a number without country code */
export function readAddress(
  kind: EndpointKind,
  text: string,
  residence: string,
): Address | BadAddress {
  switch (kind) {
    case 'email':
      return readEmail(text);
    case 'mobile':
    case 'landline':
      return readPhone(text, residence);
    default:
      return readLine(text);
  }
}

export function isBad(address: Address | BadAddress): address is BadAddress {
  return 'detail' in address;
}

function readPhone(text: string, residence: string): Address | BadAddress {
  const country = residence.slice(0, 2);
  const number = parsePhoneNumberFromString(text, {
    ...(isSupportedCountry(country) && { defaultCountry: country }),
    extract: false,
  });
  if (number === undefined || !number.isPossible()) {
    return {
      detail: 'is not a possible phone number',
      remedy: 'send it with country code, such as `+12125550123`',
    };
  }
  if (number.ext !== undefined) {
    return {
      detail: 'has an extension, which cannot be dialled',
      remedy: 'send the direct number',
    };
  }
  return { address: number.number, same: number.number };
}

/** A place or an account: spaces and the size of letters make no difference. */
function readLine(text: string): Address {
  const address = text.trim().replaceAll(/\s+/gu, ' ');
  return { address, same: address.normalize('NFKC').toLowerCase() };
}

// What is left out of RFC 5321 (quoted local parts, address literals) no borrower uses.
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

function readEmail(text: string): Address | BadAddress {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(at, 0));
  const domain = domainToASCII(trimmed.slice(at + 1));
  const address = `${local}@${domain}`;
  if (local.length > 64 || address.length > 254 || !LOCAL.test(local) || !DOMAIN.test(domain)) {
    return { detail: 'is not an e-mail address', remedy: 'send one such as `ada@example.com`' };
  }
  return { address, same: address.toLowerCase(), domain };
}
