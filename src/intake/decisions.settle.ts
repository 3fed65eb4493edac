/** Takes the report of what became of an attempt that was decided here and made elsewhere. */
import { readReservation } from '../dispatch/reservation.repository.js';
import type { ReservationRow } from '../dispatch/reservation.js';
import { NOT_MADE, settleReservation, type Report } from '../dispatch/reservation.settle.js';
import { Problem, type FieldError } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { discussedDebts } from './debts.discussed.js';
import { problem } from './decisions.check.js';
import { referenceOf } from './decisions.read.js';
import type { DecisionOutcome } from './decisions.schema.js';
import { CALL_OUTCOMES } from './words.schema.js';

// Clocks of different machines differ; more than this is a mistake.
const CLOCK_MS = 5 * 60_000;

/** @param isPerson whether the caller may answer doubts */
export async function settle(
  scribe: Scribe,
  decisionId: string,
  given: DecisionOutcome,
  isPerson: boolean,
): Promise<void> {
  const row = await readReservation(scribe.tx, decisionId);
  if (row === undefined) {
    await referenceOf(scribe.tx, decisionId);
    throw unreserved();
  }
  const report = await reportOf(scribe, row, given);
  switch (await settleReservation(scribe, decisionId, report, isPerson)) {
    case 'settled':
    case 'same':
      return;
    case 'different':
      throw new Problem('already-settled', 'another outcome was reported for this decision', {
        extras: { outcome: (await readReservation(scribe.tx, decisionId))?.outcome ?? null },
      });
    case 'needs_person':
      throw needsPerson();
    case 'unreserved':
    default:
      throw unreserved();
  }
}

async function reportOf(
  { tx }: Scribe,
  row: ReservationRow,
  { outcome, occurred_at, reason, discussed, ...given }: DecisionOutcome,
): Promise<Report> {
  const errors = [...outcomeTrouble(row, outcome), ...timeTrouble(row, occurred_at, tx.at)];
  const fields = { ...given, ...(discussed === undefined ? {} : { discussed }) };
  for (const name of Object.keys(fields)) {
    if (isTelephone(row) && !NOT_MADE.has(outcome)) continue;
    errors.push({
      pointer: `/${name}`,
      detail: 'says something of a call, but none was made',
      remedy: 'leave it out',
    });
  }
  if (errors.length > 0) throw problem('inconsistent-request', errors);
  return {
    outcome,
    occurred_at: occurred_at === undefined ? undefined : Date.parse(occurred_at),
    fields:
      discussed === undefined
        ? fields
        : { ...fields, discussed: await discussedDebts(tx, row.person_id, discussed) },
    reason,
  };
}

function isTelephone({ channel }: ReservationRow): boolean {
  return channel === 'call' || channel === 'voicemail';
}

function outcomeTrouble(row: ReservationRow, outcome: string): FieldError[] {
  const fitting: readonly string[] = isTelephone(row)
    ? [...CALL_OUTCOMES, 'not_made']
    : row.channel === 'visit'
      ? ['made', 'not_made']
      : ['sent', 'not_sent', 'not_made'];
  if (fitting.includes(outcome)) return [];
  return [
    {
      pointer: '/outcome',
      detail: `is not how an attempt by \`${row.channel}\` can end`,
      remedy: `send one of ${fitting.map((word) => `\`${word}\``).join(', ')}`,
    },
  ];
}

function timeTrouble(row: ReservationRow, text: string | undefined, now: number): FieldError[] {
  if (text === undefined) return [];
  const at = Date.parse(text);
  const isEarly = at < row.attempt_at.getTime() - CLOCK_MS;
  if (!isEarly && at <= now + CLOCK_MS) return [];
  return [
    {
      pointer: '/occurred_at',
      detail: isEarly ? 'lies before the decision' : 'lies in the future',
      remedy: 'send when the attempt was made; check the clock and the offset',
    },
  ];
}

function unreserved(): Problem {
  return new Problem('not-reserved', 'nothing was reserved with this decision');
}

function needsPerson(): Problem {
  return new Problem(
    'late-release',
    'nobody said in time what became of the attempt, so it counts as one that may have been made',
    {
      errors: [
        {
          pointer: '/reason',
          detail: 'must say why it is sure, by somebody with the scope `review:decide`',
          remedy: 'report what happened, or let such a person release it with a reason',
        },
      ],
    },
  );
}
