/** Withdrawn or turned back against texts under way: no old words leave after the answer, none is lost. */
import { jest } from '@jest/globals';
import { authorsIn } from '../support/authors.js';
import { NO_CAP } from '../support/stop-race.js';
import { secondVersion, templateRace, TEXTS } from '../support/template-race.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
let path: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env: { SLICE_MAX: '8' } });
  path = await secondVersion(town, await authorsIn(town));
});
afterAll(() => town.stop());

it.each([
  ['roll back', 1],
  ['roll back', 30],
  ['withdraw', 1],
  ['withdraw', 30],
] as const)('a %s after %d texts holds', async (how, sent) => {
  const race = await templateRace(town, path, how, { name: `t-${how[0]}${sent}`, sent, ms: 0 });

  expect(race).toEqual({ before: race.before, after: race.before, all: TEXTS });
});
