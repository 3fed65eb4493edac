/** The tenant's own ids for what contacts refer to, and the first zone of whom they address. They name nobody. */
import type { Tx } from '../../platform/database.js';
import type { ContactRow } from '../contacts.repository.js';
import { zonesOf } from './local.js';

export type Named = { id: string; external_id: string; facts: object | null };

export async function namesOf(
  tx: Tx,
  rows: readonly ContactRow[],
): Promise<ReadonlyMap<string, Named>> {
  const named = await tx.query<Named>(
    `select id, external_id, facts from party where tenant = $1 and id = any($2::uuid[])
     union all select id, external_id, null from debt where tenant = $1 and id = any($3::uuid[])
     union all select id, external_id, null from organisation where tenant = $1 and id = any($4::uuid[])`,
    [
      tx.tenant,
      rows.map(({ party_id }) => party_id),
      rows.map(({ debt_id }) => debt_id),
      rows.map(({ sender_id }) => sender_id),
    ],
  );
  return new Map(named.map((one) => [one.id, one]));
}

export function labelsOf(row: ContactRow, names: ReadonlyMap<string, Named>) {
  const named = (id: string) => names.get(id)?.external_id ?? '';
  return {
    party: named(row.party_id),
    debt: named(row.debt_id),
    sender: named(row.sender_id),
    zone: zonesOf(names.get(row.party_id)?.facts ?? {})[0] ?? null,
  };
}
