/** Imports as rows: asked for, given a file, worked on under a lease, finished. */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { uuid7 } from '../../platform/ids.js';
import { cut, pageClause, type Page } from '../../portfolio/page.js';
import type { Encoding } from '../../platform/encoding.js';
import type { ImportKind } from './kinds.js';
import type { Layout } from './layout.js';
import { EMPTY_TALLY, type Tally } from './tally.js';

export interface ImportRow extends Record<string, unknown> {
  readonly id: string;
  readonly kind: ImportKind;
  readonly layout: Layout;
  readonly dry_run: boolean;
  readonly status: 'empty' | 'waiting' | 'running' | 'done' | 'failed';
  readonly upload_id: string | null;
  readonly sha256: Buffer | null;
  readonly bytes: string | null;
  readonly encoding: Encoding | null;
  readonly rows: number;
  readonly bytes_read: string;
  readonly tally: Tally;
  readonly failure: string | null;
  readonly batch_id: string;
  readonly requested_by: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

const COLUMNS =
  'id, kind, layout, dry_run, status, upload_id, sha256, bytes, encoding, rows, bytes_read, tally, failure, batch_id, requested_by, created_at, finished_at';
/** Renewed with every batch of rows. */
const LEASE_MS = 20_000;

export interface Asked {
  readonly kind: ImportKind;
  readonly layout: Layout;
  readonly dry_run: boolean;
  readonly by: string | null;
}

export async function addImport(tx: Tx, { kind, layout, dry_run, by }: Asked): Promise<string> {
  const id = uuid7(tx.at);
  await tx.query(
    `insert into import (tenant, id, kind, layout, dry_run, status, tally, batch_id, requested_by, created_at)
     values ($1, $2, $3, $4, $5, 'empty', $6, $7, $8, $9)`,
    [tx.tenant, id, kind, layout, dry_run, EMPTY_TALLY, uuid7(tx.at), by, iso(tx.at)],
  );
  return id;
}

export async function readImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(
    `select ${COLUMNS} from import where tenant = $1 and id = $2`,
    [tx.tenant, id],
  );
  return row;
}

export async function listImports(tx: Tx, page: Page) {
  const { sql, values } = pageClause(page, 2);
  return cut(
    await tx.query<ImportRow>(`select ${COLUMNS} from import where tenant = $1 ${sql}`, [
      tx.tenant,
      ...values,
    ]),
    page,
  );
}

/** One that was begun with the same file in the same way and did not come to its end. */
export async function findUnfinished(tx: Tx, asked: Asked, sha256: Buffer) {
  const [row] = await tx.query<ImportRow>(
    `select ${COLUMNS} from import
      where tenant = $1 and status in ('waiting', 'running') and kind = $2 and layout = $3::jsonb and dry_run = $4
        and sha256 = $5
      order by created_at limit 1`,
    [tx.tenant, asked.kind, JSON.stringify(asked.layout), asked.dry_run, sha256],
  );
  return row;
}

/** The oldest that nobody works on, or the one that is named if nobody does. */
export async function claimImport(
  tx: Tx,
  by: string,
  id: string | null = null,
): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(
    // An array is made once; a joined sub-select with a limit may be asked again for every row.
    `update import set status = 'running', lease_by = $2, lease_until = $3
      where tenant = $1 and id = any(array(
        select id from import
         where tenant = $1 and status in ('waiting', 'running') and ($5::uuid is null or id = $5)
           and (lease_until is null or lease_until <= $4)
         order by created_at limit 1 for update skip locked))
      returning ${COLUMNS}`,
    [tx.tenant, by, iso(tx.at + LEASE_MS), iso(tx.at), id],
  );
  return row;
}

export interface Progress {
  readonly by: string;
  readonly rows: number;
  readonly bytes_read: number;
  readonly tally: Tally;
}

/** Counts rows, once: `false` when somebody else has taken the work over. */
export async function advance(tx: Tx, id: string, page: Progress): Promise<boolean> {
  const rows = await tx.query(
    `update import set rows = $4, bytes_read = $5, tally = $6, lease_until = $7
      where tenant = $1 and id = $2 and lease_by = $3 and status = 'running' and rows < $4 returning id`,
    [tx.tenant, id, page.by, page.rows, page.bytes_read, page.tally, iso(tx.at + LEASE_MS)],
  );
  return rows.length > 0;
}

export interface End {
  readonly id: string;
  readonly by: string;
  readonly failure: string | null;
}

/** The file is personal data without a person's key, so it goes with its end. */
export async function finishImport(tx: Tx, { id, by, failure }: End): Promise<void> {
  const ended = await tx.query(
    `update import
        set status = $4, failure = $5, finished_at = $6, lease_by = null, lease_until = null,
            bytes_read = case when $5::text is null then bytes else bytes_read end
      where tenant = $1 and id = $2 and lease_by = $3 and status = 'running' returning id`,
    [tx.tenant, id, by, failure === null ? 'done' : 'failed', failure, iso(tx.at)],
  );
  if (ended.length === 0) return;
  await tx.query('delete from import_piece where tenant = $1 and import_id = $2', [tx.tenant, id]);
}

/** Given back unfinished, to be taken up at once. */
export async function releaseImport(tx: Tx, id: string, by: string): Promise<void> {
  await tx.query(
    `update import set lease_by = null, lease_until = null where tenant = $1 and id = $2 and lease_by = $3`,
    [tx.tenant, id, by],
  );
}
