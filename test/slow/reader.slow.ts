/**
 * The second reader, measured on writers it has not met: it is taught anew without what they wrote. Figures
 * are for `docs/measured.md`.
 */
import { jest } from '@jest/globals';
import type { Trial } from '../support/reader-trial.js';
import { tried } from '../support/reader-trials.js';

jest.setTimeout(1_800_000);

/** Of messages of a writer the reader has not met, in hundredths: what was reached, less what chance may take. */
const FLOORS: readonly Trial[] = [
  { writer: '4', language: 'en', blocked: 0.92, caught: 0.93, falsely: 0.055, reviewed: 0.92 },
  { writer: '8', language: 'en', blocked: 0.8, caught: 0.83, falsely: 0.035, reviewed: 0.91 },
  { writer: '8', language: 'zh', blocked: 0.78, caught: 0.82, falsely: 0.035, reviewed: 0.9 },
  { writer: '13', language: 'en', blocked: 0.79, caught: 0.81, falsely: 0.085, reviewed: 0.9 },
  { writer: '14', language: 'zh', blocked: 0.77, caught: 0.85, falsely: 0.07, reviewed: 0.88 },
  { writer: '23', language: 'en', blocked: 0.85, caught: 0.86, falsely: 0.04, reviewed: 0.87 },
  { writer: '24', language: 'zh', blocked: 0.88, caught: 0.95, falsely: 0.035, reviewed: 0.95 },
  { writer: '25', language: 'en', blocked: 0.92, caught: 0.93, falsely: 0.035, reviewed: 0.95 },
  { writer: '26', language: 'en', blocked: 0.9, caught: 0.91, falsely: 0.015, reviewed: 0.93 },
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
