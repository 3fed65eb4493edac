import { z } from 'zod';
import { Problem } from './problem.js';
import { parsed } from './validation.js';

const schema = z.strictObject({
  name: z.string().min(2).max(5),
  age: z.int().min(0).max(150),
  kind: z.enum(['a', 'b']),
  on: z.iso.date(),
  at: z.iso.datetime({ offset: true }),
  tags: z.array(z.string()).max(2),
  'a/b': z.string().optional(),
});
const fits = {
  name: 'Ada',
  age: 36,
  kind: 'a',
  on: '2026-05-01',
  at: '2026-05-01T00:00:00Z',
  tags: [],
};

function problemWith(difference: object): Problem {
  try {
    parsed(schema, JSON.parse(JSON.stringify({ ...fits, ...difference })));
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('it was taken');
}

describe('parsed', () => {
  it('answers a value that fits', () => {
    expect(parsed(schema, fits)).toEqual(fits);
  });

  it.each([
    [{ name: undefined }, '/name', 'is missing', 'send a string'],
    [{ name: null }, '/name', 'is `null`', 'send a string'],
    [{ name: ['Ada'] }, '/name', 'is an array', 'send a string'],
    [{ name: 'A' }, '/name', 'is too short', 'send at least 2 characters'],
    [{ name: 'Adalbert' }, '/name', 'is too long', 'send at most 5 characters'],
    [{ age: '36' }, '/age', 'is a string', 'send a number'],
    [{ age: 1.5 }, '/age', 'is a fraction or not a number', 'send a whole number'],
    [{ age: 151 }, '/age', 'is too large', 'send at most 150'],
    [{ kind: 'c' }, '/kind', 'is not one of the accepted values', 'send one of `a`, `b`'],
    [{ on: 'May' }, '/on', 'is not one of the accepted values', 'send a date such as `2026-05-01`'],
    [{ tags: ['x', 3] }, '/tags/1', 'is a number', 'send a string'],
    [{ tags: ['x', 'y', 'z'] }, '/tags', 'is too long', 'send at most 2 items'],
    [{ 'a/b': 3 }, '/a~1b', 'is a number', 'send a string'],
    [{ nickname: 'x' }, '/nickname', 'is not a field here', 'leave it out, or check its spelling'],
  ])('says of %j what is wrong and what to send', (difference, pointer, detail, remedy) => {
    expect(problemWith(difference).errors).toEqual([{ pointer, detail, remedy }]);
  });

  it('names every bad field, and never what was sent', () => {
    const problem = problemWith({
      name: 'Wilhelmina',
      kind: 'Wilhelmina',
      at: 'Wilhelmina',
      x: 1,
      y: 2,
    });

    expect(problem.errors.map(({ pointer }) => pointer)).toEqual([
      '/name',
      '/kind',
      '/at',
      '/x',
      '/y',
    ]);
    expect(JSON.stringify([problem.errors, problem.detail])).not.toContain('Wilhelmina');
  });
});
