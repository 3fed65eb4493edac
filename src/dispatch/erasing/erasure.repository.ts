/** Erasures as they are stored, and what keeps one from being done. */
import type { Tx } from '../../platform/database.js';
import { cut, pageClause, type Page } from '../../portfolio/page.js';
import { iso } from '../../platform/clock.js';
import { isHeld } from './legal-hold.js';
import { retainedParties } from './retention.js';

export const ERASURE_BASES = ['data_subject', 'retention', 'order', 'mistake'] as const;
export type ErasureBasis = (typeof ERASURE_BASES)[number];

export const ERASURE_STATUSES = ['requested', 'approved', 'done', 'withdrawn'] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

/** Why an erasure has to wait. */
export const DEFERRALS = ['legal_hold', 'retention', 'under_way'] as const;
export interface Deferral {
  readonly basis: (typeof DEFERRALS)[number];
  /** Milliseconds, where it ends by itself. */
  readonly until: number | null;
  /** The row of the rule tables. */
  readonly rule?: string;
}

export interface ErasureRow extends Record<string, unknown> {
  readonly id: string;
  readonly party_id: string;
  readonly basis: ErasureBasis;
  readonly status: ErasureStatus;
  readonly deferred_for: Deferral['basis'] | null;
  readonly deferred_until: Date | null;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
  readonly done_at: Date | null;
  readonly effective_by: Date | null;
  readonly record_id: string;
}

const COLUMNS = `id, party_id, basis, status, deferred_for, deferred_until, requested_by, requested_at, approved_by,
  approved_at, done_at, effective_by, record_id`;

export async function readErasure(
  tx: Tx,
  id: string,
  lock = false,
): Promise<ErasureRow | undefined> {
  const [row] = await tx.query<ErasureRow>(
    `select ${COLUMNS} from erasure where tenant = $1 and id = $2${lock ? ' for update' : ''}`,
    [tx.tenant, id],
  );
  return row;
}

export async function listErasures(
  tx: Tx,
  status: ErasureStatus | null,
  page: Page,
): Promise<{ rows: ErasureRow[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 3);
  const rows = await tx.query<ErasureRow>(
    `select ${COLUMNS} from erasure where tenant = $1 and ($2::text is null or status = $2) ${sql}`,
    [tx.tenant, status, ...values],
  );
  return cut(rows, page);
}

/** What stands against it now; the caller holds the person's lock and, to act on the answer, the holds. */
export async function barrier(tx: Tx, partyId: string): Promise<Deferral | undefined> {
  if (await isHeld(tx, partyId)) return { basis: 'legal_hold', until: null };
  const kept = (await retainedParties(tx, [partyId])).get(partyId);
  if (kept !== undefined && kept.until > tx.at)
    return { basis: 'retention', until: kept.until, rule: kept.rule };
  return (await isUnderWay(tx, partyId)) ? { basis: 'under_way', until: null } : undefined;
}

/** What has left, or may have, and whose end is not known yet: it must be recorded under their name. */
async function isUnderWay(tx: Tx, partyId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from (select id from contact where tenant = $1 and person_id = $2
                  union select id from contact where tenant = $1 and party_id = $2) c
       join contact_state s on s.tenant = $1 and s.contact_id = c.id
      where s.status in ('sending', 'claimed', 'unknown')
     union all
     select from reservation where tenant = $1 and (person_id = $2 or party_id = $2) and outcome is null and expires_at > $3
     limit 1`,
    [tx.tenant, partyId, iso(tx.at)],
  );
  return rows.length > 0;
}
