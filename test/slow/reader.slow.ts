/**
 * The second reader, measured on writers it has not met: for each of them it is taught anew without what
 * that writer wrote. Figures are for `docs/measured.md`.
 */
import { jest } from '@jest/globals';
import type { Trial } from '../support/reader-trial.js';
import { tried } from '../support/reader-trials.js';

jest.setTimeout(1_800_000);

/** Of messages of a writer the reader has not met, in hundredths: what was reached, less what chance may take. */
const FLOORS: readonly Trial[] = [
  { writer: '2', language: 'en', blocked: 0.86, caught: 0.9, falsely: 0.03, reviewed: 0.88 },
  { writer: '2', language: 'zh', blocked: 0.8, caught: 0.88, falsely: 0.04, reviewed: 0.85 },
  { writer: '3', language: 'en', blocked: 0.79, caught: 0.84, falsely: 0.04, reviewed: 0.85 },
  { writer: '4', language: 'en', blocked: 0.84, caught: 0.87, falsely: 0.07, reviewed: 0.85 },
  { writer: '5', language: 'zh', blocked: 0.84, caught: 0.91, falsely: 0.06, reviewed: 0.88 },
];

const WRITERS = [...new Set(FLOORS.map(({ writer }) => writer))];
let trials: readonly Trial[];
beforeAll(() => {
  ({ trials } = tried(WRITERS));
});

it.each(FLOORS)('judges writer $writer in $language without having met them', (floor) => {
  const found = trials.find(
    ({ writer, language }) => writer === floor.writer && language === floor.language,
  );
  process.stdout.write(`${JSON.stringify(found)}\n`);

  expect(found?.blocked).toBeGreaterThan(floor.blocked);
  expect(found?.caught).toBeGreaterThan(floor.caught);
  expect(found?.falsely).toBeLessThan(floor.falsely);
  expect(found?.reviewed).toBeGreaterThan(floor.reviewed);
});
