/** What waits for its hour, by the half hour: the peak of the coming morning. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';

export const HALF_HOUR_MS = 1_800_000;

export interface Coming extends Record<string, unknown> {
  /** Milliseconds: when the half hour begins. */
  readonly at: number;
  readonly channel: string;
  readonly status: 'scheduled' | 'held';
  readonly count: number;
}

/** By the index of what is due: as dear as there are contacts in these hours, and nothing else is looked at. */
export async function comingDue(tx: Tx, from: number, until: number): Promise<Coming[]> {
  return tx.query<Coming>(
    `select floor(extract(epoch from due_at) / 1800)::float8 * $4 as at, channel, status, count(*)::int as count
       from contact_state
      where tenant = $1 and status in ('scheduled', 'held') and due_at >= $2 and due_at < $3
      group by 1, 2, 3 order by 1, 2, 3`,
    [tx.tenant, iso(from), iso(until), HALF_HOUR_MS],
  );
}
