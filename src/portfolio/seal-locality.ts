/**
 * Earlier releases kept the city and the postal code of a person in clear. No migration can seal them, for it has no
 * keys; so the service does before it takes work, and a restore of an old backup. What is read knows both forms.
 */
import { lockPersonsIn } from '../evidence/person.js';
import type { Database, Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { openProfile, sealProfile, type Locality } from './profile.js';

const PAGE = 500;

/** As the partial index `party_in_clear` has it, which is empty once this is done. */
const IN_CLEAR = `facts ?| array['city', 'postal_code']`;

/** In small transactions: killed between two of them, or run by two processes, it just goes on. */
export async function sealLocalities(
  database: Database,
  keys: Keys,
  tenant: number,
): Promise<void> {
  while (await database.tx(tenant, (tx) => sealSomeLocalities(tx, keys)));
}

/** Answers whether there may be more. */
export async function sealSomeLocalities(tx: Tx, keys: Keys): Promise<boolean> {
  const found = await tx.query<{ id: string }>(
    `select id from party where tenant = $1 and ${IN_CLEAR} order by id limit $2`,
    [tx.tenant, PAGE],
  );
  if (found.length === 0) return false;
  const ids = found.map(({ id }) => id);
  const persons = await lockPersonsIn(tx, keys, '$2::uuid[]', [ids]);
  // Again, under their locks: somebody may have changed or sealed them meanwhile.
  const rows = await tx.query<Locality & { id: string; profile: Buffer }>(
    `select id, profile, facts->>'city' as city, facts->>'postal_code' as postal_code
       from party where tenant = $1 and id = any($2::uuid[]) and ${IN_CLEAR}`,
    [tx.tenant, ids],
  );
  const sealed = rows.map(({ id, profile, city, postal_code }) => {
    const person = persons.get(id);
    if (person === undefined) return { id, profile: profile.toString('base64') };
    const whole = { ...given({ city, postal_code }), ...openProfile(person, id, profile) };
    return { id, profile: sealProfile(person, id, whole).toString('base64') };
  });
  await tx.query(
    `update party p set facts = p.facts - 'city' - 'postal_code', profile = decode(s.profile, 'base64')
       from json_to_recordset($2::json) as s(id uuid, profile text)
      where p.tenant = $1 and p.id = s.id`,
    [tx.tenant, JSON.stringify(sealed)],
  );
  return true;
}

function given({ city, postal_code }: Locality): Locality {
  return { city: city ?? undefined, postal_code: postal_code ?? undefined };
}
