/** The next version of a template, or its first: approved by a person, not yet active. */
import type { CanonicalObject } from '../evidence/canonical.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { contentHash } from './content.repository.js';
import type { NewTemplate } from './publish.js';
import { templateKey } from './template.repository.js';

export interface NextVersion extends NewTemplate {
  /** The newest version that its author had seen; 0: none. */
  readonly base_version: number;
  /** Who stands behind it, for the record. */
  readonly approval: CanonicalObject;
}

export interface Published {
  readonly template_id: string;
  readonly version: number;
  readonly record_id: string;
}

/** Answers nothing when somebody else has published a version since. */
export async function publishNext(
  { tx, evidence }: { readonly tx: Tx; readonly evidence: EvidenceLog },
  { channel, name, locale, content, base_version, approval }: NextVersion,
): Promise<Published | undefined> {
  const template_id = await lockTemplate(tx, { channel, name, locale });
  const [latest] = await tx.query<{ version: number }>(
    `select coalesce(max(version), 0) as version from template_version where tenant = $1 and template_id = $2`,
    [tx.tenant, template_id],
  );
  if (latest?.version !== base_version) return undefined;
  const version = base_version + 1;
  const sha256 = contentHash(content);
  const template = templateKey(channel, name, locale);
  const body = { ...approval, sha256, template, version: String(version) };
  const [record_id = ''] = await evidence.write(tx, [
    { kind: 'template.published', subject: null, body },
  ]);
  await tx.query(
    `insert into template_version (tenant, template_id, version, content, sha256, record_id, approved, created_at)
     values ($1, $2, $3, $4, $5, $6, true, $7)`,
    [tx.tenant, template_id, version, JSON.stringify(content), sha256, record_id, iso(tx.at)],
  );
  return { template_id, version, record_id };
}

/** Adds it if need be. Of two who publish at once, the second waits here and then sees the first's version. */
async function lockTemplate(
  tx: Tx,
  { channel, name, locale }: Omit<NewTemplate, 'content'>,
): Promise<string> {
  await tx.query(
    `insert into template (tenant, id, channel, name, locale, active_version, created_at)
     values ($1, $2, $3, $4, $5, null, $6) on conflict (tenant, channel, name, locale) do nothing`,
    [tx.tenant, uuid7(tx.at), channel, name, locale, iso(tx.at)],
  );
  const [row] = await tx.query<{ id: string }>(
    `select id from template where tenant = $1 and channel = $2 and name = $3 and locale = $4 for update`,
    [tx.tenant, channel, name, locale],
  );
  return row!.id; // it is there: inserted above, or found in the way
}
