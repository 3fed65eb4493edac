import { wishIn } from './opt-out.js';

describe('wishIn', () => {
  it.each([
    'STOP',
    'stop',
    ' Stop. ',
    'Opt-out',
    'ＳＴＯＰ',
    '"STOP"',
    'T',
    'TD',
    'R',
    '退订',
    '退订。',
    'st\u200bop',
  ])('hears a stop in %j', (text) => {
    expect(wishIn(text)).toBe('stop');
  });

  it.each(['START', 'start', 'Unstop!'])('hears a start in %j', (text) => {
    expect(wishIn(text)).toBe('start');
  });

  it.each(['', 'HELP', 'YES', 'don’t stop', 'start paying', 'stop by tomorrow', '退订单请发给我'])(
    'leaves %j to the guard and to people',
    (text) => {
      expect(wishIn(text)).toBeNull();
    },
  );
});
