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
  { writer: '4', language: 'en', blocked: 0.85, caught: 0.89, falsely: 0.05, reviewed: 0.9 },
  { writer: '8', language: 'en', blocked: 0.68, caught: 0.74, falsely: 0.06, reviewed: 0.87 },
  { writer: '8', language: 'zh', blocked: 0.61, caught: 0.69, falsely: 0.045, reviewed: 0.89 },
  { writer: '13', language: 'en', blocked: 0.64, caught: 0.72, falsely: 0.09, reviewed: 0.85 },
  { writer: '14', language: 'zh', blocked: 0.65, caught: 0.76, falsely: 0.08, reviewed: 0.83 },
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
