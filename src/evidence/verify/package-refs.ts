/**
 * What decisions stand on: each policy and template is the one that was published, and comes with its guard: REF.
 */
import { sha256 } from '../leaf.js';
import { numberOf } from '../log-name.js';
import { readEntry } from './entry.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import type { Manifest } from './manifest.js';
import type { Prover } from './proven.js';
import { textOf } from './text.js';

interface Ref {
  readonly id: string;
  readonly files: readonly string[];
}

/** @returns the ids of what is there */
export function checkRefs(folder: Folder, manifest: Manifest, prover: Prover): Set<string> {
  const refs = [
    ...refsOf('policy', folder, manifest, prover),
    ...refsOf('template', folder, manifest, prover),
  ];
  const used = new Set(refs.flatMap(({ files }) => files));
  const stray = [...manifest.files].find((file) => file.startsWith('refs/') && !used.has(file));
  if (stray !== undefined) fail('REF', `\`${stray}\` belongs to no policy or template`);
  return new Set(refs.map(({ id }) => id));
}

/** One policy at least; perhaps no template. */
function refsOf(
  kind: 'policy' | 'template',
  folder: Folder,
  { files }: Manifest,
  prover: Prover,
): Ref[] {
  // Of several logs one has it, whichever published it.
  const isAlone = numberOf(prover.head.origin) === 1 && !files.has('closed/record.json');
  const refs: Ref[] = [];
  for (let k = 1; ; k++) {
    const name = `refs/${kind}${k === 1 ? '' : `-${k}`}`;
    const isAsked = k === 1 && kind === 'policy' && isAlone;
    if (!isAsked && !files.has(`${name}.json`)) return refs;
    refs.push(readRef(kind, name, folder, prover));
  }
}

function readRef(kind: string, name: string, folder: Folder, prover: Prover): Ref {
  const { entry: raw } = prover.prove(`${name}.json`, `${name}.tlog-proof`);
  const entry = readEntry(raw, `\`${name}.json\``);
  if (entry.log !== prover.head.origin) fail('ORIGIN', `\`${name}.json\` belongs to another log`);
  const content = need(folder, `${name}.content`);
  const hash = sha256(content).toString('hex');
  if (entry.kind !== `${kind}.published` || entry.body['sha256'] !== hash)
    fail('REF', `\`${name}.content\` is not what was published`);
  const files = [`${name}.json`, `${name}.tlog-proof`, `${name}.content`];
  const guard = kind === 'policy' ? guardOf(content) : undefined;
  if (guard === undefined) return { id: entry.id, files };
  const file = `refs/guard-${hash}.mjs`;
  if (sha256(need(folder, file)).toString('hex') !== guard)
    fail('REF', `\`${file}\` is not the guard of its ruleset`);
  return { id: entry.id, files: [...files, file] };
}

/** The hash of the guard that a ruleset names. */
function guardOf(content: Buffer): string | undefined {
  try {
    const { guard } = JSON.parse(textOf(content) ?? '') as { guard?: unknown };
    return typeof guard === 'string' && guard !== '' ? guard : undefined;
  } catch {
    return undefined;
  }
}
