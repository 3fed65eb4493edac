/** `evaluate` as a user runs it: good cases are judged, bad ones are named, and the command says so at its end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ordinary } from '../../src/compliance/ordinary.js';

// The first run may have to build.
const PATIENCE_MS = 300_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(cases: unknown) {
  const file = path.join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(cases));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/bootstrap.mjs', 'evaluate', file],
    { encoding: 'utf8' },
  );
  const lines = stdout.split('\n').filter(Boolean);
  return { status, stderr, lines: lines.map((line) => JSON.parse(line) as object) };
}

describe('the command evaluate', () => {
  it(
    'prints a line for each case and nothing else',
    () => {
      const late = ordinary({ at: '2026-05-13T23:00:00+08:00' });
      const { status, lines } = evaluate([
        { id: 'one', ...ordinary() },
        { id: 'two', ...late },
      ]);

      expect(status).toBe(0);
      expect(lines).toMatchObject([
        { id: 'one', verdict: 'allow' },
        { id: 'two', verdict: 'defer', not_before: '2026-05-14T00:00:00.000Z' },
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'names the place of what is wrong, goes on, and fails at the end',
    () => {
      const { status, lines, stderr } = evaluate([
        { id: 'bad', ...ordinary({ zones: ['Mars/Olympus_Mons'] }) },
        { id: 'good', ...ordinary() },
      ]);

      expect(status).toBe(1);
      expect(lines).toMatchObject([
        { id: 'bad', error: { errors: [{ pointer: '/facts/person/time_zones/0/zone' }] } },
        { id: 'good', verdict: 'allow' },
      ]);
      expect(stderr).toContain('case `bad`: `/facts/person/time_zones/0/zone` is no time zone');
    },
    PATIENCE_MS,
  );

  it(
    'says what it wants when it gets something else',
    () => {
      expect(evaluate({ id: 'one' })).toMatchObject({
        status: 1,
        lines: [],
        stderr: expect.stringContaining('must hold a JSON array'),
      });
    },
    PATIENCE_MS,
  );
});
