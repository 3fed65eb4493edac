/**
 * Once a day: sections that are older than the house policy keeps are deleted, never before the law lets them go,
 * and never under a legal hold. Records and proofs stay, and so does the person's key: they may be contacted still.
 */
import type { HouseRetention } from '../../compliance/house.js';
import { textArray } from '../../evidence/columns.js';
import type { EvidenceLog } from '../../evidence/record.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { firstIdAt } from '../../platform/ids.js';
import { holdHoldsShared, IS_HELD } from './legal-hold.js';
import { retainedParties, yearsAfter } from './retention.js';

const DAY_MS = 86_400_000;
const PAGE = 200;

/** Whether today's is ours to do. @param tx of the eraser's role, as below */
export async function takeSweep(tx: Tx): Promise<boolean> {
  const rows = await tx.query(
    `insert into retention_sweep (tenant, swept_at) values ($1, $2)
     on conflict (tenant) do update set swept_at = excluded.swept_at where retention_sweep.swept_at <= $3
     returning 1`,
    [tx.tenant, iso(tx.at), iso(tx.at - DAY_MS)],
  );
  return rows.length > 0;
}

type PersonRow = { party_id: string; tag: string };

/** One page of persons; answers where the next begins, undefined behind the last. */
export async function sweepPage(
  tx: Tx,
  evidence: EvidenceLog,
  policy: HouseRetention,
  after: string,
): Promise<string | undefined> {
  await holdHoldsShared(tx);
  const persons = await tx.query<PersonRow>(
    `select k.party_id, k.tag from person_key k
      where k.tenant = $1 and k.party_id > $2 and not ${IS_HELD('k.party_id')}
      order by k.party_id limit $3`,
    [tx.tenant, after, PAGE],
  );
  const kept = await retainedParties(
    tx,
    persons.map(({ party_id }) => party_id),
  );
  const free = persons.filter(({ party_id }) => (kept.get(party_id)?.until ?? 0) <= tx.at);
  const due = free.flatMap(({ tag }) => dueOf(tag, policy, tx.at));
  const gone = due.length === 0 ? [] : await expire(tx, due);
  if (gone.length > 0) {
    const body = { persons: new Set(gone.map(({ tag }) => tag)).size, sections: gone.length };
    await evidence.write(tx, [{ kind: 'retention.expired', subject: null, body }]);
  }
  return persons.at(-1)?.party_id;
}

interface Due {
  readonly tag: string;
  /** Null: every section. */
  readonly section: string | null;
  /** No record of that instant or later has a smaller id. */
  readonly before: string;
}

/** What of a person may go once the law lets it: the policy counts from each record. */
function dueOf(tag: string, policy: HouseRetention, at: number): Due[] {
  const named = Object.entries(policy.sections ?? {}).map(([section, years]) => ({
    section,
    years,
  }));
  const all = policy.years === undefined ? [] : [{ section: null, years: policy.years }];
  return [...named, ...all].map(({ section, years }) => ({
    tag,
    section,
    before: firstIdAt(yearsAfter(new Date(at), -years)),
  }));
}

async function expire(tx: Tx, due: readonly Due[]): Promise<{ tag: string }[]> {
  return tx.query<{ tag: string }>(
    `delete from secret s using unnest($2::text[], $3::text[], $4::text[]::uuid[]) d (tag, section, before)
      where s.tenant = $1 and s.tag = d.tag and (d.section is null or s.section = d.section) and s.record_id < d.before
      returning s.tag`,
    [
      tx.tenant,
      textArray(due.map(({ tag }) => tag)),
      textArray(due.map(({ section }) => section)),
      textArray(due.map(({ before }) => before)),
    ],
  );
}
