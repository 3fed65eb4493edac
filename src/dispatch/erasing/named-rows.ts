/**
 * Refused rows of imports: what was wrong with them is sealed to the installation, as they belong to nobody. So each
 * notes by keyed hash what it names, and whoever is erased takes along the rows that name them.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { publicId, type IdKind } from '../../platform/ids.js';
import type { Keys } from '../../platform/keys.js';

const NAMING = new Set(['external_id', 'party', 'endpoint', 'debt', 'debts', 'borrower']);
const NAMES_MAX = 200;
/** In a wrong column may stand anything, so they all go in the end. */
const KEPT_MS = 90 * 86_400_000;

/** Of a row as it was sent, whatever it looks like. */
export function namesIn(keys: Keys, tenant: number, row: unknown): Buffer[] {
  const names = new Set(namedIn(row, ''));
  return [...names].slice(0, NAMES_MAX).map((name) => indexOf(keys, tenant, name));
}

function namedIn(value: unknown, key: string): string[] {
  if (typeof value === 'string') return NAMING.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => namedIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => namedIn(one, name));
}

/** One thing has two spellings, with and without the prefix. */
function indexOf(keys: Keys, tenant: number, name: string): Buffer {
  const plain = name.startsWith('external:') ? name.slice('external:'.length) : name;
  return keys.blindIndex('named in a row', `${tenant}\n${plain}`);
}

/** @param tx of a role that may delete them; rows from before they noted anything go with the first who is erased */
export async function forgetRows(tx: Tx, keys: Keys, partyId: string): Promise<void> {
  const things = await tx.query<{ kind: IdKind; id: string; external_id: string }>(
    `select 'party' as kind, id, external_id from party where tenant = $1 and id = $2
     union all select 'endpoint', id, external_id from endpoint where tenant = $1 and party_id = $2
     union all select 'debt', id, external_id from debt where tenant = $1 and debtor_id = $2`,
    [tx.tenant, partyId],
  );
  const names = things.flatMap(({ kind, id, external_id }) => [external_id, publicId(kind, id)]);
  await tx.query(
    'delete from import_error where tenant = $1 and (names is null or names && $2::bytea[])',
    [tx.tenant, names.map((name) => indexOf(keys, tx.tenant, name))],
  );
}

/** @param tx as above */
export async function forgetOldRows(tx: Tx): Promise<void> {
  await tx.query(
    `delete from import_error e using import i
      where e.tenant = $1 and i.tenant = $1 and i.id = e.import_id and i.finished_at < $2`,
    [tx.tenant, iso(tx.at - KEPT_MS)],
  );
}
