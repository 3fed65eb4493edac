/** Drafts of templates between the API and the tables. */
import { publicId, fromPublicId } from '../platform/ids.js';
import { iso } from '../platform/clock.js';
import { Problem } from '../platform/problem.js';
import type { DraftRow } from '../messages/draft.repository.js';
import { htmlSource } from '../messages/paragraphs.js';
import type { Locale, TemplateChannel, TemplateContent } from '../messages/template.js';
import type { TemplateWords } from './template-drafts.schema.js';

export function draftNamed(text: string): string {
  const id = fromPublicId('template_draft', text);
  if (id === undefined) throw new Problem('not-found', 'there is no such draft');
  return id;
}

/** Both parts of a mail say the same: the HTML is made, never written. */
export function contentOf(
  channel: TemplateChannel,
  locale: Locale,
  words: TemplateWords,
): TemplateContent {
  if (channel !== 'email') return words;
  return { ...words, html: htmlSource(words.text, words.variables, locale) };
}

function shown(row: DraftRow) {
  return {
    object: 'template_draft' as const,
    id: publicId('template_draft', row.id),
    channel: row.channel,
    name: row.name,
    locale: row.locale,
    status: row.status,
    revision: row.revision,
    base_version: row.base_version,
    latest_version: row.latest_version,
    reason: row.reason,
    author: publicId('user', row.author),
    editors: row.editors.map((id) => publicId('user', id)),
    edited_by: user(row.edited_by),
    people: Object.fromEntries(
      Object.entries(row.people ?? {}).map(([id, login]) => [publicId('user', id), login]),
    ),
    created_at: iso(row.created_at.getTime()),
    updated_at: iso(row.updated_at.getTime()),
    submitted_by: user(row.submitted_by),
    submitted_at: instantText(row.submitted_at),
    refused_by: user(row.refused_by),
    refused_at: instantText(row.refused_at),
    refusal: row.refusal,
    approved_by: user(row.approved_by),
    approved_at: instantText(row.approved_at),
    template: row.template_id === null ? null : publicId('template', row.template_id),
    version: row.version,
    sha256: row.sha256,
    record: publicId('record', row.record_id),
  };
}

export function listedDraft(row: DraftRow) {
  const { verdict, submittable } = row.checked;
  return { ...shown(row), verdict, submittable };
}

export function draftResource(row: DraftRow) {
  return { ...shown(row), content: row.content, check: row.checked };
}

function instantText(instant: Date | null): string | null {
  return instant === null ? null : iso(instant.getTime());
}

function user(id: string | null): string | null {
  return id === null ? null : publicId('user', id);
}
