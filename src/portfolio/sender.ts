/** Who sent a message to us, in the form that endpoints are found by, however oddly the carrier writes it. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isBad, readAddress } from './address.js';

/**
 * @param region of the carrier, as `CN`; a number without a country code is read as one of there, or else of
 *   the country of our own number
 */
export function sameSender(
  kind: 'phone' | 'email',
  from: string,
  region: string | undefined,
  to: string,
): string | undefined {
  // Full-width digits, blanks that cannot be seen, and `00` for `+`.
  const plain = from
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  if (kind === 'email') return same('email', plain, '');
  const number = plain.replace(/^tel:/i, '').replace(/^00(?=[1-9])/, '+');
  return same('mobile', number, region ?? parsePhoneNumberFromString(to)?.country ?? '');
}

function same(kind: 'mobile' | 'email', text: string, residence: string): string | undefined {
  const read = readAddress(kind, text, residence);
  return isBad(read) ? undefined : read.same;
}
