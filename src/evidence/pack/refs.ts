/** What the decisions of a package stand on: the policies and templates they name, and the code that decided. */
import type { Tx } from '../../platform/database.js';
import type { OneLog } from '../log/logs.js';

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
  readonly id: string;
  readonly index: number;
  readonly entry: Buffer;
  readonly content: string;
  /** The guard file and its name, with a policy. */
  readonly guard?: readonly [string, string];
}

interface Named {
  readonly policy: { readonly leaf: string } | null;
  readonly template: { readonly leaf: string } | null;
}

/** The published records of one log that are looked for. */
export interface Shelf {
  readonly log: OneLog;
  readonly size: number;
  readonly texts: Texts;
}

export interface NamedIds {
  readonly policies: readonly string[];
  readonly templates: readonly string[];
}

/** The ids of the policies and templates that decisions name. */
export function namedBy(records: readonly SubjectRecord[]): NamedIds {
  const bodies = records
    .filter(({ kind }) => kind === 'decision')
    .map(({ entry }) => (JSON.parse(entry.toString()) as { body: Named }).body);
  return {
    policies: leaves(bodies.map(({ policy }) => policy)),
    templates: leaves(bodies.map(({ template }) => template)),
  };
}

/**
 * In the order of the page: policies first, newest first. What was published in an earlier log is left out; it lies
 * with that log.
 */
export async function refsOf(
  tx: Tx,
  { policies, templates }: NamedIds,
  shelf: Shelf,
): Promise<Ref[]> {
  const used = policies.length === 0 ? await newestPolicy(tx, shelf) : policies;
  return [
    ...(await published(tx, 'policy', used, shelf)),
    ...(await published(tx, 'template', templates, shelf)),
  ];
}

function leaves(named: readonly ({ readonly leaf: string } | null)[]): string[] {
  return [...new Set(named.flatMap((one) => one?.leaf ?? []))];
}

async function newestPolicy(tx: Tx, { log: { base }, size }: Shelf): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from record r join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.kind = 'policy.published' and l.idx >= $2 and l.idx < $2 + $3
      order by l.idx desc limit 1`,
    [tx.tenant, base, size],
  );
  return rows.map(({ id }) => id);
}

async function published(
  tx: Tx,
  kind: 'policy' | 'template',
  ids: readonly string[],
  { log: { base }, size, texts }: Shelf,
): Promise<Ref[]> {
  const rows = await tx.query<{ id: string; idx: string; entry: Buffer }>(
    `select r.id, l.idx - $3 as idx, r.entry from unnest($2::uuid[]) w (id)
       join record r on r.tenant = $1 and r.id = w.id
       join log l on l.tenant = r.tenant and l.record_id = r.id and l.idx >= $3 and l.idx < $3 + $4
      order by l.idx desc`,
    [tx.tenant, ids, base, size],
  );
  const refs: Ref[] = [];
  for (const [place, { id, idx, entry }] of rows.entries()) {
    const name = place === 0 ? kind : `${kind}-${place + 1}`;
    refs.push({ name, id, index: Number(idx), entry, ...(await textOf(kind, id, entry, texts)) });
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
