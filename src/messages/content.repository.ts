/**
 * The contents of template versions, read once per process and SHA-256.
 *
 * A content is only used if it still has the hash that its evidence record names.
 */
import { createHash } from 'node:crypto';
import { canonical } from '../evidence/canonical.js';
import type { Tx } from '../platform/database.js';
import { templateContent, type TemplateContent } from './template.js';

/** A stored content that is not the one its evidence record names: somebody changed the row. */
export class TamperedTemplateError extends Error {
  override name = 'TamperedTemplateError';
}

export interface ContentRef {
  readonly template_id: string;
  readonly version: number;
  readonly sha256: string;
}

/** The text whose SHA-256 the evidence names, and which an export carries. */
export function canonicalContent(content: TemplateContent): string {
  return canonical(content, 'template');
}

export function contentHash(content: TemplateContent): string {
  return createHash('sha256').update(canonicalContent(content)).digest('hex');
}

// One object for each content, so that what is compiled from it is compiled once.
const known = new Map<string, TemplateContent>();
const KNOWN_MAX = 2000;

/** A content for every reference, in their order. */
export async function contentsOf(tx: Tx, refs: readonly ContentRef[]): Promise<TemplateContent[]> {
  const unknown = refs.filter(({ sha256 }) => !known.has(sha256));
  const fresh = unknown.length === 0 ? new Map<string, TemplateContent>() : await read(tx, unknown);
  const contents = refs.map(({ sha256 }) => known.get(sha256) ?? fresh.get(sha256));
  if (known.size + fresh.size > KNOWN_MAX) known.clear();
  for (const [sha256, content] of fresh) known.set(sha256, content);
  return contents.map((content, index) => content ?? missing(refs[index]));
}

async function read(tx: Tx, refs: readonly ContentRef[]): Promise<Map<string, TemplateContent>> {
  const rows = await tx.query<{ sha256: string; content: unknown }>(
    `select v.sha256, v.content
       from unnest($2::uuid[], $3::int[]) r (template_id, version)
       join template_version v on v.tenant = $1 and v.template_id = r.template_id and v.version = r.version`,
    [tx.tenant, refs.map((ref) => ref.template_id), refs.map((ref) => ref.version)],
  );
  return new Map(rows.map(({ sha256, content }) => [sha256, checked(sha256, content)]));
}

function checked(sha256: string, stored: unknown): TemplateContent {
  const parsed = templateContent.safeParse(stored);
  if (parsed.success && contentHash(parsed.data) === sha256) return parsed.data;
  throw new TamperedTemplateError(
    `the stored template with the hash \`${sha256}\` is not the one that was published: restore it from a backup`,
  );
}

function missing(ref: ContentRef | undefined): never {
  throw new Error(`version \`${ref?.version}\` of template \`${ref?.template_id}\` is not there`);
}
