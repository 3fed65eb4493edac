/**
 * What became of an attempt for which a place was reserved: it turns into an event that every later
 * decision counts, or it was not made and the place is free again.
 *
 * A report is welcome at any time; what happened does not depend on when we hear of it. Only a release
 * that comes too late needs a person and a reason, because until then the attempt counted as made.
 */
import type { Person } from '../evidence/person.js';
import { asJson, lockAll, type Scribe } from '../portfolio/scribe.js';
import { iso } from '../platform/clock.js';
import { ordered } from '../platform/idempotency.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { rejudge } from '../schedule/rejudge.js';
import { attemptEvent, statusOf, type ReservationRow } from './reservation.js';
import { readReservation, storeOutcome } from './reservation.repository.js';

/** Words that say that nothing reached anybody. */
export const NOT_MADE: ReadonlySet<string> = new Set(['not_made', 'not_sent']);

export interface Report {
  readonly outcome: string;
  /** Milliseconds; by default the instant that was judged. */
  readonly occurred_at: number | undefined;
  /** Further fields of the event, such as `limited_content`, with our ids. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly reason: string | undefined;
}

export type Settling = 'settled' | 'same' | 'different' | 'unreserved' | 'needs_person';

/** @param isPerson whether a person who may answer doubts stands behind the report */
export async function settleReservation(
  scribe: Scribe,
  decisionId: string,
  report: Report,
  isPerson: boolean,
): Promise<Settling> {
  const { tx, keys } = scribe;
  const known = await readReservation(tx, decisionId);
  if (known === undefined) return 'unreserved';
  const persons = await lockAll(scribe, [known.person_id, known.party_id]);
  // Read again under the lock: somebody else may have been faster.
  const row = await readReservation(tx, decisionId);
  if (row === undefined) return 'unreserved';
  const outcome_hash = keys.requestHash(ordered(report));
  if (row.outcome !== null) return row.outcome_hash?.equals(outcome_hash) ? 'same' : 'different';
  const isMade = !NOT_MADE.has(report.outcome);
  const isLate = statusOf(row, tx.at) === 'expired';
  if (!isMade && isLate && !(isPerson && report.reason !== undefined)) return 'needs_person';
  const event_id = isMade ? uuid7(tx.at) : null;
  const { outcome } = report;
  const settled = { decision_id: decisionId, outcome, outcome_hash, event_id, by: scribe.by };
  if (!(await storeOutcome(tx, settled))) return 'different';
  if (event_id === null) await recordRelease(scribe, row, report, persons);
  else await recordEvent(scribe, row, report, { event_id, persons });
  await rejudge(tx, [...persons.keys()]);
  return 'settled';
}

async function recordRelease(
  { tx, evidence, by }: Scribe,
  row: ReservationRow,
  { outcome, reason }: Report,
  persons: ReadonlyMap<string, Person>,
): Promise<void> {
  await evidence.write(tx, [
    {
      kind: 'contact.canceled',
      subject: persons.get(row.person_id) ?? null,
      body: {
        attempt: row.attempt_id,
        decision: publicId('record', row.decision_id),
        outcome,
        settled_by: by === null ? null : publicId('user', by),
      },
      ...(reason === undefined ? {} : { sec: { reason: { about: null, value: reason } } }),
    },
  ]);
}

async function recordEvent(
  { tx, evidence, by }: Scribe,
  row: ReservationRow,
  { outcome, occurred_at = row.attempt_at.getTime(), fields }: Report,
  { event_id, persons }: { event_id: string; persons: ReadonlyMap<string, Person> },
): Promise<void> {
  const { type, ...attempt } = attemptEvent(row);
  const body = { type, ...attempt, ...(type === 'call' ? { outcome } : {}), ...fields };
  // Clocks differ, and what lies in the future would not count until then.
  const at = iso(Math.min(occurred_at, tx.at));
  await tx.query(
    `insert into timeline_event (tenant, id, external_id, person_id, party_id, type, occurred_at, body, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenant,
      event_id,
      `decided-${row.attempt_id}`,
      row.person_id,
      row.party_id,
      type,
      at,
      body,
      iso(tx.at),
      by,
    ],
  );
  const event = publicId('event', event_id);
  await evidence.write(tx, [
    {
      kind: 'contact.imported',
      subject: persons.get(row.person_id) ?? null,
      body: {
        attempt: row.attempt_id,
        decision: publicId('record', row.decision_id),
        event,
        occurred_at: at,
        outcome,
        type,
      },
      sec: {
        event: {
          about: persons.get(row.party_id) ?? null,
          value: asJson({ ...body, id: event, at }),
        },
      },
    },
  ]);
}
