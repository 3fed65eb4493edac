/** A pause against texts under way: none leaves after its answer, none is lost. `test/slow` does it 200 times. */
import { jest } from '@jest/globals';
import { TEXTS, pauseRace } from '../support/pause-race.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env: { SLICE_MAX: '8' } });
});
afterAll(() => town.stop());

it.each([0, 1, 30])('a pause after %d texts holds until it is resumed', async (sent) => {
  const race = await pauseRace(town, `r${sent}`, { sent, ms: 0 });

  expect(race.after).toBe(race.before);
  expect(race.resumed).toBe(TEXTS);
});
