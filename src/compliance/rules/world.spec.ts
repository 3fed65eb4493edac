import { type Change, addressed, event, findingOf, ordinary, verdictOf } from '../ordinary.js';

/** May 2026: the 13th is a Wednesday, the 16th a Saturday, the 17th a Sunday. */
type Row = [string, string, string];

const notice = event('notice', '2026-01-02T12:00:00Z', {
  kind: 'first_written',
  channel: 'letter',
});

describe('contact hours', () => {
  it.each<Row>([
    ['AU-NSW', '2026-05-13T07:29:59+10:00', '2026-05-12T21:30'],
    ['AU-NSW', '2026-05-16T08:59:59+10:00', '2026-05-15T23:00'],
    ['GB-ENG', '2026-05-13T07:59:59+01:00', '2026-05-13T07:00'],
    ['GB-ENG', '2026-05-13T21:00:00+01:00', '2026-05-14T07:00'],
    ['IN', '2026-05-13T19:00:00+05:30', '2026-05-14T02:30'],
    ['JP', '2026-05-13T21:00:00+09:00', '2026-05-13T23:00'],
    ['KR', '2026-05-13T07:59:59+09:00', '2026-05-12T23:00'],
    ['PH', '2026-05-13T22:00:00+08:00', '2026-05-13T22:00'],
    ['ID', '2026-05-16T20:00:00+07:00', '2026-05-18T01:00'],
    ['VN', '2026-05-13T21:00:00+07:00', '2026-05-14T00:00'],
    ['TH', '2026-05-13T20:00:00+07:00', '2026-05-14T01:00'],
    ['TH', '2026-05-16T18:00:00+07:00', '2026-05-17T01:00'],
    ['CA-ON', '2026-05-16T21:00:00-04:00', '2026-05-17T17:00'],
    ['CA-ON', '2026-05-17T17:00:00-04:00', '2026-05-18T11:00'],
    ['CA-QC', '2026-05-16T20:00:00-04:00', '2026-05-18T12:00'],
    ['BR-SP', '2026-05-16T14:00:00-03:00', '2026-05-18T11:00'],
    ['MX', '2026-05-15T22:00:00-06:00', '2026-05-18T13:00'],
    ['CO', '2026-05-16T15:00:00-05:00', '2026-05-18T12:00'],
    ['CL', '2026-05-16T20:00:00-04:00', '2026-05-18T12:00'],
    ['ZA', '2026-05-16T21:00:00+02:00', '2026-05-18T04:00'],
    ['RU', '2026-05-13T22:00:00+03:00', '2026-05-14T05:00'],
    ['RU', '2026-05-16T20:00:00+03:00', '2026-05-17T06:00'],
  ])('in %s at %s close until %s', (residence, at, until) => {
    const timeline = [notice];
    expect(verdictOf(ordinary({ residence, at, timeline }))).toBe(`defer ${until}:00.000Z`);
    expect(verdictOf(ordinary({ residence, at: `${until}:00Z`, timeline }))).toBe('allow');
  });

  it.each(['HK', 'TW', 'KE', 'NG', 'SG', 'MY', 'FR', 'IE'])(
    'are none in %s by itself',
    (residence) => {
      const at = '2026-05-13T00:30:00Z';
      const zones = ['Europe/London'];
      expect(verdictOf(ordinary({ residence, at, zones }))).toBe('allow');
      const settings = { contact_window: { from: '09:00', to: '18:00' } };
      const chosen = ordinary({ residence, at, zones, settings });
      expect(verdictOf(chosen)).toBe('defer 2026-05-13T08:00:00.000Z');
    },
  );

  it.each<[string, string, Change, string]>([
    [
      'the window of the tenant',
      'IN',
      {
        at: '2026-05-13T19:30:00+05:30',
        settings: { contact_window: { from: '10:00', to: '20:00' } },
      },
      'allow',
    ],
    [
      'a holiday in Jakarta',
      'ID',
      { at: '2026-05-13T12:00:00+07:00', facts: { holidays: ['2026-05-13'] } },
      'defer 2026-05-14T01:00:00.000Z',
    ],
    [
      'a holiday in Bangkok',
      'TH',
      { at: '2026-05-13T18:00:00+07:00', facts: { holidays: ['2026-05-13'] } },
      'defer 2026-05-14T01:00:00.000Z',
    ],
    [
      'a holiday in London',
      'GB',
      { at: '2026-05-13T12:00:00+01:00', facts: { holidays: ['2026-05-13'] } },
      'allow',
    ],
    [
      'a holiday the tenant closes',
      'GB',
      {
        at: '2026-05-13T12:00:00+01:00',
        facts: { holidays: ['2026-05-13'] },
        settings: { close_public_holidays: true },
      },
      'defer 2026-05-14T07:00:00.000Z',
    ],
    [
      'a letter',
      'IN',
      { at: '2026-05-13T23:00:00+05:30', attempt: { channel: 'letter' } },
      'allow',
    ],
    [
      'an agreed window',
      'GB',
      {
        at: '2026-05-13T22:30:00+01:00',
        timeline: [event('window_agreed', '2026-05-01T12:00:00Z', { from: '22:00', to: '23:00' })],
      },
      'allow',
    ],
    [
      'outside the agreed window',
      'GB',
      {
        at: '2026-05-13T12:00:00+01:00',
        timeline: [event('window_agreed', '2026-05-01T12:00:00Z', { from: '22:00', to: '23:00' })],
      },
      'defer 2026-05-13T21:00:00.000Z',
    ],
    [
      '16 days past due',
      'PH',
      { at: '2026-05-13T23:00:00+08:00', debt: { days_past_due: 16 } },
      'allow',
    ],
    [
      '15 days past due',
      'PH',
      { at: '2026-05-13T23:00:00+08:00', debt: { days_past_due: 15 } },
      'defer 2026-05-13T22:00:00.000Z',
    ],
    [
      'a good reason',
      'JP',
      { at: '2026-05-13T23:00:00+09:00', attempt: { good_reason: true } },
      'allow',
    ],
    [
      'the regime of CONDUSEF',
      'MX',
      { at: '2026-05-16T23:00:00-06:00', sender: { regime: 'condusef' } },
      'allow',
    ],
    ['the Sydney morning the clocks go forward', 'AU', { at: '2026-10-03T22:30:00Z' }, 'allow'],
    [
      'the London morning the clocks go back',
      'GB',
      { at: '2026-10-25T07:30:00Z' },
      'defer 2026-10-25T08:00:00.000Z',
    ],
  ])('know %s in %s', (_, residence, change, expected) => {
    expect(verdictOf(ordinary({ residence, ...change }))).toBe(expected);
  });
});

