import { uuid7 } from './ids.js';

const AT = Date.parse('2026-03-10T13:05:00Z');

describe('uuid7', () => {
  it('sorts by time', () => {
    expect(uuid7(AT) < uuid7(AT + 1)).toBe(true);
  });

  it('keeps the order of making within a millisecond, whatever is made between', () => {
    const made = Array.from({ length: 2_000 }, (_, i) => {
      uuid7(AT + 1 + (i % 7));
      return uuid7(AT);
    });

    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('borrows the next millisecond for more than 4,096', () => {
    const made = Array.from({ length: 10_000 }, () => uuid7(AT + 1_000));

    expect(made.toSorted()).toEqual(made);
  });
});
