/**
 * Withdrawn or turned back at any moment of sixty texts: no old words leave after the answer.
 *
 * `TEMPLATE_TRIES=200` for two hundred of them.
 */
import { jest } from '@jest/globals';
import { authorsIn } from '../support/authors.js';
import { momentOf } from '../support/heard.js';
import { NO_CAP } from '../support/stop-race.js';
import { secondVersion, templateRace, TEXTS, type TemplateRace } from '../support/template-race.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(3_600_000);

const TRIES = Number(process.env['TEMPLATE_TRIES'] ?? 40);
const OPEN = '2026-03-10T02:05:00Z';

let town: Town;
let path: string;
beforeAll(async () => {
  town = await startTown({ at: OPEN, house: NO_CAP, env: { SLICE_MAX: '8' } });
  path = await secondVersion(town, await authorsIn(town));
});
afterAll(() => town.stop());

it(`none leaves with words that were taken back, and none is lost, in ${TRIES} tries`, async () => {
  const races: TemplateRace[] = [];
  for (let run = 0; run < TRIES; run++) {
    // The same morning again: minutes pass in each race while permits run out.
    town.clockIs(OPEN);
    const how = run % 2 === 0 ? 'roll back' : 'withdraw';
    const at = { name: `w${run}`, ...momentOf(run, TRIES, TEXTS) };
    const race = await templateRace(town, path, how, at);
    races.push(race);
    expect({ run, ...race }).toEqual({ run, before: race.before, after: race.before, all: TEXTS });
    if (run % 10 === 9) process.stdout.write(`${run + 1} races\n`);
  }
  const midst = races.filter(({ before }) => before > 0 && before < TEXTS).length;
  process.stdout.write(`${midst} of ${TRIES} came in the midst of sending\n`);
  expect(midst).toBeGreaterThan(TRIES / 4);
});
