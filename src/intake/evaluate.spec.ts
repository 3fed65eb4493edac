import { call, ordinary } from '../compliance/ordinary.js';
import { Problem } from '../platform/problem.js';
import { evaluated, evaluatedLines } from './evaluate.js';

/** An ordinary case with one call, as JSON brings it, and one place in it changed. */
function changed(pointer: string, value?: unknown): unknown {
  const timeline = [call('2026-05-12T06:00:00Z')];
  const worked = JSON.parse(JSON.stringify({ id: 'one', ...ordinary({ timeline }) }));
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  const target = path.reduce<Record<string, never>>((at, key) => at[key] ?? {}, worked);
  Object.assign(target, { [last]: value });
  return JSON.parse(JSON.stringify(worked));
}

function problemOf(given: unknown): Problem {
  try {
    evaluated(given);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('the case was judged');
}

describe('evaluated', () => {
  it('answers verdict and findings, each with its citation', () => {
    const answer = evaluated(changed('/attempt/at', '2026-05-13T23:00:00+08:00'));

    expect(answer).toMatchObject({
      id: 'one',
      verdict: 'defer',
      not_before: '2026-05-14T00:00:00.000Z',
    });
    expect(answer.findings.length).toBeGreaterThan(10);
    for (const { not_before, ...finding } of answer.findings) {
      expect(finding).toEqual({
        rule: expect.any(String),
        verdict: expect.stringMatching(/^(pass|defer|not_in_force)$/),
        because: expect.any(String),
        citation: expect.any(String),
      });
      expect(not_before !== undefined).toBe(finding.verdict === 'defer');
    }
  });

  it('takes a case without id, and the optional keys of a stored decision', () => {
    const pending = { ...call('2026-05-13T07:00:00Z'), pending: true };

    expect(evaluated(changed('/id'))).not.toHaveProperty('id');
    expect(evaluated(changed('/timeline/0', pending))).toMatchObject({ verdict: 'allow' });
    expect(evaluated(changed('/facts/debts/0/amounts', ['1,250.00']))).toMatchObject({ id: 'one' });
  });

  it.each<[string, unknown]>([
    ['/facts', undefined],
    ['/facts/person/residence', 'China'],
    ['/facts/person/time_zones', []],
    ['/facts/sender/kind', 'friend'],
    ['/facts/settings/generous', true],
    ['/facts/debts/0/kind', undefined],
    ['/timeline/0/type', 'telegram'],
    ['/timeline/0/type', undefined],
    ['/timeline/0/outcome', 'shouted'],
    ['/timeline/0/outcome', undefined],
    ['/timeline/0/urgent', true],
    ['/timeline/0/at', '2026-05-12'],
    ['/attempt/at', '2026-05-13T06:00:00'],
    ['/attempt/at', '2026-02-30T06:00:00Z'],
    ['/attempt/channel', 'pigeon'],
    ['/attempt/staff_count', 0],
    ['/attempt/to/endpoint', undefined],
    ['/title', ''],
  ])('refuses a misfit at %s: %j', (pointer, value) => {
    const { status, errors } = problemOf(changed(pointer, value));

    expect([status, errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
  });

  it.each<[string, unknown]>([
    ['/jurisdiction', 'XX'],
    ['/facts/person/residence', 'ZZ'],
    ['/facts/person/residence', 'US-XX'],
    ['/facts/person/time_zones/0/zone', 'Mars/Olympus_Mons'],
    ['/facts/person/day_zone', 'China'],
    ['/timeline/0/at', '2026-05-13T06:00:01Z'],
    ['/timeline/0/at', '2026-05-12 06:00:00Z'],
    ['/attempt/at', '2026-05-13 06:00:00Z'],
    ['/timeline/0/debts/0', 'D9'],
    ['/attempt/debt', 'D9'],
    ['/attempt/to/party', 'P9'],
    ['/attempt/to/relation', 'friend'],
    ['/attempt/to/endpoint', 'N9'],
  ])('refuses nonsense at %s: %j', (pointer, value) => {
    const { status, errors } = problemOf(changed(pointer, value));

    expect([status, errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
  });

  it('names every bad field, and repeats no value', () => {
    const one = changed('/facts/person/residence', 'Wilhelmina') as Record<string, unknown>;
    const problem = problemOf({ ...one, attempt: {}, timeline: 'none' });

    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/facts/person/residence', '/timeline', '/attempt/at']),
    );
    expect(JSON.stringify(problem.errors)).not.toContain('Wilhelmina');
  });
});

describe('evaluatedLines', () => {
  it('gives a line for each case, in order, and goes on after a bad one', () => {
    const cases = [changed('/id', 'good'), { id: 'bad' }, 7, changed('/id', 'last')];

    expect([...evaluatedLines(cases)]).toMatchObject([
      { id: 'good', verdict: 'allow' },
      { id: 'bad', error: { errors: [{ pointer: '/facts' }, {}, {}] } },
      { id: '#2', error: { errors: [{ pointer: '' }] } },
      { id: 'last', verdict: 'allow' },
    ]);
  });
});
