import { clocksFor } from './clocks.js';
import { decide } from './decide.js';
import { call, ordinary, ordinaryUs } from './ordinary.js';

describe('clocksFor', () => {
  it('writes down the changes from the oldest event to the horizon of a deferral', () => {
    const input = ordinaryUs({ timeline: [call('2025-12-01T12:00:00Z')] });
    expect(clocksFor(input)).toEqual([
      {
        zone: 'America/New_York',
        offset: -240,
        changes: [
          { at: '2025-11-02T06:00:00.000Z', offset: -300 },
          { at: '2026-03-08T07:00:00.000Z', offset: -240 },
          { at: '2026-11-01T06:00:00.000Z', offset: -300 },
          { at: '2027-03-14T07:00:00.000Z', offset: -240 },
        ],
      },
    ]);
  });

  it('writes an empty list where the clock is never moved', () => {
    expect(clocksFor(ordinary())).toEqual([{ zone: 'Asia/Shanghai', offset: 480, changes: [] }]);
  });

  it('is shared by the decisions of a time, so that it is written out once', () => {
    const [one] = clocksFor(ordinaryUs());
    const [other] = clocksFor(ordinaryUs({ at: '2026-05-14T09:00:00-04:00' }));
    expect(one).toBe(other);
  });

  it.each([
    'America/New_York',
    'Australia/Lord_Howe',
    // Two changes within weeks, around Ramadan.
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ])('agrees with the time-zone data at every hour to the horizon in %s', (name) => {
    const at = Date.parse('2026-01-01T00:00:00Z');
    const [fact] = clocksFor(ordinary({ zones: [name], at: new Date(at).toISOString() }));
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    const told = (hour: number) =>
      fact?.changes.findLast((change) => Date.parse(change.at) <= hour)?.offset ?? fact?.offset;
    const hours = Array.from({ length: 400 * 24 }, (_, hour) => at + hour * 3_600_000);

    expect(hours.filter((hour) => told(hour) !== offsetIn(format.format(hour)))).toEqual([]);
  });
});

/** Minutes of a text such as `1/1/2026, GMT-05:00`. */
function offsetIn(text: string): number {
  const [, sign, hour, minute] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? [];
  const minutes = Number(hour ?? 0) * 60 + Number(minute ?? 0);
  return sign === '-' ? -minutes : minutes;
}

describe('decide', () => {
  const at = '2026-05-13T23:30:00-04:00';

  it('goes by the clocks that were written down, whatever the time-zone data says today', () => {
    const input = ordinaryUs({ at });
    const clocks = [{ zone: 'America/New_York', offset: -300, changes: [] }];
    expect(decide(input).not_before).toBe('2026-05-14T12:00:00.000Z');
    expect(decide({ ...input, clocks }).not_before).toBe('2026-05-14T13:00:00.000Z');
  });

  it('decides the same by its own clocks as by those of the machine', () => {
    const input = ordinaryUs({ at: '2026-03-07T22:00:00-05:00' });
    expect(decide({ ...input, clocks: clocksFor(input) })).toEqual(decide(input));
  });

  it('judges by a clock of a zone that this machine does not know', () => {
    const input = ordinaryUs({ zones: ['America/Atlantis'] });
    expect(() => decide(input)).toThrow('unknown');
    const clocks = [{ zone: 'America/Atlantis', offset: -240, changes: [] }];
    expect(decide({ ...input, clocks }).verdict).toBe('allow');
  });

  it.each([
    [{ zone: 'America/New_York', offset: 0.5, changes: [] }],
    [{ zone: 'America/New_York', offset: 0, changes: [{ at: 'soon', offset: 60 }] }],
  ])('refuses a clock that cannot be read: %j', (clock) => {
    expect(() => decide({ ...ordinaryUs({ at }), clocks: [clock] })).toThrow('`clocks`');
  });
});
