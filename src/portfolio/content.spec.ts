import { applied, conflict, differing } from './content.js';

describe('differing', () => {
  it('names the fields that are stored otherwise, whatever the order of nested keys', () => {
    const stored = { id: '1', name: 'Ada', at: { a: 1, b: 2 }, tags: ['x'] };

    expect(differing({ name: 'Ada', at: { b: 2, a: 1 }, tags: ['x'] }, stored)).toEqual([]);
    expect(differing({ name: 'Bea', tags: [], city: 'Ely' }, stored)).toEqual([
      'name',
      'tags',
      'city',
    ]);
  });

  it('takes undefined, null and absent for the same', () => {
    expect(differing({ city: undefined }, {})).toEqual([]);
    expect(differing({ city: undefined }, { city: null })).toEqual([]);
  });
});

describe('applied', () => {
  it('keeps what is absent, removes what is null, sets the rest', () => {
    const stored: { a: number; b?: number; c?: number } = { a: 1, b: 2 };

    expect(applied(stored, { b: null, c: 3, a: undefined })).toEqual({ a: 1, c: 3 });
    expect(stored).toEqual({ a: 1, b: 2 });
  });
});

describe('conflict', () => {
  it('points at every field', () => {
    expect(conflict(['name', 'city'])).toMatchObject({
      code: 'external-id-conflict',
      errors: [{ pointer: '/name' }, { pointer: '/city' }],
    });
  });
});
