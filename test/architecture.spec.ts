/**
 * The shape of the code, kept by a test instead of by memory.
 *
 * A folder may import from itself and from the folders before it, never from the folders after it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSource, type Source } from './support/source.js';

const LADDER = [
  'platform',
  'compliance',
  'evidence',
  'portfolio',
  'policies',
  'messages',
  'schedule',
  'dispatch',
  'feed',
  'intake',
  'backup',
  'console',
  'demo',
];

const LINES_MAX = 200;

// Jest and other tools insist on a default export in what they load by name.
const TOOL_FILES =
  /^(jest\.config\.mjs|test\/global-\w+\.mjs|src\/console\/web\/vite\.config\.ts)$/;

// Facts in, decision out: no clock, no chance, no environment, no waiting, and no package but these.
const PURE = /^src\/compliance\//;
const PURE_PACKAGES = /^temporal-polyfill(\/|$)/;
const LANGUAGE_PACKAGES = /^(temporal-polyfill(\/.*)?|opencc-js(\/.*)?|pinyin-pro|node:module)$/;
const IMPURE =
  /^(await|Date\.now|new Date\(\)|Date\(\)|Temporal\.Now|Math\.random|performance\.now|process|console)(\.|$)/;

// Everything else hands work to these, so the queue store can change without them knowing.
const QUEUE =
  /^(src\/platform\/queue|src\/schedule\/contact\.queue|src\/feed\/webhook\.queue|src\/demo\/bench\/.+|src\/demo\/bench.*|.+\.worker)\.ts$/;
const QUEUE_WIRING = /\.module\.ts$/;

const CLOCK = 'src/platform/clock.ts';
const READS_CLOCK = /^(Date\.now|new Date\(\)|Date\(\)|Temporal\.Now)(\.|$)/;

// What leaves passes one place: a permit is issued there alone, and only the register knows the adapters.
const ISSUER = 'src/dispatch/send.ts';
// Words to a user's own address, for a look: nobody else's.
const TESTER = 'src/dispatch/test-send.ts';
const REGISTER = 'src/dispatch/vendor-kinds.ts';
const ADAPTER = /^src\/dispatch\/vendors\//;

// The pages run in a browser and know the service by its API alone.
const PAGES = /^src\/console\/web\//;
const PAGES_MAY_IMPORT = /^(src\/console\/web\/|dist\/\.api\/openapi\.js$)/;
const MARKUP = /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/;

const ENVIRONMENT = /^src\/(platform\/config|cli|demo\/.+)\.ts$/;
const SPEAKS = /^src\/(cli|demo\/.+)\.ts$/;

const all = ['src', 'test']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file),
    ),
  )
  .concat('jest.config.mjs')
  .filter((file) => /\.(m?ts|tsx|mjs)$/.test(file))
  .toSorted();

const isTest = (file: string) => file.startsWith('test/') || file.endsWith('.spec.ts');
const pages = all.filter((file) => PAGES.test(file));
const inSource = all.filter((file) => file.startsWith('src/') && !PAGES.test(file));
const program = inSource.filter((file) => !isTest(file) && file.endsWith('.ts'));

/** Read once, whatever is asked of it. */
const sources = new Map(all.map((file) => [file, readSource(file)]));

interface Rule {
  readonly says: string;
  readonly of: readonly string[];
  /** What breaks it. */
  readonly found: (source: Source, file: string) => readonly (string | number)[];
}

const isForeign = (target: string) => !target.startsWith('src/') || PAGES.test(target);
const those = (names: readonly string[], what: RegExp) => names.filter((name) => what.test(name));

const rules: readonly Rule[] = [
  {
    says: 'fits on a few screens',
    of: all,
    found: ({ lines }) => (lines > LINES_MAX ? [lines] : []),
  },
  {
    says: 'exports by name',
    of: all.filter((file) => !TOOL_FILES.test(file)),
    found: ({ hasDefaultExport }) => (hasDefaultExport ? ['default'] : []),
  },
  {
    says: 'stands on the ladder',
    of: inSource,
    found: (_, file) => (step(file) < 0 ? ['no step of it'] : []),
  },
  {
    says: 'imports nothing from above, nothing from outside src, and no page',
    of: inSource,
    found: ({ own }, file) =>
      own.filter((target) => step(target) > step(file) || isForeign(target)),
  },
  {
    says: 'of the pages imports pages, packages and the types of the API, and nothing of the program',
    of: pages,
    found: ({ own, packages }, file) => [
      ...own.filter((target) => !PAGES_MAY_IMPORT.test(target)),
      ...(TOOL_FILES.test(file) ? [] : those(packages, /^node:/)),
    ],
  },
  {
    says: 'of the pages shows text as text',
    of: pages,
    found: (_, file) => MARKUP.exec(readFileSync(file, 'utf8')) ?? [],
  },
  {
    says: 'leaves the queue store to those whose trade it is',
    of: program.filter((file) => !QUEUE.test(file)),
    found: ({ packagesAtRunTime }, file) =>
      those(packagesAtRunTime, /^(bullmq|@nestjs\/bullmq)(\/|$)/).filter(
        (name) => name !== '@nestjs/bullmq' || !QUEUE_WIRING.test(file),
      ),
  },
  {
    says: 'takes its settings from the configuration',
    of: program,
    found: ({ packages, reaches }, file) => [
      ...(ENVIRONMENT.test(file) ? [] : those(reaches, /^process\.env(\.|$)/)),
      ...those(packages, /^(node:)?process$/),
    ],
  },
  {
    says: 'takes the time from the clock',
    of: program.filter((file) => file !== CLOCK),
    found: ({ reaches }) => those(reaches, READS_CLOCK),
  },
  {
    says: 'writes to the log and not to the console',
    of: program.filter((file) => !SPEAKS.test(file)),
    found: ({ reaches }) => those(reaches, /^console\./),
  },
  {
    says: 'leaves sending to the sender',
    of: program,
    found: ({ own, reaches }, file) => [
      ...(file === ISSUER ? [] : those(reaches, /(^|\.)(Permit\.issue|issue)(\(\))?$/)),
      ...(file === TESTER ? [] : those(reaches, /(^|\.)issueForTest(\(\))?$/)),
      ...(file === REGISTER ? [] : those(own, ADAPTER)),
    ],
  },
  {
    says: 'of the guard is pure',
    of: program.filter((file) => PURE.test(file)),
    found: ({ own, packages, reaches }, file) => {
      const allowed = file.includes('/language/') ? LANGUAGE_PACKAGES : PURE_PACKAGES;
      return [
        ...packages.filter((name) => !allowed.test(name)),
        ...own.filter((target) => !PURE.test(target)),
        ...those(reaches, IMPURE),
      ];
    },
  },
];

it.each(rules)('every file $says', ({ of, found }) => {
  expect(of.length).toBeGreaterThan(50);
  const broken = of.flatMap((file) => {
    const source = sources.get(file);
    return source === undefined ? [file] : found(source, file).map((what) => `${file}: ${what}`);
  });
  expect(broken).toEqual([]);
});

/** Files straight under src, such as app.module.ts, put the rest together and stand on top. */
function step(file: string): number {
  const [, folder, inside] = file.split('/');
  return inside === undefined ? LADDER.length : LADDER.indexOf(folder ?? '');
}
