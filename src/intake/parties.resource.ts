/** Parties as they are answered: whoever may not see personal data gets enough to recognise a mistake. */
import { publicId } from '../platform/ids.js';
import type { StoredEndpoint, StoredParty } from '../portfolio/party.repository.js';

export function partyResource(party: StoredParty, isPersonal: boolean) {
  const { id, external_id, language, name, facts, endpoints, created_at, updated_at } = party;
  return {
    object: 'party',
    id: publicId('party', id),
    external_id,
    name: isPersonal ? name : maskName(name),
    language,
    ...(isPersonal ? facts : maskLocality(facts)),
    endpoints: endpoints.map((endpoint) => endpointResource(endpoint, isPersonal)),
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
    restricted_at: party.restricted_at?.toISOString() ?? null,
    erased_at: party.erased_at?.toISOString() ?? null,
  };
}

export function endpointResource(endpoint: StoredEndpoint, isPersonal: boolean) {
  const { id, external_id, kind, address, facts } = endpoint;
  return {
    object: 'endpoint',
    id: publicId('endpoint', id),
    external_id,
    kind,
    address: isPersonal ? address : maskAddress(address),
    ...facts,
  };
}

/** Country and state stay: they say which law and which clock apply. */
function maskLocality(facts: StoredParty['facts']): StoredParty['facts'] {
  const { city, postal_code } = facts as { city?: string; postal_code?: string };
  return {
    ...facts,
    ...(city === undefined ? {} : { city: maskName(city) }),
    ...(postal_code === undefined ? {} : { postal_code: maskAddress(postal_code) }),
  };
}

/** The first letter, whatever the script. */
export function maskName(name: string | null): string | null {
  if (name === null) return null;
  const [first = ''] = name;
  return `${first}***`;
}

/** The last two characters of a number, a place or an account; the first letter and the domain of a mailbox. */
export function maskAddress(address: string | null): string | null {
  if (address === null) return null;
  const at = address.lastIndexOf('@');
  // A name that begins with it, such as an account's, is no mailbox.
  return at < 1 ? `***${address.slice(-2)}` : `${address.slice(0, 1)}***${address.slice(at)}`;
}
