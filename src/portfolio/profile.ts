/** What says who somebody is and where they live: sealed together in `party.profile` under the person's data key. */
import type { PersonKey } from '../evidence/person.js';
import { open, seal } from '../platform/keys.js';
import { sealedUse } from './sealed-use.js';

/** Narrower than the residence, whose country and state stand in clear for rules and pauses. */
export interface Locality {
  readonly city?: string | undefined;
  readonly postal_code?: string | undefined;
}

export interface Profile extends Locality {
  readonly name: string;
}

export function sealProfile(
  { dek }: PersonKey,
  partyId: string,
  { name, city, postal_code }: Profile,
): Buffer {
  const plain = Buffer.from(JSON.stringify({ name, city, postal_code }));
  return seal(dek, sealedUse.profile(partyId), plain);
}

export function openProfile({ dek }: PersonKey, partyId: string, sealed: Buffer): Profile {
  return JSON.parse(open(dek, sealedUse.profile(partyId), sealed).toString()) as Profile;
}
