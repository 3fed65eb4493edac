/**
 * Several stories, or several specs, in one file for Jest: it links and compiles every module of the service anew for
 * each file, and that cost a story more than what it tells. Each stays a block of its own, with its own service.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const IMPORTS = /^(?:\s*(?:\/\*[^]*?\*\/|\/\/.*\n|import\b[^;]*;\n))*/;
// A block cannot wait, nor export.
const ALONE = /^(?:(?:\S.*= )?await|export) /m;

// The longest first: Jest begins with the largest files when it knows no better. Those in the browser are told again
// when they fail, and that counts for a whole file.
const DAILY = [
  { name: 'pages', kind: /^test\/console\/.*\.e2e-spec\.ts$/, each: 4 },
  { name: 'stories', kind: /\.e2e-spec\.ts$/, each: 16 },
  { name: 'pure', kind: /\.spec\.ts$/, each: 24 },
];

/** Stories in which the queue could make a difference, told a second time on the other one; some tell both themselves. */
export const ON_REDIS = new RegExp(
  '^test/scenarios/(?:calls|contacts-cancel|crash-leases|crash-settle|dead-letters|drain|evidence-gate|pause-race|pauses|' +
    'permit-overtaken|reviews|settle|stop-race|template-race|vendor-breaker|vendor-failover|webhooks)\\.e2e-spec\\.ts$',
);
const AGAIN = [DAILY[0], { name: 'redis', kind: ON_REDIS, each: 9 }];

/** Writes the files for one run of Jest. @param isSlow for the slow lane, which tells some a second time */
export function writeTogether(folder, isSlow = false) {
  mkdirSync(folder, { recursive: true });
  hands(isSlow ? AGAIN : DAILY).forEach(({ name, files }, i, { length }) => {
    const lines = files.map((file) => `import ${JSON.stringify(path.join(root, file))};\n`);
    const place = String(i + 1).padStart(2, '0');
    // Of many wishes the last would count for all.
    const limit = 'import.meta.jest.setTimeout(300_000);\n';
    const size = `// ${'.'.repeat((length - i) * 1_000)}\n`;
    writeFileSync(path.join(folder, `${name}-${place}.ts`), `${lines.join('')}${limit}${size}`);
  });
}

/** Dealt out like cards, so that the long ones of a kind do not meet. */
function hands(kinds) {
  const kindOf = (file) => kinds.find(({ kind }) => kind.test(file));
  const files = ['src', 'test']
    .flatMap((top) =>
      readdirSync(path.join(root, top), { recursive: true }).map((file) => path.join(top, file)),
    )
    .filter((file) => kindOf(file) !== undefined)
    .toSorted();
  const [alone, rest] = [true, false].map((wanted) =>
    files.filter((file) => isAlone(file) === wanted),
  );
  const dealt = kinds.flatMap((kind) => {
    const own = rest.filter((file) => kindOf(file) === kind);
    const many = Math.ceil(own.length / kind.each);
    return Array.from({ length: many }, (_, i) => ({
      name: kind.name,
      files: own.filter((__, at) => at % many === i),
    }));
  });
  return [...alone.map((file) => ({ name: kindOf(file).name, files: [file] })), ...dealt];
}

const isAlone = (file) => ALONE.test(readFileSync(path.join(root, file), 'utf8'));

/** The same lines, in a block with the name of the file. */
export function asBlock(text, file) {
  if (ALONE.test(text)) return text;
  const at = IMPORTS.exec(text)[0].length;
  const name = JSON.stringify(path.relative(root, file).replace(/\.(?:e2e-)?spec\.ts$/, ''));
  return `${text.slice(0, at)}describe(${name}, () => {${text.slice(at)}});\n`;
}
