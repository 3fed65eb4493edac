/**
 * The shape of the code, kept by a test instead of by memory.
 *
 * A folder may import from itself and from the folders before it, never from the folders after it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSource } from './support/source.js';

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

describe.each(all)('%s', (file) => {
  const source = readSource(file);

  it('fits on a few screens', () => {
    expect(source.lines).toBeLessThanOrEqual(LINES_MAX);
  });

  if (!TOOL_FILES.test(file)) {
    it('exports by name', () => {
      expect(source.hasDefaultExport).toBe(false);
    });
  }
});

const isForeign = (target: string) => !target.startsWith('src/') || PAGES.test(target);

describe.each(inSource)('%s', (file) => {
  const { own } = readSource(file);

  it('stands on the ladder', () => {
    expect(step(file)).toBeGreaterThanOrEqual(0);
  });

  it('imports nothing from above, nothing from outside src, and no page', () => {
    expect(own.filter((target) => step(target) > step(file) || isForeign(target))).toEqual([]);
  });
});

describe.each(pages)('%s', (file) => {
  it('imports pages, packages and the types of the API, and nothing of the program', () => {
    const { own, packages } = readSource(file);

    expect(own.filter((target) => !PAGES_MAY_IMPORT.test(target))).toEqual([]);
    const machine = packages.filter((name) => name.startsWith('node:') && !TOOL_FILES.test(file));
    expect(machine).toEqual([]);
  });

  it('shows text as text', () => {
    expect(readFileSync(file, 'utf8')).not.toMatch(MARKUP);
  });
});

describe.each(program)('%s', (file) => {
  const { packagesAtRunTime, packages, own, reaches } = readSource(file);
  const reachesFor = (what: RegExp) => reaches.filter((name) => what.test(name));

  it('leaves the queue store to those whose trade it is', () => {
    const isQueue = QUEUE.test(file);
    const named = packagesAtRunTime.filter((name) => /^(bullmq|@nestjs\/bullmq)(\/|$)/.test(name));
    const wires = (name: string) => name === '@nestjs/bullmq' && QUEUE_WIRING.test(file);

    expect(named.filter((name) => !isQueue && !wires(name))).toEqual([]);
  });

  it('takes its settings from the configuration', () => {
    const found = ENVIRONMENT.test(file) ? [] : reachesFor(/^process\.env(\.|$)/);

    expect(found).toEqual([]);
    expect(packages.filter((name) => /^(node:)?process$/.test(name))).toEqual([]);
  });

  it('takes the time from the clock', () => {
    expect(file === CLOCK ? [] : reachesFor(READS_CLOCK)).toEqual([]);
  });

  it('writes to the log and not to the console', () => {
    expect(SPEAKS.test(file) ? [] : reachesFor(/^console\./)).toEqual([]);
  });

  it('leaves sending to the sender', () => {
    const issues = file === ISSUER ? [] : reachesFor(/(^|\.)(Permit\.issue|issue)(\(\))?$/);
    const tests = file === TESTER ? [] : reachesFor(/(^|\.)issueForTest(\(\))?$/);
    const adapters = file === REGISTER ? [] : own.filter((target) => ADAPTER.test(target));

    expect([...issues, ...tests, ...adapters]).toEqual([]);
  });

  if (PURE.test(file)) {
    it('is pure', () => {
      const allowed = file.includes('/language/') ? LANGUAGE_PACKAGES : PURE_PACKAGES;

      const foreign = packages.filter((name) => !allowed.test(name));
      const outside = own.filter((target) => !PURE.test(target));

      expect([...foreign, ...outside, ...reachesFor(IMPURE)]).toEqual([]);
    });
  }
});

/** Files straight under src, such as app.module.ts, put the rest together and stand on top. */
function step(file: string): number {
  const [, folder, inside] = file.split('/');
  return inside === undefined ? LADDER.length : LADDER.indexOf(folder ?? '');
}
