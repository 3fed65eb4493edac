/** The promise at length: a pause at any moment of sixty texts. `PAUSE_TRIES=200` for two hundred of them. */
import { jest } from '@jest/globals';
import { TEXTS, pauseRace, type PauseRace } from '../support/pause-race.js';
import { momentOf } from '../support/heard.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(3_600_000);

const TRIES = Number(process.env['PAUSE_TRIES'] ?? 60);

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env: { SLICE_MAX: '8' } });
});
afterAll(() => town.stop());

it(`none leaves after a pause was answered and none is lost, in ${TRIES} tries`, async () => {
  const races: PauseRace[] = [];
  for (let run = 0; run < TRIES; run++) {
    // The same morning again: hours pass in each race while permits run out.
    town.clockIs('2026-03-10T02:05:00Z');
    const race = await pauseRace(town, `p${run}`, momentOf(run, TRIES, TEXTS));
    races.push(race);
    expect({ run, ...race }).toEqual({
      run,
      before: race.before,
      after: race.before,
      resumed: TEXTS,
    });
  }
  const midst = races.filter(({ before }) => before > 0 && before < TEXTS).length;
  process.stdout.write(`${midst} of ${TRIES} pauses came in the midst of sending\n`);
  expect(midst).toBeGreaterThan(TRIES / 4);
});
