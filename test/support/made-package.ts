/** The package of one borrower from a made log, and of one of whom the log has no record. */
import { canonicalBytes } from '../../src/evidence/canonical.js';
import { leafHash, sha256 } from '../../src/evidence/leaf.js';
import { indexed, tlogProof } from '../../src/evidence/note/checkpoint.js';
import { addManifest } from '../../src/evidence/pack/files.js';
import { fromLeaves, inclusionProof } from '../../src/evidence/tree/proof.js';
import type { Files } from './files.js';
import { ORIGIN, type MadeLog } from './made-log.js';

export const GUARD = Buffer.from('export function decide() {\n  return { verdict: "allow" };\n}\n');
export const RULESET = canonicalBytes({
  guard: sha256(GUARD).toString('hex'),
  house: { max_texts: 3 },
  rules: [],
});
export const TEMPLATE = Buffer.from('Dear {{name}}\n');
export const hashOf = (bytes: Buffer) => sha256(bytes).toString('hex');

/** `open` says which records are disclosed. */
export async function packageOf(
  log: MadeLog,
  tag: string,
  open: (n: number) => boolean = () => true,
): Promise<Files> {
  const files: Files = new Map();
  const put = (name: string, content: Buffer | string) => files.set(name, Buffer.from(content));
  const { size, note } = log.newest;
  const read = fromLeaves(log.leaves.slice(0, size));
  const prove = async (index: number, name: string, proof: string) => {
    put(name, log.entries[index]!);
    put(proof, tlogProof(index, await inclusionProof(read, index, size), note));
  };
  put('checkpoint', note);
  const heads = log.records.findLastIndex(({ kind }) => kind === 'subject.heads');
  const own = [...log.records.keys()].filter((i) => i < heads && log.records[i]!.subj?.tag === tag);
  for (const [at, index] of own.entries()) {
    const file = String(at + 1).padStart(6, '0');
    await prove(index, `records/${file}.json`, `proofs/${file}.tlog-proof`);
    const { id } = log.records[index]!;
    const sections = log.opened[index]!;
    if (open(at + 1) && Object.keys(sections).length > 0)
      put(`open/${file}.json`, canonicalBytes({ id, sections }));
  }
  for (const kind of ['policy', 'template']) {
    const index = log.records.findIndex((record) => record.kind === `${kind}.published`);
    await prove(index, `refs/${kind}.json`, `refs/${kind}.tlog-proof`);
    put(`refs/${kind}.content`, kind === 'policy' ? RULESET : TEMPLATE);
  }
  put(`refs/guard-${hashOf(RULESET)}.mjs`, GUARD);
  await prove(heads, 'heads/record.json', 'heads/record.tlog-proof');
  for (const [name, content] of await headsFiles(log, tag)) put(`heads/${name}`, content);
  addManifest(files, { log: ORIGIN, records: own.length, size, subject: tag });
  return files;
}

/** The person's line, or the two between which theirs would stand. */
async function headsFiles(log: MadeLog, tag: string): Promise<[string, string][]> {
  const lines = log.statedLines;
  const read = fromLeaves(lines.map((line) => leafHash(Buffer.from(line))));
  const at = lines.findIndex((line) => line > tag);
  const put = async (i: number, line: string, proof: string): Promise<[string, string][]> =>
    lines[i] === undefined
      ? []
      : [
          [line, lines[i]],
          [proof, indexed(i, await inclusionProof(read, i, lines.length))],
        ];
  if (lines[at]?.startsWith(tag) === true) return put(at, 'line.txt', 'proof.txt');
  const after = at === -1 ? lines.length : at;
  return [
    ...(await put(after - 1, 'before.txt', 'before-proof.txt')),
    ...(await put(after, 'after.txt', 'after-proof.txt')),
  ];
}

/** Makes the manifest fit the files again, as whoever damages a package would. */
export function refit(files: Files, change: object = {}): void {
  const { log, records, size, subject } = JSON.parse(
    files.get('manifest.json')!.toString(),
  ) as Parameters<typeof addManifest>[1];
  files.delete('manifest.json');
  addManifest(files, { log, records, size, subject, ...change });
}
