/** Help stands behind everything that the console may say by a code, in both languages. */
import { PROBLEM_HELP } from '../../src/console/web/pages/help/problems.js';
import { REASONS } from '../../src/console/web/pages/help/reasons.js';
import { STATUS_HELP } from '../../src/console/web/pages/help/statuses.js';
import { PROBLEMS } from '../../src/platform/problem-catalogue.js';
import { STATUSES } from '../../src/schedule/contact.js';

const HAN = /\p{Script=Han}/u;
const entries = Object.entries({ ...PROBLEM_HELP, ...STATUS_HELP, ...REASONS });

describe('the help', () => {
  it('has each problem of the catalogue, and no other', () => {
    expect(Object.keys(PROBLEM_HELP).toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('has each status of a contact, and no other', () => {
    expect(Object.keys(STATUS_HELP).toSorted()).toEqual([...STATUSES].toSorted());
  });

  it.each(entries)('says what `%s` means in both languages', (_, { en, zh }) => {
    for (const text of Object.values(en)) {
      expect(String(text).length).toBeGreaterThan(2);
      expect(text).not.toMatch(HAN);
    }
    for (const text of Object.values(zh)) expect(text).toMatch(HAN);
  });
});
