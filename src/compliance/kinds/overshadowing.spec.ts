import { questionUs } from '../ordinary.js';
import { contradictsDispute, setsEarlyDate } from './overshadowing.js';

describe('contradictsDispute', () => {
  it.each([
    'You can no longer dispute this debt.',
    'It is too late to dispute.',
    'Disputing will not change anything.',
    'You have no right to dispute this debt.',
    'A dispute is useless.',
    'Disputes are not accepted.',
    'Do not bother disputing.',
    'Your dispute period is over.',
    'The time to dispute this debt has passed.',
  ])('hears: %s', (text) => {
    expect(contradictsDispute(text)).toBe(true);
  });

  it.each([
    'You have the right to dispute this debt.',
    'Please call us about your account.',
    'If you dispute, we will send verification.',
    'You may dispute by April 8.',
    'If you do not dispute the debt, please call us to arrange payment.',
    'You may dispute until the period has ended.',
  ])('lets pass: %s', (text) => {
    expect(contradictsDispute(text)).toBe(false);
  });
});

describe('setsEarlyDate', () => {
  // 13 May 2026 is a Wednesday; the period ends on 28 May.
  const asked = questionUs({ at: '2026-05-13T14:00:00-04:00' });
  const lastDay = Date.UTC(2026, 4, 28) / 86_400_000;

  it.each([
    'Pay by May 20.',
    'Pay on or before 28 May.',
    'Payment is due by 5/20.',
    'Pay within 10 days.',
    'Pay today.',
    'You must pay by Friday.',
    'Send payment within 48 hours.',
    'Pay no later than 2026-05-20.',
  ])('hears: %s', (text) => {
    expect(setsEarlyDate(text, asked, lastDay)).toBe(true);
  });

  it.each([
    'Please call us about your account.',
    'Please pay your balance.',
    'Pay by May 29.',
    'Pay within 30 days.',
    'Pay by January 10.',
    'Pay by May 20. You may still dispute the debt until May 28.',
    'We are open by Friday noon.',
  ])('lets pass: %s', (text) => {
    expect(setsEarlyDate(text, asked, lastDay)).toBe(false);
  });
});
