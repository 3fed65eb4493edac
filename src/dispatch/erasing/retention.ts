/**
 * How long the law wants evidence kept: from the last attempt or contact about a person's debts.
 *
 * The numbers are those of the rule tables; where they know none, nothing must be kept.
 */
import type { Tx } from '../../platform/database.js';

export interface Retained {
  /** Milliseconds; until then the law wants it kept. */
  readonly until: number;
  /** The row of the rule tables that says so. */
  readonly rule: string;
}

interface Period {
  readonly country: string;
  readonly rule: string;
  readonly years: number;
}

const PERIODS: readonly Period[] = [
  // 12 CFR 1006.100: three years after the last collection activity.
  { country: 'US', rule: 'REGF-RETAIN', years: 3 },
  // GB/T 45251-2025: two years; consumer finance companies keep five, and nobody here knows which lender is one.
  { country: 'CN', rule: 'CN-REC-02', years: 5 },
];

/** Undefined if no law wants anything kept, or nobody ever tried to reach them. */
export async function retained(tx: Tx, partyId: string): Promise<Retained | undefined> {
  const [row] = await tx.query<{ residence: string | null; last: Date | null }>(
    `select p.facts->>'residence' as residence, ${LAST_ACTIVITY('p.id')} as last
       from party p where p.tenant = $1 and p.id = $2`,
    [tx.tenant, partyId],
  );
  const period = legalPeriod(row?.residence ?? '');
  if (period === undefined || row === undefined || row.last === null) return undefined;
  return { until: yearsAfter(row.last, period.years), rule: period.rule };
}

/** @param residence as ISO 3166 */
export function legalPeriod(residence: string): Period | undefined {
  return PERIODS.find(({ country }) => residence.split('-')[0] === country);
}

/** SQL of the last attempt on, or contact with, a person; whoever made it. */
export const LAST_ACTIVITY = (party: string) => `greatest(
  (select max(s.attempt_at) from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
    where c.tenant = $1 and c.person_id = ${party} and s.slot = 'settled'),
  (select max(s.attempt_at) from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
    where c.tenant = $1 and c.party_id = ${party} and s.slot = 'settled'),
  (select max(e.occurred_at) from timeline_event e
    where e.tenant = $1 and e.person_id = ${party} and e.type in ('call', 'message', 'letter', 'visit')),
  (select max(e.occurred_at) from timeline_event e
    where e.tenant = $1 and e.party_id = ${party} and e.type in ('call', 'message', 'letter', 'visit')))`;

/** The same day of another year; of 29 February the day after. */
export function yearsAfter(instant: Date, years: number): number {
  const then = new Date(instant);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then.getTime();
}
