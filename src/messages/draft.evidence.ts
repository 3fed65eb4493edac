/** What the evidence says of drafts: who did what to which words, for which template. */
import type { Draft } from '../evidence/record.js';
import { publicId } from '../platform/ids.js';
import type { DraftRow } from './draft.repository.js';
import { templateKey } from './template.repository.js';

export type DraftChange = 'drafted' | 'edited' | 'submitted' | 'refused' | 'discarded';

export type RecordedDraft = Pick<
  DraftRow,
  'id' | 'channel' | 'name' | 'locale' | 'sha256' | 'revision' | 'content'
>;

/** @param reason sealed: a person may be named in it, as in the words themselves */
export function draftChanged(
  { id, channel, name, locale, sha256, revision, content }: RecordedDraft,
  change: DraftChange,
  by: string,
  reason: string | null = null,
): Draft {
  const isWritten = change === 'drafted' || change === 'edited';
  return {
    kind: 'config.changed',
    subject: null,
    body: {
      by: publicId('user', by),
      change,
      revision: String(revision),
      sha256,
      template: templateKey(channel, name, locale),
      template_draft: publicId('template_draft', id),
    },
    sec: {
      ...(isWritten
        ? { content: { about: null, value: JSON.parse(JSON.stringify(content)) as never } }
        : {}),
      ...(reason === null ? {} : { reason: { about: null, value: reason } }),
    },
  };
}

/** Who wrote and who approved; it becomes part of the `template.published` record. */
export function approvalOf({ id, editors, submitted_by, checked }: DraftRow, by: string) {
  const entries = checked.findings.map(({ entry }) => entry);
  return {
    approved_by: publicId('user', by),
    // What an approval answers for.
    review_entries: [...new Set(entries)].toSorted(),
    submitted_by: submitted_by === null ? null : publicId('user', submitted_by),
    template_draft: publicId('template_draft', id),
    written_by: editors.map((editor) => publicId('user', editor)),
  };
}
