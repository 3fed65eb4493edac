/** A pause's life: one person makes it, one asks for its end, another agrees. Each step is recorded. */
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { needFourEyes } from '../platform/access/four-eyes.js';
import { Problem } from '../platform/problem.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import { holdBrakeAlone, releasePaused, type PauseScope } from './pause.js';

export interface PauseRow extends Record<string, unknown> {
  readonly id: string;
  readonly scope: PauseScope;
  readonly value: string;
  readonly reason: string;
  readonly ends_at: Date | null;
  readonly paused_by: string;
  readonly paused_at: Date;
  readonly status: 'active' | 'resume_requested' | 'resumed';
  readonly resume_reason: string | null;
  readonly resume_requested_by: string | null;
  readonly resume_requested_at: Date | null;
  readonly resumed_by: string | null;
  readonly resumed_at: Date | null;
  readonly record_id: string;
}

const COLUMNS = `id, scope, value, reason, ends_at, paused_by, paused_at, status, resume_reason, resume_requested_by,
  resume_requested_at, resumed_by, resumed_at, record_id`;

interface Log {
  readonly tx: Tx;
  readonly evidence: EvidenceLog;
}

export type NewPause = Pick<PauseRow, 'scope' | 'value' | 'reason'> & {
  readonly ends_at: number | null;
};

/** Once this has committed, nothing of its scope begins to leave. */
export async function addPause(log: Log, pause: NewPause, by: string): Promise<string> {
  const { tx } = log;
  await holdBrakeAlone(tx);
  const id = uuid7(tx.at);
  const { scope, value, reason, ends_at } = pause;
  const record = await recorded(log, { id, scope, value, change: 'paused', by, reason, ends_at });
  await tx.query(
    `insert into pause (tenant, id, scope, value, reason, ends_at, paused_by, paused_at, status, record_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9)`,
    [
      tx.tenant,
      id,
      scope,
      value,
      reason,
      ends_at === null ? null : iso(ends_at),
      by,
      iso(tx.at),
      record,
    ],
  );
  return id;
}

export async function requestResume(log: Log, id: string, by: string, reason: string) {
  const { tx } = log;
  const row = await openPause(tx, id, 'active');
  const record = await recorded(log, { ...row, change: 'resume_requested', by, reason });
  await tx.query(
    `update pause set status = 'resume_requested', resume_requested_by = $3, resume_requested_at = $4, resume_reason = $5,
       record_id = $6 where tenant = $1 and id = $2`,
    [tx.tenant, id, by, iso(tx.at), reason, record],
  );
}

/** What it held is judged again at once. */
export async function approveResume(log: Log, id: string, by: string): Promise<void> {
  const { tx } = log;
  await holdBrakeAlone(tx);
  const row = await openPause(tx, id, 'resume_requested');
  const asked = {
    by: [row.resume_requested_by],
    since: row.resume_requested_at?.getTime() ?? tx.at,
  };
  await needFourEyes(
    tx,
    { ...asked, approver: by },
    'this was asked for with a key of yours: another person must approve it',
  );
  const record = await recorded(log, { ...row, change: 'resumed', by, reason: null });
  await tx.query(
    `update pause set status = 'resumed', resumed_by = $3, resumed_at = $4, record_id = $5 where tenant = $1 and id = $2`,
    [tx.tenant, id, by, iso(tx.at), record],
  );
  await releasePaused(tx);
}

async function openPause(tx: Tx, id: string, status: PauseRow['status']): Promise<PauseRow> {
  const row = await readPause(tx, id, true);
  if (row === undefined) throw new Problem('not-found', 'there is no such pause');
  if (row.status === status) return row;
  throw new Problem('not-open', `the pause is \`${row.status}\``, {
    extras: { status: row.status },
  });
}

export async function readPause(tx: Tx, id: string, lock = false): Promise<PauseRow | undefined> {
  const [row] = await tx.query<PauseRow>(
    `select ${COLUMNS} from pause where tenant = $1 and id = $2${lock ? ' for update' : ''}`,
    [tx.tenant, id],
  );
  return row;
}

export interface PauseFilter {
  readonly status: string | null;
  readonly in_force: boolean | null;
}

export async function listPauses(
  tx: Tx,
  { status, in_force }: PauseFilter,
  page: Page,
): Promise<{ rows: PauseRow[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 5);
  const rows = await tx.query<PauseRow>(
    `select ${COLUMNS} from pause where tenant = $1 and ($2::text is null or status = $2)
        and ($3::bool is null or (status <> 'resumed' and (ends_at is null or ends_at > $4)) = $3) ${sql}`,
    [tx.tenant, status, in_force, iso(tx.at), ...values],
  );
  return cut(rows, page);
}

interface Change {
  readonly id: string;
  readonly scope: PauseScope;
  readonly value: string;
  readonly change: string;
  readonly by: string;
  readonly reason: string | null;
  readonly ends_at: Date | number | null;
}

/** The reason is sealed: a person may be named in it. */
async function recorded({ tx, evidence }: Log, change: Change): Promise<string> {
  const { id, scope, value, by, reason, ends_at } = change;
  const [record = ''] = await evidence.write(tx, [
    {
      kind: 'pause.changed',
      subject: null,
      body: {
        by: publicId('user', by),
        change: change.change,
        pause: publicId('pause', id),
        scope,
        ...(value === '' ? {} : { value: shownValue(scope, value) }),
        ...(ends_at === null ? {} : { until: iso(Number(ends_at)) }),
      },
      ...(reason === null ? {} : { sec: { reason: { about: null, value: reason } } }),
    },
  ]);
  return record;
}

/** Things are named by our public ids, everything else by itself. */
export function shownValue(scope: PauseScope, value: string): string {
  if (scope === 'batch' || scope === 'debt') return publicId(scope, value);
  return scope === 'sender' ? publicId('organisation', value) : value;
}
