/**
 * Jest 30 under native ESM: swc strips the types, nothing is mocked by hoisting.
 *
 * Pure specs start at once; only stories and the slow lane wait for a database and a Redis of their own.
 */
import { availableParallelism } from 'node:os';
import { ON_REDIS } from './test/support/together.mjs';

const isSlow = process.env.DUNWELL_TESTS === 'slow';

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

const common = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  // `.json.js` is a real file of a package, not one of our compiled ones.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
};

const servers = {
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
};

const moduleNameMapper = {
  '/guard-bundle\\.mjs$': '<rootDir>/test/support/guard-bundle.mjs',
  ...common.moduleNameMapper,
};
const running = { ...common, ...servers, moduleNameMapper };
/** A file alone, when it is named; a whole run puts several into one. */
const together = process.env.DUNWELL_TOGETHER;
const kindOf = (kind, { alone, name }) =>
  together === undefined
    ? { ...kind, testRegex: alone }
    : {
        ...kind,
        roots: [...common.roots, together],
        testRegex: `/${name}-\\d+\\.ts$`,
        transform: {
          'spec\\.ts$': ['<rootDir>/test/global-transform.mjs', swc],
          ...common.transform,
        },
      };
const daily = [
  kindOf(common, { alone: '\\.spec\\.ts$', name: 'pure' }),
  kindOf(running, { alone: '\\.e2e-spec\\.ts$', name: '(?:pages|stories)' }),
];

const again = (setup) => ({ ...running, setupFiles: [`<rootDir>/test/support/${setup}.mjs`] });
const slow = [
  { ...running, testRegex: '/test/slow/.*\\.slow\\.ts$' },
  kindOf(again('on-redis'), { alone: ON_REDIS.source.replace('^', '/'), name: 'redis' }),
  // The pages, told a second time.
  kindOf(again('in-chinese'), { alone: '/test/console/.*\\.e2e-spec\\.ts$', name: 'pages' }),
];

export default {
  projects: isSlow ? slow : daily,
  // A limit for what hangs, not for a busy machine.
  testTimeout: isSlow ? 900_000 : 120_000,
  // What a file leaves in memory is never given back, and the collector looks through it again with each file.
  workerIdleMemoryLimit: '800MB',
  // A story waits for ticks, leases and pages about as long as it works, so one more than there are cores.
  maxWorkers: isSlow ? 1 : Math.min(4, availableParallelism() + 1),
};
