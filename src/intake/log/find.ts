/**
 * What a text names: people by phone number or e-mail address, through the blind index, and anything by its id.
 *
 * Whoever answers a complaint has a number on a display and no country code: such a number is read as each country
 * would read it, and only numbers that are stored are found.
 */
import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { isBad, readAddress } from '../../portfolio/address.js';
import { endpointsWith, readParties } from '../../portfolio/party.repository.js';
import { lookUp } from '../../portfolio/reference.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { contactIdOf } from '../contacts.repository.js';
import { maskName } from '../parties.resource.js';

const PARTIES_MAX = 20;

/** Names are masked for everybody: to recognise somebody is enough here, and no reading has to be recorded. */
export async function find({ tx, keys }: Scribe, text: string) {
  const typed = text.trim();
  const [parties, debts, contactId] = [
    await lookUp(tx, 'party', [typed]),
    await lookUp(tx, 'debt', [typed]),
    await contactIdOf(tx, typed),
  ];
  const named = [...parties.values()].map(({ id }) => id);
  const atAddress = await endpointsWith(tx, keys, addressesIn(typed));
  const ids = [...new Set([...named, ...atAddress.map(({ party_id }) => party_id)])];
  const read = await readParties(tx, keys, ids.slice(0, PARTIES_MAX));
  return {
    object: 'found' as const,
    parties: read.map(({ id, external_id, name, facts }) => ({
      id: publicId('party', id),
      external_id,
      name: maskName(name),
      residence: facts['residence'],
      by: named.includes(id) ? ('id' as const) : ('address' as const),
    })),
    debts: [...debts.values()].map(({ id, external_id, owner }) => ({
      id: publicId('debt', id),
      external_id: external_id ?? '',
      debtor: publicId('party', owner ?? ''),
    })),
    contacts: contactId === undefined ? [] : [await contactNamed(tx, contactId)],
  };
}

async function contactNamed(tx: Tx, id: string) {
  const [row] = await tx.query<{ external_id: string }>(
    'select external_id from contact where tenant = $1 and id = $2',
    [tx.tenant, id],
  );
  return { id: publicId('contact', id), external_id: row?.external_id ?? '' };
}

interface Wanted {
  readonly kind: 'email' | 'phone';
  readonly same: string;
}

/** Every address that the text may be. */
export function addressesIn(text: string): Wanted[] {
  if (text.includes('@')) {
    const read = readAddress('email', text, '');
    return isBad(read) ? [] : [{ kind: 'email', same: read.same }];
  }
  if (!/^[+(\d][\d\s().\-/]{4,30}$/.test(text)) return [];
  const international = text.replace(/^00/, '+');
  if (international.startsWith('+')) {
    const read = readAddress('mobile', international, '');
    return isBad(read) ? [] : [{ kind: 'phone', same: read.same }];
  }
  const numbers = getCountries().flatMap((defaultCountry) => {
    const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
    return number?.isPossible() === true ? [number.number] : [];
  });
  return [...new Set<string>(numbers)].map((same) => ({ kind: 'phone', same }));
}
