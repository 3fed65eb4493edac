/** Reads the figures: sums over a period, by the primary key; and who is at a cap now. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Figure } from './figure.count.js';

export interface Period {
  /** Milliseconds; counted in whole hours. */
  readonly from: number;
  readonly until: number;
}

export interface Series {
  readonly step: 'hour' | 'day';
  /** Whose days. */
  readonly zone: string;
}

export interface DecisionCount extends Record<string, unknown> {
  readonly at: Date;
  readonly channel: string;
  readonly verdict: string;
  readonly asked_for: 'contact' | 'question';
  readonly count: number;
}

export async function decisionsOver(
  tx: Tx,
  { from, until }: Period,
  { step, zone }: Series,
): Promise<DecisionCount[]> {
  return tx.query<DecisionCount>(
    `select date_trunc($4, hour, $5) as at, channel, outcome as verdict, subject as asked_for, sum(n)::float8 as count
       from figure where tenant = $1 and what = 'decision' and hour >= $2 and hour < $3
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [tx.tenant, iso(from), iso(until), step, zone],
  );
}

export interface Sum extends Record<string, unknown> {
  readonly subject: string;
  readonly outcome: string;
  readonly channel: string;
  readonly count: number;
}

export async function sumsOf(
  tx: Tx,
  what: Exclude<Figure, 'decision'>,
  { from, until }: Period,
): Promise<Sum[]> {
  return tx.query<Sum>(
    `select subject, outcome, channel, sum(n)::float8 as count
       from figure where tenant = $1 and what = $2 and hour >= $3 and hour < $4
      group by 1, 2, 3 order by 4 desc, 1, 2, 3`,
    [tx.tenant, what, iso(from), iso(until)],
  );
}

export interface CapStanding extends Record<string, unknown> {
  readonly rule: string;
  readonly days: number;
  /** The largest that was met: some caps depend on the debt or on what was agreed. */
  readonly places: number;
  readonly full: number;
  readonly last_place: number;
}

const DAY = 86_400_000;
const LONGEST_DAYS = 31;

/**
 * Persons, by cap, within the days over which it counts: found at it, or else given the last place under it. A
 * person whose place became free meanwhile is still among them.
 */
export async function capStandings(tx: Tx): Promise<CapStanding[]> {
  return tx.query<CapStanding>(
    `with recent as (
       select rule, days, places, full_at, last_place_at from cap_reached
        where tenant = $1 and (full_at > $2 or last_place_at > $2)
     ), counted as (
       select rule, days, places,
              coalesce(full_at > $3::timestamptz - make_interval(days => days), false) as is_full,
              coalesce(last_place_at > $3::timestamptz - make_interval(days => days), false) as is_last
         from recent
     )
     select rule, days, max(places) as places, count(*) filter (where is_full)::int as full,
            count(*) filter (where is_last and not is_full)::int as last_place
       from counted where is_full or is_last group by rule, days order by 4 desc, 5 desc, rule`,
    [tx.tenant, iso(tx.at - LONGEST_DAYS * DAY), iso(tx.at)],
  );
}

export interface CountedTo {
  /** Null before anything was counted. */
  readonly at: Date | null;
  /** Whether records wait to be counted. */
  readonly is_behind: boolean;
}

export async function countedTo(tx: Tx): Promise<CountedTo> {
  const [row] = await tx.query<{ at: Date | null; is_behind: boolean }>(
    `select p.counted_to as at,
            exists (select from feed_pending where tenant = $1) or coalesce(h.next, 1) > coalesce(p.position, 0) + 1 as is_behind
       from (select 1) one
       left join figure_position p on p.tenant = $1
       left join feed_head h on h.tenant = $1`,
    [tx.tenant],
  );
  return row ?? { at: null, is_behind: false };
}
