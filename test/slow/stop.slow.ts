/**
 * The promise at length: a STOP at any moment of a hundred texts, and how soon it is answered.
 *
 * `STOP_TRIES=200` for two hundred of them.
 */
import { jest } from '@jest/globals';
import { momentOf } from '../support/heard.js';
import { NO_CAP, TEXTS, stopRace, type Race } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(1_200_000);

const TRIES = Number(process.env['STOP_TRIES'] ?? 60);

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env: { SLICE_MAX: '8' } });
});
afterAll(() => town.stop());

it(`none of a hundred leaves after a STOP was answered, in ${TRIES} tries`, async () => {
  const races: Race[] = [];
  for (let run = 0; run < TRIES; run++) {
    const race = await stopRace(town, `p${run}`, momentOf(run, TRIES, TEXTS));
    races.push(race);
    expect({ run, after: race.after }).toEqual({ run, after: race.before });
  }
  const midst = races.filter(({ before }) => before > 0 && before < TEXTS);
  for (const [which, some] of [
    ['all', races],
    ['in the midst of sending', midst],
  ] as const) {
    tell(
      `${some.length} STOPs, ${which}: bound`,
      some.map(({ boundMs }) => boundMs),
    );
    tell(
      '  the last text at the vendor',
      some.map(({ lastMs }) => lastMs),
    );
    tell(
      '  answered',
      some.map(({ answeredMs }) => answeredMs),
    );
  }
  expect(midst.length).toBeGreaterThan(TRIES / 4);
});

function tell(what: string, given: readonly number[]): void {
  const times = given.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);
  process.stdout.write(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms\n`);
}
