/**
 * Several stories in one file for Jest: it links and compiles every module of the service anew for each file,
 * and that cost a story more than what it tells. Each stays a block of its own, with its own service.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const IMPORTS = /^(?:\s*(?:\/\*[^]*?\*\/|\/\/.*\n|import\b[^;]*;\n))*/;
// A block cannot wait.
const WAITS = /^(?:\S.*= )?await /m;

// Those in the browser are told again when they fail, and that counts for a whole file.
const KINDS = [
  { folder: 'test/console/', each: 4 },
  { folder: 'test/', each: 8 },
];

/** Writes the files for one run of Jest. */
export function writeTogether(folder) {
  mkdirSync(folder, { recursive: true });
  hands().forEach((hand, i) => {
    const lines = hand.map((file) => `import ${JSON.stringify(path.join(root, file))};\n`);
    const name = `together-${String(i + 1).padStart(2, '0')}.ts`;
    // Of many wishes the last would count for all.
    const limit = 'import.meta.jest.setTimeout(300_000);\n';
    writeFileSync(path.join(folder, name), `${lines.join('')}${limit}`);
  });
}

/** Dealt out like cards, so that the long ones of a kind do not meet. */
function hands() {
  const files = readdirSync(path.join(root, 'test'), { recursive: true })
    .map((file) => path.join('test', file))
    .filter((file) => file.endsWith('.e2e-spec.ts'))
    .toSorted();
  const alone = files.filter((file) => WAITS.test(readFileSync(path.join(root, file), 'utf8')));
  const rest = files.filter((file) => !alone.includes(file));
  const kindOf = (file) => KINDS.find((kind) => file.startsWith(kind.folder));
  const dealt = KINDS.flatMap((kind) => {
    const own = rest.filter((file) => kindOf(file) === kind);
    const many = Math.ceil(own.length / kind.each);
    return Array.from({ length: many }, (_, i) => own.filter((__, at) => at % many === i));
  });
  return [...dealt, ...alone.map((file) => [file])];
}

/** The same lines, in a block with the name of the file. */
export function asBlock(text, file) {
  if (WAITS.test(text)) return text;
  const at = IMPORTS.exec(text)[0].length;
  const name = JSON.stringify(path.relative(root, file).replace('.e2e-spec.ts', ''));
  return `${text.slice(0, at)}describe(${name}, () => {${text.slice(at)}});\n`;
}
