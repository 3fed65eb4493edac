import { dateText } from '../instants.js';
import { questionUs } from '../ordinary.js';
import { lastDayToDispute } from './us-validation-period.js';

function lastDay(dates: Readonly<Record<string, string>>): string | undefined {
  const validation = { initial_communication_done: true, notice_provided: true, ...dates };
  const last = lastDayToDispute(questionUs({ facts: { validation } }));
  return last === undefined ? undefined : dateText(last);
}

describe('the validation period', () => {
  it.each([
    ['a plain week', '2026-03-02', '2026-04-08'],
    ['sent on a Friday', '2026-03-06', '2026-04-12'],
    ['sent on a Saturday', '2026-03-07', '2026-04-12'],
    ['over New Year', '2026-12-28', '2027-02-04'],
    ['over the birthday of Martin Luther King', '2026-01-14', '2026-02-21'],
    ['over the birthday of Washington', '2026-02-12', '2026-03-22'],
    ['over Memorial Day', '2026-05-22', '2026-07-01'],
    ['over Juneteenth', '2026-06-15', '2026-07-23'],
    ['over a Saturday the 4th of July, which has no other day', '2026-06-29', '2026-08-05'],
    ['over Labor Day', '2026-09-01', '2026-10-09'],
    ['over Columbus Day', '2026-10-08', '2026-11-15'],
    ['over Veterans Day', '2026-11-05', '2026-12-13'],
    ['over Thanksgiving', '2026-11-24', '2027-01-01'],
    ['over Christmas', '2026-12-21', '2027-01-28'],
  ])('ends 30 days after the assumed receipt: %s', (_, notice_provided_on, expected) => {
    expect(lastDay({ notice_provided_on })).toBe(expected);
  });

  it('ends as stated, if that is known', () => {
    expect(lastDay({ notice_provided_on: '2026-03-02', period_end: '2026-05-01' })).toBe(
      '2026-05-01',
    );
    expect(lastDay({})).toBeUndefined();
  });
});
