/** Cosignatures as rows, and under which checkpoints there are enough of them. */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { lockName } from '../../platform/named-lock.js';
import { logsOf, type OneLog } from '../log/logs.js';
import { isMet } from '../note/quorum.js';
import type { Cosigned } from './ask.js';
import type { Witnesses } from './witnesses.js';

export interface Target {
  readonly log: OneLog;
  /** In its log. */
  readonly size: number;
  readonly note: string;
  /** The sizes that witnesses signed last, in this log. */
  readonly known: ReadonlyMap<string, number>;
}

/**
 * What is to be shown next, oldest log first: of each log the newest checkpoint, unless it has enough under it. A
 * log that was closed may never get enough, which holds up none that follows.
 *
 * @param names of the witnesses that are asked
 */
export async function nextTargets(tx: Tx, names: readonly string[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const log of await logsOf(tx)) {
    const { base, closedAt } = log;
    const [newest] = await tx.query<{ size: string; note: string; done: boolean }>(
      `select k.size, k.note, w.size is not null as done
         from checkpoint k left join witnessed w on w.tenant = k.tenant and w.size = k.size
        where k.tenant = $1 and k.size > $2 and ($3::bigint is null or k.size <= $2 + $3)
        order by k.size desc limit 1`,
      [tx.tenant, base, closedAt],
    );
    if (newest === undefined || newest.done) continue;
    const rows = await tx.query<{ witness: string; size: string }>(
      `select w.witness, s.size - $2 as size from unnest($4::text[]) w (witness) cross join lateral
         (select size from cosignature c
           where c.tenant = $1 and c.witness = w.witness and c.size > $2 and ($3::bigint is null or c.size <= $2 + $3)
           order by c.size desc limit 1) s`,
      [tx.tenant, base, closedAt, names],
    );
    const known = new Map(rows.map(({ witness, size }) => [witness, Number(size)]));
    targets.push({ log, size: Number(newest.size) - base, note: newest.note, known });
  }
  return targets;
}

/** Answers whether there are enough now. */
export async function keepCosignature(
  tx: Tx,
  witnesses: Witnesses,
  { log, size }: Target,
  witness: string,
  { line, seenAt }: Cosigned,
): Promise<boolean> {
  // Two that come at once must see each other, or neither finds that both are enough.
  await lockName(tx, `cosignatures of tenant ${tx.tenant}`);
  const place = log.base + size;
  await tx.query(
    `insert into cosignature (tenant, size, witness, line, seen_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tx.tenant, place, witness, line, iso(seenAt * 1_000)],
  );
  const rows = await tx.query<{ witness: string }>(
    'select witness from cosignature where tenant = $1 and size = $2',
    [tx.tenant, place],
  );
  const signed = new Set(rows.map((row) => row.witness));
  if (!isMet(witnesses.quorum, witnesses.groups, signed)) return false;
  await tx.query(
    'insert into witnessed (tenant, size, at) values ($1, $2, $3) on conflict do nothing',
    [tx.tenant, place, iso(tx.at)],
  );
  return true;
}
