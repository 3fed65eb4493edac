/** Exports as rows: asked for, worked on under a lease, finished; the package is kept for a day. */
import type { Language } from '../../compliance/telling/tell.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { uuid7 } from '../../platform/ids.js';
import type { Issued, PURPOSES } from './issue.js';

export interface ExportRow extends Record<string, unknown> {
  readonly id: string;
  readonly tag: string;
  readonly open: readonly string[];
  readonly purpose: (typeof PURPOSES)[number];
  readonly recipient: Buffer | null;
  readonly language: Language;
  readonly known: readonly string[];
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly failure: string | null;
  readonly record_id: string | null;
  readonly manifest: string | null;
  readonly records: number | null;
  readonly size: string | null;
  readonly bytes: string | null;
  readonly requested_by: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

const COLUMNS =
  'id, tag, open, purpose, recipient, language, known, status, failure, record_id, manifest, records, size, bytes, requested_by, created_at, finished_at';
const LEASE_MS = 120_000;
export const KEPT_MS = 86_400_000;

export type NewExport = Pick<ExportRow, 'id' | 'tag' | 'open' | 'purpose' | 'language'> & {
  readonly known: readonly number[];
  readonly recipient: Buffer | null;
  readonly by: string;
};

export async function addExport(tx: Tx, one: NewExport): Promise<void> {
  await tx.query(
    `insert into evidence_export (tenant, id, tag, open, purpose, recipient, language, known, status, requested_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10)`,
    [
      tx.tenant,
      one.id,
      one.tag,
      one.open,
      one.purpose,
      one.recipient,
      one.language,
      one.known,
      one.by,
      iso(tx.at),
    ],
  );
}

export async function readExport(tx: Tx, id: string): Promise<ExportRow | undefined> {
  const [row] = await tx.query<ExportRow>(
    `select ${COLUMNS} from evidence_export where tenant = $1 and id = $2`,
    [tx.tenant, id],
  );
  return row;
}

/** The oldest that nobody works on. */
export async function claimExport(
  tx: Tx,
): Promise<{ readonly by: string; readonly row: ExportRow } | undefined> {
  const by = uuid7(tx.at);
  const [row] = await tx.query<ExportRow>(
    `update evidence_export set status = 'running', lease_by = $2, lease_until = $3
      where tenant = $1 and id = any(array(
        select id from evidence_export
         where tenant = $1 and status in ('waiting', 'running') and (lease_until is null or lease_until <= $4)
         order by created_at limit 1 for update skip locked))
      returning ${COLUMNS}`,
    [tx.tenant, by, iso(tx.at + LEASE_MS), iso(tx.at)],
  );
  return row && { by, row };
}

export class TakenOverError extends Error {
  override name = 'TakenOverError';
}

type Done = Pick<Issued, 'concerns' | 'record_id' | 'manifest' | 'records' | 'size'> & {
  readonly bytes: number;
};

/** In the transaction that issues it. @throws TakenOverError if somebody else works on it by now */
export async function finishExport(tx: Tx, id: string, by: string, done: Done): Promise<void> {
  const rows = await tx.query(
    `update evidence_export
        set status = 'done', record_id = $4, manifest = $5, records = $6, size = $7, bytes = $8, finished_at = $9,
            concerns = $10, lease_by = null, lease_until = null
      where tenant = $1 and id = $2 and lease_by = $3 and status = 'running' returning 1`,
    [
      tx.tenant,
      id,
      by,
      done.record_id,
      done.manifest,
      done.records,
      done.size,
      done.bytes,
      iso(tx.at),
      done.concerns,
    ],
  );
  if (rows.length === 0) throw new TakenOverError('another process works on this export');
}

export async function failExport(tx: Tx, id: string, by: string, failure: string): Promise<void> {
  await tx.query(
    `update evidence_export set status = 'failed', failure = $4, finished_at = $5, lease_by = null, lease_until = null
      where tenant = $1 and id = $2 and lease_by = $3 and status = 'running'`,
    [tx.tenant, id, by, failure, iso(tx.at)],
  );
}

/** Packages of yesterday. */
export async function forgetOld(tx: Tx): Promise<void> {
  await tx.query(
    `delete from evidence_export_piece p using evidence_export e
      where p.tenant = $1 and e.tenant = $1 and e.id = p.export_id and e.status = 'done' and e.finished_at < $2`,
    [tx.tenant, iso(tx.at - KEPT_MS)],
  );
}
