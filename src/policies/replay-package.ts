/**
 * Repeats the decisions of an exported package from what lies in it: opened inputs, and the guard files in `refs/`.
 *
 * It needs no database. What is repeated is what was committed to: an opening, a ruleset or a guard file that does
 * not have the hash that a record names is an error, not an answer.
 *
 * A package carries code, so it is verified first against keys from elsewhere: a stranger's is not run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Opening } from '../evidence/envelope.js';
import { leafHash } from '../evidence/leaf.js';
import { verifyRecord } from '../evidence/section.js';
import { folderOn } from '../evidence/verify/folder.js';
import { verify } from '../evidence/verify/verify.js';
import { sha256 } from './guard-file.js';
import { GuardRunner } from './guard-runner.js';
import { compare, type Difference } from './replay.js';
import type { KeptRuleset } from './ruleset.repository.js';
import type { DecisionBody, StoredDecision } from './stored-decisions.js';

export class PackageError extends Error {
  override name = 'PackageError';
}

export interface ReplayedPackage {
  readonly decisions: number;
  readonly same: number;
  readonly different: number;
  /** Their inputs are not opened. */
  readonly closed: number;
}

/**
 * @param trust a trust file
 * @param tell is called for each decision that comes out otherwise
 */
export async function replayPackage(
  folder: string,
  trust: Buffer,
  tell: (difference: Difference) => void,
): Promise<ReplayedPackage> {
  verify(folderOn(folder), { trust });
  return repeat(folder, tell);
}

/** Of a package that was verified, or is the reader's own. */
export async function repeat(
  folder: string,
  tell: (difference: Difference) => void,
): Promise<ReplayedPackage> {
  const folders = partsOf(folder);
  const decisions = folders.flatMap(decisionsIn);
  const open = decisions.filter(({ inputs }) => inputs !== undefined);
  let different = 0;
  for (const hash of new Set(open.map(({ body }) => body.ruleset))) {
    const runner = new GuardRunner(rulesetIn(folders, hash));
    try {
      const those = open.filter(({ body }) => body.ruleset === hash);
      const differences = await compare(runner, those);
      different += differences.length;
      differences.forEach(tell);
    } finally {
      await runner.stop();
    }
  }
  return {
    decisions: decisions.length,
    same: open.length - different,
    different,
    closed: decisions.length - open.length,
  };
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly body: DecisionBody;
}

/** The package, and those of logs that were closed inside it. */
function partsOf(folder: string): string[] {
  const earlier = path.join(folder, 'earlier');
  const parts = existsSync(earlier) ? readdirSync(earlier).toSorted() : [];
  return [folder, ...parts.map((name) => path.join(earlier, name))];
}

function decisionsIn(folder: string): StoredDecision[] {
  const records = path.join(folder, 'records');
  if (!existsSync(path.join(folder, 'manifest.json')))
    throw new PackageError(`MISSING: \`${folder}\` is no package: it has no manifest.json`);
  const names = existsSync(records) ? readdirSync(records).toSorted() : [];
  return names.flatMap((name) => {
    const bytes = readFileSync(path.join(records, name));
    const { id, kind, body } = JSON.parse(bytes.toString()) as Entry;
    if (kind !== 'decision') return [];
    const opening = inputsIn(path.join(folder, 'open', name), bytes);
    const inputs = opening === undefined ? undefined : JSON.stringify(opening);
    return [{ record_id: id, body, inputs }];
  });
}

function inputsIn(file: string, entry: Buffer): Opening | undefined {
  if (!existsSync(file)) return undefined;
  const { sections } = JSON.parse(readFileSync(file, 'utf8')) as {
    sections: Record<string, Opening>;
  };
  const { inputs } = sections;
  if (inputs === undefined) return undefined;
  if (verifyRecord({ entry, leaf: leafHash(entry) }, { inputs }).length > 0)
    throw new PackageError(`OPEN: the inputs in \`${file}\` are not those of its record`);
  return inputs;
}

/** The ruleset of a hash, wherever among the references it lies. */
function rulesetIn(folders: readonly string[], hash: string): KeptRuleset {
  const contents = folders
    .map((folder) => path.join(folder, 'refs'))
    .filter(existsSync)
    .flatMap((refs) => readdirSync(refs).map((name) => path.join(refs, name)))
    .filter((name) => /policy(-\d+)?\.content$/.test(name));
  const found = contents.find((name) => sha256(readFileSync(name, 'utf8')) === hash);
  if (found === undefined)
    throw new PackageError(`MISSING: no policy in \`refs/\` is the ruleset \`${hash}\``);
  const content = readFileSync(found, 'utf8');
  const file = path.join(path.dirname(found), `guard-${hash}.mjs`);
  if (!existsSync(file)) throw new PackageError(`MISSING: \`${file}\``);
  const guard = readFileSync(file, 'utf8');
  const { guard: named } = JSON.parse(content) as { guard: string };
  if (sha256(guard) !== named)
    throw new PackageError(`REF: \`${file}\` is not the guard that its ruleset names`);
  return { content, guard };
}
