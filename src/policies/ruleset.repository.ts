/** Rulesets and guard files, kept for as long as a decision names them. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Ruleset } from '../compliance/ruleset.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { guardFile, sha256 } from './guard-file.js';

let compressed: Buffer | undefined;

/** Keeps the guard file of this program, once; answers its hash. */
export async function keepGuardFile(tx: Tx): Promise<string> {
  const { bytes, sha256: guard } = guardFile();
  const kept = await tx.query('select from guard_file where sha256 = $1', [guard]);
  if (kept.length === 0) {
    compressed ??= gzipSync(bytes);
    await tx.query(
      `insert into guard_file (sha256, gzip, created_at) values ($1, $2, $3)
       on conflict do nothing`,
      [guard, compressed, iso(tx.at)],
    );
  }
  return guard;
}

/** Keeps a ruleset of this program and its guard file. Kept twice is kept once. */
export async function keepRuleset(tx: Tx, content: string): Promise<void> {
  const guard = await keepGuardFile(tx);
  await tx.query(
    `insert into ruleset (tenant, sha256, guard, content, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tx.tenant, sha256(content), guard, content, iso(tx.at)],
  );
}

/** A ruleset with the code that it names. */
export interface KeptRuleset {
  /** As it was published: its hash is the ruleset's. */
  readonly content: string;
  /** The guard file, a module without imports. */
  readonly guard: string;
}

/** What is kept under a ruleset's hash, checked against it; `undefined` when nothing is. */
export async function readRuleset(tx: Tx, hash: string): Promise<KeptRuleset | undefined> {
  const [row] = await tx.query<{ content: string; gzip: Buffer }>(
    `select r.content, g.gzip from ruleset r join guard_file g on g.sha256 = r.guard
      where r.tenant = $1 and r.sha256 = $2`,
    [tx.tenant, hash],
  );
  if (row === undefined) return undefined;
  const guard = gunzipSync(row.gzip);
  const { guard: named } = JSON.parse(row.content) as Ruleset;
  if (sha256(row.content) !== hash || sha256(guard) !== named) {
    throw new Error(`what is kept of the ruleset \`${hash}\` was altered: its hash is another`);
  }
  return { content: row.content, guard: guard.toString() };
}

// Rulesets never change, and an installation has a handful.
const citations = new Map<string, ReadonlyMap<string, string>>();

/** The citation of every rule of some rulesets, by hash and code; a ruleset that is not kept has none. */
export async function citationsOf(
  tx: Tx,
  hashes: readonly string[],
): Promise<(hash: string) => ReadonlyMap<string, string>> {
  const wanted = [...new Set(hashes)].filter((hash) => !citations.has(hash));
  const rows =
    wanted.length === 0
      ? []
      : await tx.query<{ sha256: string; content: string }>(
          'select sha256, content from ruleset where tenant = $1 and sha256 = any($2)',
          [tx.tenant, wanted],
        );
  for (const row of rows) {
    const { rules } = JSON.parse(row.content) as Ruleset;
    citations.set(row.sha256, new Map(rules.map(({ rule, citation }) => [rule, citation])));
  }
  return (hash) => citations.get(hash) ?? NO_CITATIONS;
}

const NO_CITATIONS: ReadonlyMap<string, string> = new Map();
