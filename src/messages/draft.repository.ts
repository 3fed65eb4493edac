/** Rows of drafts. What may be done with one is in `draft.ts`. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import type { DraftCheck } from './draft.check.js';
import type { Locale, TemplateChannel, TemplateContent } from './template.js';

export const DRAFT_STATUSES = ['draft', 'submitted', 'approved', 'discarded'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

export interface DraftRow extends Record<string, unknown> {
  readonly id: string;
  readonly channel: TemplateChannel;
  readonly name: string;
  readonly locale: Locale;
  readonly content: TemplateContent;
  readonly sha256: string;
  readonly revision: number;
  readonly base_version: number;
  readonly reason: string;
  readonly checked: DraftCheck;
  readonly status: DraftStatus;
  readonly author: string;
  readonly editors: readonly string[];
  /** Who wrote this revision; null of one edited before this was kept. */
  readonly edited_by: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly submitted_by: string | null;
  readonly submitted_at: Date | null;
  readonly refused_by: string | null;
  readonly refused_at: Date | null;
  readonly refusal: string | null;
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
  readonly template_id: string | null;
  readonly version: number | null;
  readonly record_id: string;
  /** Of the template as it is now; 0: there is none. */
  readonly latest_version: number;
  /** Logins of everybody named here, by id. */
  readonly people: Readonly<Record<string, string>>;
}

const SELECT = `
  select d.*, coalesce((select max(v.version) from template t
            join template_version v on v.tenant = t.tenant and v.template_id = t.id
           where t.tenant = d.tenant and t.channel = d.channel and t.name = d.name and t.locale = d.locale), 0) as latest_version,
         (select jsonb_object_agg(u.id, u.login) from app_user u
           where u.tenant = d.tenant and u.id = any(d.editors || d.submitted_by || d.refused_by || d.approved_by)) as people
    from template_draft d where d.tenant = $1`;

/** @param lock the row waits for nobody else until the transaction ends */
export async function readDraft(tx: Tx, id: string, lock = false): Promise<DraftRow | undefined> {
  // In a statement of its own: what is read afterwards is what the one before has left.
  if (lock) {
    await tx.query('select 1 from template_draft where tenant = $1 and id = $2 for update', [
      tx.tenant,
      id,
    ]);
  }
  const [row] = await tx.query<DraftRow>(`${SELECT} and d.id = $2`, [tx.tenant, id]);
  return row;
}

export interface DraftFilter {
  readonly status: string | null;
  readonly channel: string | null;
  readonly name: string | null;
}

export async function listDrafts(
  tx: Tx,
  { status, channel, name }: DraftFilter,
  page: Page,
): Promise<{ rows: DraftRow[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 5, 'd.id');
  const rows = await tx.query<DraftRow>(
    `${SELECT} and ($2::text is null or d.status = $2) and ($3::text is null or d.channel = $3)
       and ($4::text is null or d.name = $4) ${sql}`,
    [tx.tenant, status, channel, name, ...values],
  );
  return cut(rows, page);
}

/** The newest version of the template that a draft is for; 0: there is none. */
export async function latestVersion(
  tx: Tx,
  { channel, name, locale }: Pick<DraftRow, 'channel' | 'name' | 'locale'>,
): Promise<number> {
  const [row] = await tx.query<{ latest: number }>(
    `select coalesce(max(v.version), 0) as latest from template t
       join template_version v on v.tenant = t.tenant and v.template_id = t.id
      where t.tenant = $1 and t.channel = $2 and t.name = $3 and t.locale = $4`,
    [tx.tenant, channel, name, locale],
  );
  return row?.latest ?? 0;
}

export type NewDraft = Pick<
  DraftRow,
  | 'id'
  | 'channel'
  | 'name'
  | 'locale'
  | 'content'
  | 'sha256'
  | 'base_version'
  | 'reason'
  | 'checked'
  | 'record_id'
>;

export async function insertDraft(tx: Tx, row: NewDraft, by: string): Promise<void> {
  await tx.query(
    `insert into template_draft (tenant, id, channel, name, locale, content, sha256, revision, base_version, reason, checked,
       status, author, editors, edited_by, created_at, updated_at, record_id)
     values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, 'draft', $11, array[$11::uuid], $11, $12, $12, $13)`,
    [
      tx.tenant,
      row.id,
      row.channel,
      row.name,
      row.locale,
      JSON.stringify(row.content),
      row.sha256,
      row.base_version,
      row.reason,
      JSON.stringify(row.checked),
      by,
      iso(tx.at),
      row.record_id,
    ],
  );
}

type Edited = Pick<
  DraftRow,
  'content' | 'sha256' | 'base_version' | 'reason' | 'checked' | 'record_id'
>;

/** What was submitted is a draft again: whoever approves has seen other words. */
export async function storeEdit(tx: Tx, id: string, edited: Edited, by: string): Promise<void> {
  await tx.query(
    `update template_draft
        set content = $3, sha256 = $4, base_version = $5, reason = $6, checked = $7, record_id = $8, revision = revision + 1,
            status = 'draft', submitted_by = null, submitted_at = null, updated_at = $10, edited_by = $9,
            editors = case when $9 = any(editors) then editors else editors || $9::uuid end
      where tenant = $1 and id = $2`,
    [
      tx.tenant,
      id,
      JSON.stringify(edited.content),
      edited.sha256,
      edited.base_version,
      edited.reason,
      JSON.stringify(edited.checked),
      edited.record_id,
      by,
      iso(tx.at),
    ],
  );
}

/** The columns that a step of a draft's life changes; the names are this program's, never a caller's. */
export type Step = Partial<
  Pick<
    DraftRow,
    | 'status'
    | 'checked'
    | 'submitted_by'
    | 'submitted_at'
    | 'refused_by'
    | 'refused_at'
    | 'refusal'
    | 'approved_by'
    | 'approved_at'
    | 'template_id'
    | 'version'
  >
> &
  Pick<DraftRow, 'record_id'>;

export async function storeStep(tx: Tx, id: string, step: Step): Promise<void> {
  const names = Object.keys(step);
  const values = names.map((name) => step[name as keyof Step]);
  await tx.query(
    `update template_draft set updated_at = $3, ${names.map((name, i) => `${name} = $${i + 4}`).join(', ')}
      where tenant = $1 and id = $2`,
    [tx.tenant, id, iso(tx.at), ...values],
  );
}
