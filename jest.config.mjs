/**
 * Jest 30 under native ESM: swc strips the types, nothing is mocked by hoisting.
 *
 * Pure specs start at once; only stories and the slow lane wait for a database and a Redis of their own.
 */
import { availableParallelism } from 'node:os';

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

const pure = { ...common, testRegex: '\\.spec\\.ts$' };
const moduleNameMapper = {
  '/guard-bundle\\.mjs$': '<rootDir>/test/support/guard-bundle.mjs',
  ...common.moduleNameMapper,
};
const running = { ...common, ...servers, moduleNameMapper };
/** A story alone, when it is named; a whole run tells several in one file. */
const together = process.env.DUNWELL_TOGETHER;
const stories =
  together === undefined
    ? { ...running, testRegex: '\\.e2e-spec\\.ts$' }
    : {
        ...running,
        roots: [...common.roots, together],
        testRegex: '/together-\\d+\\.ts$',
        transform: {
          '\\.e2e-spec\\.ts$': ['<rootDir>/test/global-transform.mjs', swc],
          ...common.transform,
        },
      };
const slow = { ...running, testRegex: '/test/slow/.*\\.slow\\.ts$' };

/** Stories in which the queue could make a difference, told a second time on the other one. */
const ON_REDIS = 'settle';
const onRedis = {
  ...running,
  testRegex: `/test/scenarios/(${ON_REDIS})\\.e2e-spec\\.ts$`,
  setupFiles: ['<rootDir>/test/support/on-redis.mjs'],
};

/** The pages, told a second time. */
const inChinese = {
  ...running,
  testRegex: '/test/console/.*\\.e2e-spec\\.ts$',
  setupFiles: ['<rootDir>/test/support/in-chinese.mjs'],
};

export default {
  projects: isSlow ? [slow, onRedis, inChinese] : [pure, stories],
  // A limit for what hangs, not for a busy machine.
  testTimeout: isSlow ? 900_000 : 120_000,
  // What a file leaves in memory is never given back, and the collector looks through it again with each file.
  workerIdleMemoryLimit: '800MB',
  // A story waits for ticks, leases and pages about as long as it works, so one more than there are cores.
  maxWorkers: isSlow ? 1 : Math.min(4, availableParallelism() + 1),
};
