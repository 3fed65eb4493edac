/** The keys of a log as others configure them. */
import type { Tx } from '../../platform/database.js';

/** Oldest first; none before the log is opened. */
export async function vkeysOf(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ vkey: string }>('select vkey from log_state where tenant = $1', [
    tx.tenant,
  ]);
  return rows.map(({ vkey }) => vkey);
}
