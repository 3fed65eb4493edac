/** Templates as people look at them: a list to choose from, and one with all its versions. */
import type { Tx } from '../platform/database.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import { contentsOf } from './content.repository.js';
import type { TemplateChannel, TemplateContent } from './template.js';

export interface TemplateFilter {
  readonly channel: string | null;
  readonly purpose: string | null;
  readonly locale: string | null;
}

export interface ListedTemplate {
  readonly id: string;
  readonly channel: TemplateChannel;
  readonly name: string;
  readonly locale: string;
  /** Of the latest version. */
  readonly purposes: readonly string[];
  /** Null: withdrawn, or never activated. */
  readonly active_version: number | null;
  readonly withdrawn_at: Date | null;
  readonly latest_version: number;
  readonly created_at: Date;
}

const SELECT = `
  select t.id, t.channel, t.name, t.locale, t.active_version, t.created_at, v.version as latest_version,
         case when t.active_version is null then t.withdrawn_at end as withdrawn_at,
         array(select jsonb_array_elements_text(v.content->'purposes')) as purposes
    from template t
    join lateral (select version, content from template_version
                   where tenant = t.tenant and template_id = t.id order by version desc limit 1) v on true
   where t.tenant = $1`;

export async function listTemplates(
  tx: Tx,
  { channel, purpose, locale }: TemplateFilter,
  page: Page,
): Promise<{ rows: ListedTemplate[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 5, 't.id');
  const rows = await tx.query<ListedTemplate>(
    `${SELECT}
        and ($2::text is null or t.channel = $2) and ($3::text is null or v.content->'purposes' ? $3)
        and ($4::text is null or t.locale = $4) ${sql}`,
    [tx.tenant, channel, purpose, locale, ...values],
  );
  return cut(rows, page);
}

export async function findTemplate(tx: Tx, id: string): Promise<ListedTemplate | undefined> {
  const [row] = await tx.query<ListedTemplate>(`${SELECT} and t.id = $2`, [tx.tenant, id]);
  return row;
}

export interface TemplateVersion {
  readonly version: number;
  readonly sha256: string;
  readonly record_id: string;
  readonly approved: boolean;
  readonly created_at: Date;
  readonly content: TemplateContent;
}

/** Every version of a template, newest first. */
export async function versionsOf(tx: Tx, templateId: string): Promise<TemplateVersion[]> {
  const rows = await tx.query<Omit<TemplateVersion, 'content'>>(
    `select version, sha256, record_id, approved, created_at from template_version
      where tenant = $1 and template_id = $2 order by version desc`,
    [tx.tenant, templateId],
  );
  const contents = await contentsOf(
    tx,
    rows.map(({ version, sha256 }) => ({ template_id: templateId, version, sha256 })),
  );
  return contents.flatMap((content, index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ ...row, content }];
  });
}
