/** Templates in the database: which there are, and which version of each is active. */
import type { Tx } from '../platform/database.js';
import { contentsOf } from './content.repository.js';
import type { Locale, TemplateChannel, TemplateContent } from './template.js';

export interface ActiveTemplate {
  readonly template_id: string;
  readonly channel: TemplateChannel;
  readonly name: string;
  readonly locale: Locale;
  readonly version: number;
  readonly sha256: string;
  /** Its `template.published` record. */
  readonly record_id: string;
  readonly approved: boolean;
  readonly content: TemplateContent;
}

export function templateKey(channel: string, name: string, locale: string): string {
  return `${channel}/${name}.${locale}`;
}

/** By `templateKey`. Cheap to repeat: only contents that this process has not seen are read. */
export async function activeTemplates(tx: Tx): Promise<Map<string, ActiveTemplate>> {
  const rows = await tx.query<Omit<ActiveTemplate, 'content'>>(
    `select t.id as template_id, t.channel, t.name, t.locale, v.version, v.sha256, v.record_id, v.approved
       from template t
       join template_version v on v.tenant = t.tenant and v.template_id = t.id and v.version = t.active_version
      where t.tenant = $1`,
    [tx.tenant],
  );
  const contents = await contentsOf(tx, rows);
  const active = new Map<string, ActiveTemplate>();
  for (const [index, content] of contents.entries()) {
    const row = rows[index];
    if (row !== undefined) {
      active.set(templateKey(row.channel, row.name, row.locale), { ...row, content });
    }
  }
  return active;
}

/** The template for a person's language: Chinese for those who read it, English for everybody else. */
export function chooseTemplate<T = ActiveTemplate>(
  templates: ReadonlyMap<string, T>,
  channel: string,
  name: string,
  locale: string,
): T | undefined {
  const fallback = /^zh(-(cn|hans|sg)\b.*)?$/i.test(locale) ? 'zh-CN' : 'en';
  return (
    templates.get(templateKey(channel, name, locale)) ??
    templates.get(templateKey(channel, name, fallback))
  );
}
