/**
 * How long the law wants evidence kept: from the last attempt or contact about a debt, by the rules of every country
 * where somebody of that debt lives; the longest wins. A person is kept as long as any debt they stand in.
 *
 * The numbers are those of the rule tables; where they know none, nothing must be kept. Nothing is stored: it is what
 * it is when somebody asks.
 */
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';

export interface Retained {
  /** Milliseconds; until then the law wants it kept. */
  readonly until: number;
  /** The row of the rule tables that says so. */
  readonly rule: string;
}

interface Period {
  readonly country: string;
  /** Only for debts of this kind. */
  readonly kind?: string;
  readonly rule: string;
  readonly years: number;
}

/** The first that fits. */
const PERIODS: readonly Period[] = [
  // 12 CFR 1006.100: three years after the last collection activity.
  { country: 'US', rule: 'REGF-RETAIN', years: 3 },
  // GB/T 45251-2025 and the credit card measures, art. 68: two years. Only banks issue cards.
  { country: 'CN', kind: 'credit_card', rule: 'CN-REC-02', years: 2 },
  // Consumer finance companies keep five, and nobody here knows which lender is one.
  { country: 'CN', rule: 'CN-REC-02', years: 5 },
];

const ACTIVITY = "('call', 'message', 'letter', 'visit')";

type DebtRow = { id: string; kind: string; last: Date | null; countries: string[] };

/** By debt; those that nobody worked on, or no law speaks of, are left out. */
export async function retainedDebts(
  tx: Tx,
  debtIds: readonly string[],
): Promise<Map<string, Retained>> {
  const rows = await tx.query<DebtRow>(DEBTS, [
    tx.tenant,
    debtIds,
    debtIds.map((id) => publicId('debt', id)),
  ]);
  return new Map(
    rows.flatMap(({ id, kind, last, countries }): [string, Retained][] => {
      const kept = longest(countries.map((country) => after(last, country, kind)));
      return kept === undefined ? [] : [[id, kept]];
    }),
  );
}

/** What names no debt is about all debts of the person. */
const DEBTS = `
  select d.id, d.kind,
         array(select distinct split_part(p.facts->>'residence', '-', 1)
                 from debt_party r join party p on p.tenant = $1 and p.id = r.party_id
                where r.tenant = $1 and r.debt_id = d.id) as countries,
         greatest(
           (select max(s.attempt_at) from contact c join contact_state s on s.tenant = $1 and s.contact_id = c.id
             where c.tenant = $1 and c.debt_id = d.id and s.slot = 'settled'),
           (select max(e.occurred_at) from timeline_event e
             where e.tenant = $1 and e.person_id = d.debtor_id and e.type in ${ACTIVITY}
               and (not e.body ? 'debts' or e.body->'debts' ? w.name))) as last
    from unnest($2::uuid[], $3::text[]) w (id, name)
    join debt d on d.tenant = $1 and d.id = w.id`;

type StandsIn = { party_id: string; debt_id: string };
type OwnRow = { party_id: string; country: string; last: Date | null };

/** By person, likewise. */
export async function retainedParties(
  tx: Tx,
  partyIds: readonly string[],
): Promise<Map<string, Retained>> {
  const stands = await tx.query<StandsIn>(STANDS_IN, [tx.tenant, partyIds]);
  const debts = await retainedDebts(tx, [...new Set(stands.map(({ debt_id }) => debt_id))]);
  const own = await tx.query<OwnRow>(OWN, [tx.tenant, partyIds]);
  const found = new Map<string, Retained>();
  const keep = (party: string, kept: Retained | undefined) => {
    const more = longest([found.get(party), kept]);
    if (more !== undefined) found.set(party, more);
  };
  for (const { party_id, debt_id } of stands) keep(party_id, debts.get(debt_id));
  for (const { party_id, country, last } of own) keep(party_id, after(last, country));
  return found;
}

const STANDS_IN = `
  select w.party_id, d.debt_id
    from unnest($2::uuid[]) w (party_id)
   cross join lateral (
     select debt_id from debt_party where tenant = $1 and party_id = w.party_id
     union select debt_id from contact where tenant = $1 and party_id = w.party_id
     union select debt_id from contact where tenant = $1 and person_id = w.party_id
     union select substr(name, 5)::uuid from timeline_event e cross join jsonb_array_elements_text(e.body->'debts') name
            where e.tenant = $1 and e.party_id = w.party_id and e.type in ${ACTIVITY} and name ~ '^deb_[0-9a-f]{32}$') d`;

/** What happened with them, in whatever matter: they may stand in no debt any more. */
const OWN = `
  select p.id as party_id, split_part(p.facts->>'residence', '-', 1) as country,
         greatest(
           (select max(occurred_at) from timeline_event
             where tenant = $1 and person_id = p.id and type in ${ACTIVITY} and not body ? 'debts'),
           (select max(occurred_at) from timeline_event
             where tenant = $1 and party_id = p.id and type in ${ACTIVITY} and not body ? 'debts')) as last
    from party p where p.tenant = $1 and p.id = any($2::uuid[])`;

function after(last: Date | null, country: string, kind?: string): Retained | undefined {
  const period = PERIODS.find(
    (one) => one.country === country && (one.kind === undefined || one.kind === kind),
  );
  if (period === undefined || last === null) return undefined;
  return { until: yearsAfter(last, period.years), rule: period.rule };
}

function longest(all: readonly (Retained | undefined)[]): Retained | undefined {
  return all.reduce((most, one) => {
    if (one === undefined || (most !== undefined && most.until >= one.until)) return most;
    return one;
  }, undefined);
}

/** The same day of another year; of 29 February the day after. */
export function yearsAfter(instant: Date, years: number): number {
  const then = new Date(instant);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then.getTime();
}
