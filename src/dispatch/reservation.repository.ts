/** Reads and writes reservations. The caller holds the locks of the persons concerned. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import type { OpenReservation, ReservationRow } from './reservation.js';

export type NewReservation = Omit<ReservationRow, 'outcome' | 'event_id' | 'settled_at'> & {
  made_by: string | null;
};

const ATTEMPT =
  'decision_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id, in_reply_to, manner, attempt_at';
const WHOLE = `${ATTEMPT}, attempt_id, valid_until, expires_at, outcome, event_id, settled_at`;

const openOf = (column: string) =>
  `select ${ATTEMPT} from reservation
    where tenant = $1 and ${column} = any($2) and outcome is null and attempt_at > $3`;

const OPEN = `${openOf('person_id')} union all ${openOf('party_id')} and person_id <> all($2)`;

/** Those that still count, expired or not. */
export function openReservations(
  tx: Tx,
  personIds: readonly string[],
  since: string,
): Promise<OpenReservation[]> {
  return tx.query<OpenReservation>(OPEN, [tx.tenant, personIds, since]);
}

export async function insertReservations(tx: Tx, rows: readonly NewReservation[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into reservation (tenant, ${ATTEMPT}, attempt_id, valid_until, expires_at, made_by)
     select $1, ${ATTEMPT}, attempt_id, valid_until, expires_at, made_by
       from json_to_recordset($2::json) as r(decision_id uuid, sender_id uuid, purpose text, channel text, debt_id uuid,
         person_id uuid, party_id uuid, endpoint_id uuid, in_reply_to uuid, manner jsonb, attempt_at timestamptz,
         attempt_id uuid, valid_until timestamptz, expires_at timestamptz, made_by uuid)`,
    [tx.tenant, JSON.stringify(rows)],
  );
}

export async function readReservation(
  tx: Tx,
  decisionId: string,
): Promise<(ReservationRow & { outcome_hash: Buffer | null }) | undefined> {
  const [row] = await tx.query<ReservationRow & { outcome_hash: Buffer | null }>(
    `select ${WHOLE}, outcome_hash from reservation where tenant = $1 and decision_id = $2`,
    [tx.tenant, decisionId],
  );
  return row;
}

/** Those that nobody has settled, oldest first; of one status or of both. */
export async function listOpen(
  tx: Tx,
  status: 'reserved' | 'expired' | undefined,
  page: Page,
): Promise<{ rows: ReservationRow[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 4, 'decision_id');
  const rows = await tx.query<ReservationRow>(
    `select ${WHOLE} from reservation
      where tenant = $1 and outcome is null and ($2::text is null or (expires_at <= $3) = ($2 = 'expired')) ${sql}`,
    [tx.tenant, status ?? null, iso(tx.at), ...values],
  );
  return cut(rows, page);
}

export interface Settled {
  readonly decision_id: string;
  readonly outcome: string;
  readonly outcome_hash: Buffer;
  readonly event_id: string | null;
  readonly by: string | null;
}

/** Compare-and-set: false if somebody else was first. */
export async function storeOutcome(tx: Tx, settled: Settled): Promise<boolean> {
  const moved = await tx.query(
    `update reservation set outcome = $3, outcome_hash = $4, event_id = $5, settled_at = $6, settled_by = $7
      where tenant = $1 and decision_id = $2 and outcome is null returning 1`,
    [
      tx.tenant,
      settled.decision_id,
      settled.outcome,
      settled.outcome_hash,
      settled.event_id,
      iso(tx.at),
      settled.by,
    ],
  );
  return moved.length === 1;
}
