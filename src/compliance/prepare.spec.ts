import { call, event, ordinary, type Change } from './ordinary.js';
import { decide } from './decide.js';
import type { GuardInput } from './facts.js';
import { InvalidFactsError } from './invalid-facts.js';
import { prepare } from './prepare.js';

function problemsOf(input: GuardInput): readonly string[] {
  try {
    prepare(input);
    return [];
  } catch (error) {
    if (error instanceof InvalidFactsError) return error.problems;
    throw error;
  }
}

const VALIDATION = { initial_communication_done: true, notice_provided: true };

describe('prepare', () => {
  it('takes the ordinary case', () => {
    expect(problemsOf(ordinary())).toEqual([]);
  });

  it.each<[string, Change, RegExp]>([
    ['no time zone', { zones: [] }, /no time zone is known for `C1`/],
    ['an unknown zone', { zones: ['Mars/Base'] }, /time zone `Mars\/Base` is unknown/],
    ['an unknown day zone', { person: { day_zone: 'x' } }, /time zone `x` is unknown/],
    ['an instant without offset', { at: '2026-05-13T06:00:00' }, /attempt.at/],
    ['an unknown channel', { attempt: { channel: 'fax' as 'sms' } }, /attempt.channel `fax`/],
    ['an unknown purpose', { attempt: { purpose: 'x' as 'relay' } }, /attempt.purpose `x`/],
    ['a debt that is not there', { attempt: { debt: 'D9' } }, /the debt `D9`/],
    [
      'a party that is not there',
      { attempt: { to: { party: 'P9', relation: 'friend', endpoint: 'N1' } } },
      /the party `P9`/,
    ],
    [
      'an endpoint that is not there',
      { attempt: { to: { party: 'C1', relation: 'borrower', endpoint: 'N9' } } },
      /the endpoint `N9`/,
    ],
    [
      'a relation the facts deny',
      { attempt: { to: { party: 'C1', relation: 'spouse', endpoint: 'N1' } } },
      /the attempt calls `C1` `spouse` but the facts say `borrower`/,
    ],
    [
      'a notice on no date',
      { facts: { validation: { ...VALIDATION, notice_provided_on: 'May' } } },
      /notice_provided_on `May`/,
    ],
    ['a holiday that is no date', { facts: { holidays: ['soon'] } }, /holidays `soon`/],
    [
      'a window without times',
      { settings: { contact_window: { from: '8', to: '21:00' } } },
      /contact_window has the time `8`/,
    ],
    ['an event without instant', { timeline: [call('yesterday')] }, /no readable `at`/],
    [
      'an event of unknown type',
      { timeline: [event('optout' as 'opt_out', '2026-05-01T00:00:00Z')] },
      /type `optout` is unknown/,
    ],
    [
      'a call of unknown outcome',
      { timeline: [call('2026-05-01T00:00:00Z', { outcome: 'rang' as 'busy' })] },
      /outcome `rang` is unknown/,
    ],
    [
      'a promise without a date',
      { timeline: [event('promise', '2026-05-01T00:00:00Z', { due: 'friday' })] },
      /due `friday`/,
    ],
  ])('refuses %s', (_, change, problem) => {
    expect(problemsOf(ordinary(change))).toEqual([expect.stringMatching(problem)]);
  });

  it('lists every problem, not the first', () => {
    const input = ordinary({ zones: [], at: 'now', attempt: { debt: 'D9' } });
    expect(problemsOf(input)).toHaveLength(3);
  });

  it.each([
    ['nothing at all', {}],
    ['lists that are none', { ...ordinary(), timeline: 'none' }],
    ['an event that is none', { ...ordinary(), timeline: [null] }],
  ])('refuses %s without falling over', (_, input) => {
    expect(problemsOf(input as unknown as GuardInput)).not.toEqual([]);
  });

  it('sorts events by instant, not by text', () => {
    const timeline = [
      call('2026-05-12T03:00:00Z', { id: 'second' }),
      call('2026-05-12T10:00:00+08:00', { id: 'first' }),
    ];
    const ids = prepare(ordinary({ timeline }))
      .events('call')
      .map(({ id }) => id);
    expect(ids).toEqual(['first', 'second']);
  });

  it('leaves out what came after the attempt, save reservations', () => {
    const timeline = [
      call('2026-05-13T06:00:01Z', { id: 'later' }),
      call('2026-05-13T06:00:01Z', { id: 'reserved', pending: true }),
    ];
    const calls = prepare(ordinary({ timeline })).events('call');
    expect(calls.map(({ id }) => id)).toEqual(['reserved']);
  });

  it.each(['letter', 'message', 'visit'] as const)('keeps a reserved %s too', (type) => {
    const timeline = [
      event(type, '2026-05-13T06:00:01Z', {
        channel: 'sms',
        direction: 'outbound',
        pending: true,
      }),
    ];
    expect(prepare(ordinary({ timeline })).events(type)).toHaveLength(1);
  });

  it('keeps `decide` from judging what is unfit', () => {
    expect(() => decide(ordinary({ zones: [] }))).toThrow(InvalidFactsError);
  });
});
