import { DECLARED_FACTS } from '../compliance/declared.js';
import { houseRules } from '../compliance/house.js';
import { RULES } from '../compliance/rules/index.js';
import { SHIPPED_POLICY } from './house-policy.js';
import { housePolicy } from './house-policy.schema.js';

const cap = { code: 'HOUSE-A', max: 3, days: 1, per: 'person', says: 'Three a day.' };
const small = { version: 'v1', settings: {}, caps: [] };

function paths(policy: object): string[] {
  const { error } = housePolicy.safeParse(policy);
  return (error?.issues ?? []).map(({ path }) => path.join('/'));
}

describe('the schema of a house policy', () => {
  it('takes the shipped one, whose codes no rule of law has', () => {
    expect(housePolicy.parse(SHIPPED_POLICY)).toEqual(SHIPPED_POLICY);
    const law = new Set(RULES.map(({ code }) => code));
    expect(houseRules(SHIPPED_POLICY).filter(({ code }) => law.has(code))).toEqual([]);
  });

  it.each([
    ['a setting nobody knows', { settings: { be_nice: true } }, 'settings'],
    ['a cap of nothing', { caps: [{ ...cap, max: 0 }] }, 'caps/0/max'],
    ['a cap with the code of a law', { caps: [{ ...cap, code: 'REGF-FREQ-7' }] }, 'caps/0/code'],
    ['a cap with the code of the gap', { caps: [{ ...cap, code: 'HOUSE-GAP' }] }, 'caps/0/code'],
    ['one code twice', { caps: [cap, cap] }, 'caps'],
    ['hours over midnight', { contact_hours: { from: '21:00', to: '08:00' } }, 'contact_hours'],
    ['no time of day', { contact_hours: { from: '8', to: '21:00' } }, 'contact_hours/from'],
    [
      'hours that end between two quarters',
      { contact_hours: { from: '08:00', to: '20:50' } },
      'contact_hours/to',
    ],
    ['a gap of two days', { min_gap_minutes: 2_880 }, 'min_gap_minutes'],
    ['a rule that is no option', { optional_rules: ['REGF-FREQ-7'] }, 'optional_rules/0'],
    [
      'a holiday of another year',
      { holidays: [{ residence: 'AU', year: 2026, dates: ['2027-01-01'] }] },
      'holidays/0/dates',
    ],
    [
      'an unknown place',
      { holidays: [{ residence: 'ZZ', year: 2026, dates: [] }] },
      'holidays/0/residence',
    ],
    ['a formula', { when: 'days_past_due > 3' }, ''],
  ])('refuses %s', (_, more, path) => {
    expect(paths({ ...small, ...more })).toEqual([path]);
  });
});

describe('the declared facts', () => {
  it('are in the order in which they are stored', () => {
    expect(DECLARED_FACTS.toSorted()).toEqual([...DECLARED_FACTS]);
  });
});