describe('people beside the debtor', () => {
  const noon = { at: '2026-05-13T11:30:00Z', zones: ['Europe/London'], timeline: [notice] };
  const strict = 'GB IN HK TW JP PH ID VN CO KE NG'.split(' ');
  const open = 'AU FR IE KR SG MY TH CA-ON CA-QC BR-SP MX CL ZA RU'.split(' ');

  it.each(strict)('are not addressed in %s', (residence) => {
    expect(verdictOf(ordinary({ ...noon, residence, ...addressed('friend') }))).toBe('block');
    const spent = addressed('guarantor', { liable: false });
    expect(verdictOf(ordinary({ ...noon, residence, ...spent }))).toBe('block');
  });

  it.each(open)('are a matter for a person in %s', (residence) => {
    expect(verdictOf(ordinary({ ...noon, residence, ...addressed('friend') }))).toBe('review');
  });

  it.each([...strict, ...open])('who owe or stand for the debtor in %s', (residence) => {
    const liable = addressed('guarantor', { liable: true });
    expect(verdictOf(ordinary({ ...noon, residence, ...liable }))).toBe('allow');
    expect(verdictOf(ordinary({ ...noon, residence, ...addressed('co_borrower') }))).toBe('allow');
    expect(verdictOf(ordinary({ ...noon, residence, ...addressed('executor') }))).toBe('review');
  });

  it('are reached at work in Japan for a good reason only', () => {
    const work = { residence: 'JP', endpoint: { kind: 'landline', place: 'work' } } as const;
    expect(findingOf(ordinary(work), 'JP-WORK-01')).toBe('block');
    const reason = ordinary({ ...work, attempt: { good_reason: true } });
    expect(findingOf(reason, 'JP-WORK-01')).toBe('pass');
  });
});
