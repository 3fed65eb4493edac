/**
 * A draft's life: some write it, one of them or another submits it, somebody who did neither approves it.
 *
 * Whoever writes, submits or approves names the revision that they have seen. The words are judged at each
 * step: what the house policy or a release has come to forbid meanwhile does not slip through.
 */
import type { EvidenceLog } from '../evidence/record.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { needFourEyes } from '../platform/access/four-eyes.js';
import { Problem } from '../platform/problem.js';
import { contentHash } from './content.repository.js';
import type { DraftWords } from './draft.check.js';
import { approvalOf, draftChanged } from './draft.evidence.js';
import {
  insertDraft,
  latestVersion,
  readDraft,
  storeEdit,
  storeStep,
  type DraftRow,
  type DraftStatus,
} from './draft.repository.js';
import { judged, submittable } from './draft.submittable.js';
import { publishNext, type Published } from './publish-next.js';
import type { TemplateContent } from './template.js';

interface Log {
  readonly tx: Tx;
  readonly evidence: EvidenceLog;
}

export async function addDraft(
  { tx, evidence }: Log,
  words: DraftWords,
  reason: string,
  by: string,
): Promise<string> {
  const id = uuid7(tx.at);
  const row = { ...words, id, revision: 1, sha256: contentHash(words.content) };
  const base_version = await latestVersion(tx, words);
  const checked = await judged(tx, words);
  const [record_id = ''] = await evidence.write(tx, [draftChanged(row, 'drafted', by, reason)]);
  await insertDraft(tx, { ...row, base_version, reason, checked, record_id }, by);
  return id;
}

export interface Edit {
  readonly content: TemplateContent;
  readonly reason: string;
  readonly revision: number;
}

/** It then stands on the newest version: whoever edits has that before them. */
export async function editDraft(
  { tx, evidence }: Log,
  id: string,
  { content, reason, revision }: Edit,
  by: string,
): Promise<void> {
  const row = await open(tx, id, ['draft', 'submitted'], revision);
  const next = { ...row, content, sha256: contentHash(content), revision: revision + 1 };
  const base_version = await latestVersion(tx, row);
  const checked = await judged(tx, next);
  const [record_id = ''] = await evidence.write(tx, [draftChanged(next, 'edited', by, reason)]);
  await storeEdit(tx, id, { ...next, base_version, reason, checked, record_id }, by);
}

export async function submitDraft(
  { tx, evidence }: Log,
  id: string,
  revision: number,
  by: string,
): Promise<void> {
  const row = await open(tx, id, ['draft'], revision);
  const checked = await submittable(tx, row);
  const [record_id = ''] = await evidence.write(tx, [draftChanged(row, 'submitted', by)]);
  await storeStep(tx, id, {
    status: 'submitted',
    checked,
    submitted_by: by,
    submitted_at: new Date(tx.at),
    refused_by: null,
    refused_at: null,
    refusal: null,
    record_id,
  });
}

/** The version is published, not active: from when on it goes out is a step of its own. */
export async function approveDraft(
  log: Log,
  id: string,
  revision: number,
  by: string,
): Promise<Published> {
  const { tx } = log;
  const row = await open(tx, id, ['submitted'], revision);
  const written = { by: [...row.editors, row.submitted_by], since: row.created_at.getTime() };
  await needFourEyes(
    tx,
    { ...written, approver: by },
    'this was written or submitted with a key of yours: another person must approve it',
  );
  const checked = await submittable(tx, row);
  if (checked.verdict !== row.checked.verdict) {
    throw new Problem(
      'stale-proposal',
      `the language rules say \`${checked.verdict}\` of it now: refuse it, and let its author look`,
      { extras: { checked } },
    );
  }
  const { channel, name, locale, content, base_version } = row;
  const approval = approvalOf({ ...row, checked }, by);
  const words = { channel, name, locale, content };
  const published = await publishNext(log, { ...words, base_version, approval });
  if (published === undefined) {
    throw new Problem(
      'stale-proposal',
      'another version of this template was published since it was written: refuse it, and let its author look',
      { extras: { base_version, latest_version: row.latest_version } },
    );
  }
  await storeStep(tx, id, {
    status: 'approved',
    checked,
    approved_by: by,
    approved_at: new Date(tx.at),
    ...published,
  });
  return published;
}

export interface DraftAnswer {
  readonly revision: number;
  readonly reason: string;
}

/** Its author goes on with it, the reason beside it. */
export async function refuseDraft(
  { tx, evidence }: Log,
  id: string,
  { revision, reason }: DraftAnswer,
  by: string,
): Promise<void> {
  const row = await open(tx, id, ['submitted'], revision);
  const [record_id = ''] = await evidence.write(tx, [draftChanged(row, 'refused', by, reason)]);
  await storeStep(tx, id, {
    status: 'draft',
    submitted_by: null,
    submitted_at: null,
    refused_by: by,
    refused_at: new Date(tx.at),
    refusal: reason,
    record_id,
  });
}

export async function discardDraft(
  { tx, evidence }: Log,
  id: string,
  { revision, reason }: DraftAnswer,
  by: string,
): Promise<void> {
  const row = await open(tx, id, ['draft', 'submitted'], revision);
  const [record_id = ''] = await evidence.write(tx, [draftChanged(row, 'discarded', by, reason)]);
  await storeStep(tx, id, {
    status: 'discarded',
    submitted_by: null,
    submitted_at: null,
    record_id,
  });
}

/** Of two who do something at once, the second waits here and finds another status or revision. */
async function open(
  tx: Tx,
  id: string,
  statuses: readonly DraftStatus[],
  revision: number,
): Promise<DraftRow> {
  const row = await readDraft(tx, id, true);
  if (row === undefined) throw new Problem('not-found', 'there is no such draft');
  const { status } = row;
  if (!statuses.includes(status)) {
    throw new Problem('not-open', `the draft is \`${status}\``, { extras: { status } });
  }
  if (row.revision === revision) return row;
  throw new Problem('stale-revision', `the draft is at revision \`${row.revision}\``, {
    extras: { revision: row.revision },
  });
}
