import { type Change, event, ordinaryUs, findingOf } from '../ordinary.js';

const at = (change: Change): string => findingOf(ordinaryUs(change), 'REGF-TIME-DEFAULT');

describe('openHours', () => {
  it.each([
    ['07:59:59', '2026-05-12T11:59:59Z', 'defer 2026-05-12T12:00:00.000Z'],
    ['08:00', '2026-05-12T12:00:00Z', 'pass'],
    ['20:59:59', '2026-05-13T00:59:59Z', 'pass'],
    ['21:00', '2026-05-13T01:00:00Z', 'defer 2026-05-13T12:00:00.000Z'],
    ['midnight', '2026-05-13T04:00:00Z', 'defer 2026-05-13T12:00:00.000Z'],
  ])('is half-open: %s in New York', (_, instant, expected) => {
    expect(at({ at: instant })).toBe(expected);
  });

  it.each([
    ['the evening before spring', '2026-03-08T03:00:00Z', 'defer 2026-03-08T12:00:00.000Z'],
    ['in the spring gap', '2026-03-08T07:00:00Z', 'defer 2026-03-08T12:00:00.000Z'],
    ['07:59 on the spring morning', '2026-03-08T11:59:00Z', 'defer 2026-03-08T12:00:00.000Z'],
    ['08:00 on the spring morning', '2026-03-08T12:00:00Z', 'pass'],
    ['the evening before autumn', '2026-11-01T01:00:00Z', 'defer 2026-11-01T13:00:00.000Z'],
    ['01:30, the second time', '2026-11-01T06:30:00Z', 'defer 2026-11-01T13:00:00.000Z'],
    ['07:59 on the autumn morning', '2026-11-01T12:59:00Z', 'defer 2026-11-01T13:00:00.000Z'],
    ['08:00 on the autumn morning', '2026-11-01T13:00:00Z', 'pass'],
    ['20:59 on the autumn evening', '2026-11-02T01:59:00Z', 'pass'],
  ])('follows the wall clock: %s', (_, instant, expected) => {
    expect(at({ at: instant })).toBe(expected);
  });

  it.each([
    ['10:59 Eastern', '2026-05-12T14:59:00Z', 'defer 2026-05-12T15:00:00.000Z'],
    ['11:00 Eastern', '2026-05-12T15:00:00Z', 'pass'],
    ['20:59 Eastern', '2026-05-13T00:59:00Z', 'pass'],
    ['21:00 Eastern', '2026-05-13T01:00:00Z', 'defer 2026-05-13T12:00:00.000Z'],
  ])('waits for every place the person may be: %s', (_, instant, expected) => {
    const zones = ['America/New_York', 'America/Los_Angeles'];
    expect(at({ at: instant, zones })).toBe(expected);
  });

  it('never lets the written offset decide', () => {
    expect(at({ at: '2026-05-12T14:00:00+08:00' })).toBe('defer 2026-05-12T12:00:00.000Z');
  });

  it.each([
    ['inside the agreed hours', '2026-05-13T02:30:00Z', 'pass'],
    ['in the day outside them', '2026-05-13T18:00:00Z', 'defer 2026-05-14T02:00:00.000Z'],
    ['after midnight, still inside', '2026-05-13T04:59:00Z', 'pass'],
    ['at their end', '2026-05-13T05:00:00Z', 'defer 2026-05-14T02:00:00.000Z'],
  ])('gives way to agreed hours, over midnight too: %s', (_, instant, expected) => {
    const agreed = event('window_agreed', '2026-05-01T12:00:00Z', { from: '22:00', to: '01:00' });
    expect(at({ at: instant, timeline: [agreed] })).toBe(expected);
  });

  it.each([
    ['before it', '2026-05-13T01:30:00Z', 'abc_inc', 'defer 2026-05-13T02:00:00.000Z'],
    ['at its start', '2026-05-13T02:00:00Z', 'abc_inc', 'pass'],
    ['at its end', '2026-05-13T03:00:00Z', 'abc_inc', 'defer 2026-05-13T12:00:00.000Z'],
    ['given to somebody else', '2026-05-13T02:30:00Z', 'lender', 'defer 2026-05-13T12:00:00.000Z'],
  ])('opens for a consent to the time: %s', (_, instant, given_to, expected) => {
    const consent = event('consent', '2026-05-10T12:00:00Z', {
      scope: 'contact_time',
      given_to,
      from: '2026-05-13T02:00:00Z',
      until: '2026-05-13T03:00:00Z',
    });
    expect(at({ at: instant, timeline: [consent] })).toBe(expected);
    const withdrawn = event('consent_withdrawn', '2026-05-11T12:00:00Z', { scope: 'contact_time' });
    expect(at({ at: instant, timeline: [consent, withdrawn] })).not.toBe('pass');
  });

  it.each([
    ['Tuesday 21:30', '2026-05-13T01:30:00Z', 'pass'],
    ['Tuesday 23:00', '2026-05-13T03:00:00Z', 'defer 2026-05-13T12:00:00.000Z'],
    ['Saturday 21:30', '2026-05-17T01:30:00Z', 'defer 2026-05-17T12:00:00.000Z'],
    ['a Tuesday after the last day', '2026-05-20T01:30:00Z', 'defer 2026-05-20T12:00:00.000Z'],
  ])('adds times named as convenient: %s', (_, instant, expected) => {
    const windows = [{ days: ['tue'], from: '21:00', to: '23:00', until: '2026-05-12' }];
    const named = event('convenient_time', '2026-05-01T12:00:00Z', { windows, source: 'person' });
    expect(at({ at: instant, timeline: [named] })).toBe(expected);
  });

  it('leaves letters without a clock', () => {
    const attempt = { channel: 'letter' } as const;
    expect(at({ at: '2026-05-13T03:00:00Z', attempt })).toBe('not_applicable');
  });
});
