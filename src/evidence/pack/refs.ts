/** What the decisions of a package stand on: the policies and templates they name, and the code that decided. */
import type { Tx } from '../../platform/database.js';

/** Who keeps the texts that records publish by their hashes. */
export interface Texts {
  /** A ruleset and its guard file, by the ruleset hash. */
  ruleset(hash: string): Promise<{ readonly content: string; readonly guard: string }>;
  /** A template's content, by its `template.published` record. */
  template(recordId: string): Promise<string>;
}

export interface SubjectRecord {
  readonly id: string;
  readonly index: number;
  readonly kind: string;
  readonly entry: Buffer;
}

export interface Ref {
  /** `policy`, `policy-2`, `template` … */
  readonly name: string;
  readonly index: number;
  readonly entry: Buffer;
  readonly content: string;
  /** The guard file and its name, with a policy. */
  readonly guard?: readonly [string, string];
}

export class RefError extends Error {
  override name = 'RefError';
}

interface Named {
  readonly policy: { readonly leaf: string } | null;
  readonly template: { readonly leaf: string } | null;
}

/** In the order of the page: policies first, newest first. */
export async function refsOf(
  tx: Tx,
  records: readonly SubjectRecord[],
  size: number,
  texts: Texts,
): Promise<Ref[]> {
  const bodies = records
    .filter(({ kind }) => kind === 'decision')
    .map(({ entry }) => (JSON.parse(entry.toString()) as { body: Named }).body);
  const policies = leaves(bodies.map(({ policy }) => policy));
  const used = policies.length === 0 ? await newestPolicy(tx, size) : policies;
  const templates = leaves(bodies.map(({ template }) => template));
  return [
    ...(await published(tx, 'policy', used, size, texts)),
    ...(await published(tx, 'template', templates, size, texts)),
  ];
}

function leaves(named: readonly ({ readonly leaf: string } | null)[]): string[] {
  return [...new Set(named.flatMap((one) => one?.leaf ?? []))];
}

async function newestPolicy(tx: Tx, size: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from record r join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.kind = 'policy.published' and l.idx < $2 order by l.idx desc limit 1`,
    [tx.tenant, size],
  );
  return rows.map(({ id }) => id);
}

async function published(
  tx: Tx,
  kind: 'policy' | 'template',
  ids: readonly string[],
  size: number,
  texts: Texts,
): Promise<Ref[]> {
  const rows = await tx.query<{ id: string; idx: string; entry: Buffer }>(
    `select r.id, l.idx, r.entry from unnest($2::uuid[]) w (id)
       join record r on r.tenant = $1 and r.id = w.id
       join log l on l.tenant = r.tenant and l.record_id = r.id and l.idx < $3
      order by l.idx desc`,
    [tx.tenant, ids, size],
  );
  if (rows.length !== ids.length)
    throw new RefError(`a decision names a ${kind} whose record is not in the log below ${size}`);
  const refs: Ref[] = [];
  for (const [place, { id, idx, entry }] of rows.entries()) {
    const name = place === 0 ? kind : `${kind}-${place + 1}`;
    refs.push({ name, index: Number(idx), entry, ...(await textOf(kind, id, entry, texts)) });
  }
  return refs;
}

async function textOf(
  kind: 'policy' | 'template',
  id: string,
  entry: Buffer,
  texts: Texts,
): Promise<Pick<Ref, 'content' | 'guard'>> {
  if (kind === 'template') return { content: await texts.template(id) };
  const { body } = JSON.parse(entry.toString()) as { body: { sha256: string } };
  const { content, guard } = await texts.ruleset(body.sha256);
  return { content, guard: [`guard-${body.sha256}.mjs`, guard] };
}
