/**
 * The first version of a template, with its evidence record, in one transaction.
 *
 * Left out: later versions and their approval.
 */
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { contentHash } from './content.repository.js';
import type { Locale, TemplateChannel, TemplateContent } from './template.js';
import { templateKey } from './template.repository.js';

export interface NewTemplate {
  readonly channel: TemplateChannel;
  readonly name: string;
  readonly locale: Locale;
  readonly content: TemplateContent;
}

interface FirstVersion extends NewTemplate {
  readonly id: string;
  readonly sha256: string;
}

/**
 * Adds those templates whose channel, name and locale the tenant does not have, as approved and active;
 * answers how many. A second transaction waits for the first one's rows, then finds them taken.
 */
export async function publishNew(
  tx: Tx,
  evidence: EvidenceLog,
  templates: readonly NewTemplate[],
): Promise<number> {
  const drafts = templates.map((template) => ({
    ...template,
    id: uuid7(tx.at),
    sha256: contentHash(template.content),
  }));
  const taken = await insertTemplates(tx, drafts);
  const added = drafts.filter(({ id }) => taken.has(id));
  const records = await evidence.write(
    tx,
    added.map(({ channel, name, locale, sha256 }) => ({
      kind: 'template.published',
      subject: null,
      body: { sha256, template: templateKey(channel, name, locale), version: '1' },
      sec: {},
    })),
  );
  await insertVersions(tx, added, records);
  return added.length;
}

/** The ids of those that were not there. In one order, so that two processes cannot block each other. */
async function insertTemplates(tx: Tx, drafts: readonly FirstVersion[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `insert into template (tenant, id, channel, name, locale, active_version, created_at)
     select $1, t.id, t.channel, t.name, t.locale, 1, $6
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) t (id, channel, name, locale)
      order by t.channel, t.name, t.locale
     on conflict (tenant, channel, name, locale) do nothing
     returning id`,
    [
      tx.tenant,
      drafts.map(({ id }) => id),
      drafts.map(({ channel }) => channel),
      drafts.map(({ name }) => name),
      drafts.map(({ locale }) => locale),
      iso(tx.at),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

async function insertVersions(
  tx: Tx,
  added: readonly FirstVersion[],
  records: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into template_version (tenant, template_id, version, content, sha256, record_id, approved, created_at)
     select $1, v.id, 1, v.content, v.sha256, v.record_id, true, $6
       from unnest($2::uuid[], $3::jsonb[], $4::text[], $5::uuid[]) v (id, content, sha256, record_id)`,
    [
      tx.tenant,
      added.map(({ id }) => id),
      added.map(({ content }) => JSON.stringify(content)),
      added.map(({ sha256 }) => sha256),
      records,
      iso(tx.at),
    ],
  );
}
