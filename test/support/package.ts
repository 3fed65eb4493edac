/** A written package, taken apart for a test to look into. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

type Body = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

export interface ReadRecord {
  readonly entry: Buffer;
  readonly record: { id: string; kind: string; subj: unknown; body: Body };
  readonly index: number;
  readonly proof: Buffer[];
  readonly open: { sections: Record<string, { r: string; value: never }> } | undefined;
}

export function readPackage(out: string) {
  const text = (name: string) => readFileSync(path.join(out, name), 'utf8');
  const manifest = JSON.parse(text('manifest.json')) as {
    files: { path: string; sha256: string }[];
    log: string;
    records: number;
    size: number;
    subject: string;
  };
  const [, size = '', root = ''] = text('checkpoint').split('\n');
  const kept = path.join(out, 'records');
  const records = (existsSync(kept) ? readdirSync(kept) : []).toSorted().map((name): ReadRecord => {
    const bare = name.replace('.json', '');
    const open = path.join(out, `open/${name}`);
    return {
      entry: readFileSync(path.join(out, `records/${name}`)),
      record: JSON.parse(text(`records/${name}`)),
      ...proofIn(text(`proofs/${bare}.tlog-proof`).split('\n').slice(1).join('\n')),
      open: existsSync(open) ? JSON.parse(readFileSync(open, 'utf8')) : undefined,
    };
  });
  const shelf = path.join(out, 'refs');
  const refs = (existsSync(shelf) ? readdirSync(shelf) : [])
    .filter((name) => name.endsWith('.json'))
    .map((file) => {
      const name = file.replace('.json', '');
      const { id, body } = JSON.parse(text(`refs/${file}`)) as { id: string; body: Body };
      return { name, id, body, content: readFileSync(path.join(out, `refs/${name}.content`)) };
    });
  const { body } = JSON.parse(text('heads/record.json')) as {
    body: { count: number; root: string; upto: number };
  };
  const hasLine = existsSync(path.join(out, 'heads/line.txt'));
  const { index: place, proof } = hasLine
    ? proofIn(text('heads/proof.txt'))
    : { index: -1, proof: [] };
  const line = hasLine ? text('heads/line.txt') : undefined;
  const heads = { body, line, place, proof };
  const checkpoint = { size: Number(size), root: Buffer.from(root, 'base64') };
  return { out, manifest, checkpoint, records, refs, heads };
}

export type Read = ReturnType<typeof readPackage>;

export function proofIn(text: string): { index: number; proof: Buffer[] } {
  const [head = ''] = text.split('\n\n');
  const [index = '', ...lines] = head.trimEnd().split('\n');
  return {
    index: Number(index.replace('index ', '')),
    proof: lines.map((line) => Buffer.from(line, 'base64')),
  };
}
