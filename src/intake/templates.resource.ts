/** Templates as the API shows them. */
import type { ListedTemplate, TemplateVersion } from '../messages/catalogue.repository.js';
import type { CoverageCell, CoverageGap } from '../messages/coverage.repository.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';

export function templateResource(template: ListedTemplate) {
  const { id, channel, name, locale, purposes, active_version, withdrawn_at, latest_version } =
    template;
  return {
    object: 'template',
    id: publicId('template', id),
    channel,
    name,
    locale,
    purposes,
    active_version,
    withdrawn_at: withdrawn_at && iso(withdrawn_at.getTime()),
    latest_version,
    created_at: iso(template.created_at.getTime()),
  };
}

export function versionResource({ content, ...row }: TemplateVersion) {
  return {
    object: 'template_version',
    version: row.version,
    approved: row.approved,
    sha256: row.sha256,
    record: publicId('record', row.record_id),
    created_at: iso(row.created_at.getTime()),
    ...content,
  };
}

export function coverageResource(
  cells: readonly CoverageCell[],
  gaps: readonly CoverageGap[],
  most: number,
) {
  return {
    object: 'template_coverage' as const,
    cells,
    gaps: gaps.slice(0, most).map(({ template_id, withdrawn_at, ...gap }) => ({
      ...gap,
      withdrawn_at: withdrawn_at && iso(withdrawn_at.getTime()),
      template: template_id === null ? null : publicId('template', template_id),
    })),
    has_more_gaps: gaps.length > most,
  };
}
