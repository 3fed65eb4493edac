/**
 * Which version of a template goes out, and what waits while none does.
 *
 * Withdrawing, and going back to an approved version, is one person's act and works like a pause: it holds
 * the brake alone, so sends that had begun have committed, and the compare-and-set of every later one finds
 * that the words it was permitted with are not the active ones.
 */
import type { EvidenceLog } from '../evidence/record.js';
import { activeTemplates, chooseTemplate, templateKey } from '../messages/template.repository.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { holdBrakeAlone, holdBrakeShared } from './pause.js';

/** Stands among a contact's `rules` while no version of its template is active. */
export const WITHDRAWN_CODE = 'TEMPLATE-WITHDRAWN';

interface Log {
  readonly tx: Tx;
  readonly evidence: EvidenceLog;
}

export interface Switching {
  readonly by: string;
  readonly reason: string;
}

interface TemplateRow extends Record<string, unknown> {
  readonly channel: string;
  readonly name: string;
  readonly locale: string;
  readonly active_version: number | null;
}

/** Makes an approved version the one that goes out, an earlier one too; what waited for one is judged again. */
export async function activateVersion(
  log: Log,
  id: string,
  version: number,
  switching: Switching,
): Promise<void> {
  const { tx } = log;
  const template = await lockTemplate(tx, id);
  const [row] = await tx.query<{ sha256: string }>(
    'select sha256 from template_version where tenant = $1 and template_id = $2 and version = $3 and approved',
    [tx.tenant, id, version],
  );
  if (row === undefined) {
    throw fieldProblem('unknown-reference', {
      pointer: '/version',
      detail: `names version \`${version}\`, which this template does not have`,
      remedy: 'name one of its approved versions',
    });
  }
  if (template.active_version === version) return;
  await record(log, 'template.activated', template, switching, {
    version: String(version),
    sha256: row.sha256,
    before: template.active_version === null ? null : String(template.active_version),
  });
  await setActive(tx, id, version);
  await releaseWithdrawn(tx, template);
}

/** Nothing of it begins to leave once this has committed; what is planned with it waits. */
export async function withdrawTemplate(log: Log, id: string, switching: Switching): Promise<void> {
  const template = await lockTemplate(log.tx, id);
  if (template.active_version === null) return;
  const version = String(template.active_version);
  await record(log, 'template.retired', template, switching, { version });
  await setActive(log.tx, id, null);
}

async function lockTemplate(tx: Tx, id: string): Promise<TemplateRow> {
  await holdBrakeAlone(tx);
  const [row] = await tx.query<TemplateRow>(
    'select channel, name, locale, active_version from template where tenant = $1 and id = $2 for update',
    [tx.tenant, id],
  );
  if (row === undefined) throw new Problem('not-found', 'there is no such template');
  return row;
}

async function setActive(tx: Tx, id: string, version: number | null): Promise<void> {
  const withdrawn = version === null ? iso(tx.at) : null;
  await tx.query(
    'update template set active_version = $3, withdrawn_at = $4 where tenant = $1 and id = $2',
    [tx.tenant, id, version, withdrawn],
  );
}

/** The reason is sealed: a person may be named in it. */
async function record(
  { tx, evidence }: Log,
  kind: 'template.activated' | 'template.retired',
  { channel, name, locale }: TemplateRow,
  { by, reason }: Switching,
  more: Readonly<Record<string, string | null>>,
): Promise<void> {
  const template = templateKey(channel, name, locale);
  await evidence.write(tx, [
    {
      kind,
      subject: null,
      body: { by: publicId('user', by), template, ...more },
      sec: { reason: { about: null, value: reason } },
    },
  ]);
}

/** Whoever finds it locked has it in hand, and looks under the brake: waiting could be waiting for each other. */
async function releaseWithdrawn(tx: Tx, { channel, name }: TemplateRow): Promise<void> {
  await tx.query(
    `update contact_state set status = 'scheduled', due_at = $2, updated_at = $2
      where tenant = $1 and contact_id = any(array(
        select s.contact_id from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
         where s.tenant = $1 and s.status = 'held' and s.rules = array[$3::text] and c.channel = $4 and c.template = $5
           for update of s skip locked))`,
    [tx.tenant, iso(tx.at), WITHDRAWN_CODE, channel, name],
  );
}

/** A contact for whose words no active template was found. */
export interface Wordless {
  readonly id: string;
  readonly channel: string;
  readonly template: string;
  readonly locale: string;
}

/**
 * Puts on hold those whose template is withdrawn, and answers the ids of those that it took care of. The
 * second look is under the brake, so that whoever activates a version finds them held. The caller has
 * locked their rows.
 */
export async function holdWordless(
  tx: Tx,
  contacts: readonly Wordless[],
  at: number,
): Promise<Set<string>> {
  if (contacts.length === 0) return new Set();
  await holdBrakeShared(tx);
  const [active, known] = await Promise.all([activeTemplates(tx), templateNames(tx)]);
  const there = contacts.filter(({ channel, template }) => known.has(`${channel}/${template}`));
  const isBack = ({ channel, template, locale }: Wordless) =>
    chooseTemplate(active, channel, template, locale) !== undefined;
  const ids = (some: readonly Wordless[]) => some.map(({ id }) => id);
  // Activated in between: they are judged at once.
  await move(tx, ids(there.filter(isBack)), at, 'scheduled');
  await move(tx, ids(there.filter((one) => !isBack(one))), at, 'held');
  return new Set(ids(there));
}

async function templateNames(tx: Tx): Promise<Set<string>> {
  const rows = await tx.query<{ name: string }>(
    `select distinct channel || '/' || name as name from template where tenant = $1`,
    [tx.tenant],
  );
  return new Set(rows.map(({ name }) => name));
}

async function move(
  tx: Tx,
  contactIds: readonly string[],
  at: number,
  status: 'scheduled' | 'held',
): Promise<void> {
  if (contactIds.length === 0) return;
  await tx.query(
    `update contact_state s
        set status = $4, verdict = case $4 when 'held' then 'defer' end, rules = case $4 when 'held' then array[$5::text] end,
            due_at = case $4 when 'held' then c.not_after else $2::timestamptz end, slot = null, permit_until = null,
            lease_until = null, slice_id = null, error_code = null, updated_at = $2
       from contact c
      where s.tenant = $1 and s.contact_id = any($3) and c.tenant = $1 and c.id = s.contact_id`,
    [tx.tenant, iso(at), contactIds, status, WITHDRAWN_CODE],
  );
}
