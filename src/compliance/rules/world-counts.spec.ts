import { type Change, call, event, findingOf, ordinary, sms } from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

const AT = '2026-05-13T06:00:00Z';
const day = (date: string): string => `2026-${date}T05:00:00Z`;
const talk = (date: string): TimelineEvent => call(day(date), { outcome: 'conversation' });
const missed = (date: string): TimelineEvent => call(day(date));
const text = (date: string): TimelineEvent => sms(day(date));
const visit = (date: string): TimelineEvent => event('visit', day(date));
const many = (count: number, one: TimelineEvent): TimelineEvent[] =>
  Array.from({ length: count }, () => one);
const asVisit = { attempt: { channel: 'visit' } } as const;
const asText = { attempt: { channel: 'sms' } } as const;

type Row = [string, string, string, readonly TimelineEvent[], string, Change?];

describe('counts outside the United States and China', () => {
  it.each<Row>([
    ['two in a week', 'AU', 'AU-FREQ-01', [talk('05-07'), text('05-12')], 'pass'],
    [
      'three in a week',
      'AU',
      'AU-FREQ-01',
      [talk('05-07'), text('05-11'), text('05-12')],
      'defer 2026-05-13T14:00',
    ],
    ['nobody reached', 'AU', 'AU-FREQ-01', many(5, missed('05-12')), 'pass'],
    [
      'still pending',
      'AU',
      'AU-FREQ-01',
      many(3, call(day('05-12'), { pending: true })),
      'defer 2026-05-18T14:00',
    ],
    [
      'ten in a month',
      'AU',
      'AU-FREQ-01',
      [
        ...many(2, talk('04-14')),
        ...many(2, talk('04-20')),
        ...many(2, talk('04-28')),
        ...many(2, talk('05-02')),
        ...many(2, talk('05-10')),
      ],
      'defer 2026-05-13T14:00',
    ],
    ['a month since the visit', 'AU', 'AU-F2F-01', [visit('04-13')], 'pass', asVisit],
    ['a day less', 'AU', 'AU-F2F-01', [visit('04-14')], 'defer 2026-05-13T14:00', asVisit],
    ['six in seven days', 'KR', 'KR-FREQ-01', many(6, text('05-12')), 'pass'],
    ['seven in seven days', 'KR', 'KR-FREQ-01', many(7, text('05-12')), 'defer 2026-05-18T15:00'],
    [
      'notices of the law',
      'KR',
      'KR-FREQ-01',
      many(7, sms(day('05-12'), { purpose: 'legal_notice' })),
      'pass',
    ],
    [
      'a notice of the law',
      'KR',
      'KR-FREQ-01',
      many(7, text('05-12')),
      'not_applicable',
      { attempt: { purpose: 'legal_notice' } },
    ],
    [
      'answers of the day',
      'KR',
      'KR-FREQ-01',
      [
        sms(day('05-12'), { id: 'q', direction: 'inbound' }),
        ...many(7, sms(day('05-12'), { in_reply_to: 'q' })),
      ],
      'pass',
    ],
    ['four on a day', 'VN', 'VN-FREQ-01', many(4, text('05-13')), 'pass'],
    ['five on a day', 'VN', 'VN-FREQ-01', many(5, text('05-13')), 'defer 2026-05-13T17:00'],
    ['one on a day', 'TH', 'TH-FREQ-01', [talk('05-13')], 'defer 2026-05-13T17:00'],
    ['one the day before', 'TH', 'TH-FREQ-01', [talk('05-12')], 'pass'],
    ['only the first talk', 'CA-ON', 'CA-ON-FREQ-01', [talk('05-12')], 'pass'],
    [
      'two after the first talk',
      'CA-ON',
      'CA-ON-FREQ-01',
      [talk('05-01'), text('05-11'), text('05-12')],
      'pass',
    ],
    [
      'three after the first talk',
      'CA-ON',
      'CA-ON-FREQ-01',
      [talk('05-01'), text('05-11'), text('05-12'), call(day('05-12'), { outcome: 'voicemail' })],
      'defer 2026-05-18T04:00',
    ],
    ['three without a talk', 'CA-ON', 'CA-ON-FREQ-01', many(3, text('05-12')), 'pass'],
    ['a talk of the week', 'CL', 'CL-FREQ-01', [talk('05-07')], 'defer 2026-05-14T04:00'],
    ['a talk of last week', 'CL', 'CL-FREQ-01', [talk('05-06')], 'pass'],
    ['a message', 'CL', 'CL-FREQ-01', [text('05-12')], 'pass'],
    [
      'a message of yesterday',
      'CL',
      'CL-FREQ-02',
      [text('05-12')],
      'defer 2026-05-14T04:00',
      asText,
    ],
    ['a message two days ago', 'CL', 'CL-FREQ-02', [text('05-11')], 'pass', asText],
    [
      'two messages of the week',
      'CL',
      'CL-FREQ-02',
      [text('05-08'), text('05-10')],
      'defer 2026-05-15T04:00',
      asText,
    ],
    ['the same channel', 'CO', 'CO-CHAN-01', [talk('05-11')], 'pass'],
    ['another channel', 'CO', 'CO-CHAN-01', [text('05-11')], 'defer 2026-05-18T05:00'],
    [
      'today',
      'CO',
      'CO-CHAN-01',
      [call('2026-05-13T05:30:00Z', { outcome: 'conversation' })],
      'defer 2026-05-14T05:00',
    ],
    ['a call today', 'RU', 'RU-FREQ-01', [talk('05-13')], 'defer 2026-05-13T21:00'],
    [
      'two calls in a week',
      'RU',
      'RU-FREQ-01',
      [talk('05-08'), talk('05-12')],
      'defer 2026-05-14T21:00',
    ],
    ['calls do not limit messages', 'RU', 'RU-FREQ-01', many(2, talk('05-13')), 'pass', asText],
    [
      'two messages today',
      'RU',
      'RU-FREQ-01',
      many(2, text('05-13')),
      'defer 2026-05-13T21:00',
      asText,
    ],
    [
      'a meeting of the week',
      'RU',
      'RU-FREQ-01',
      [visit('05-10')],
      'defer 2026-05-16T21:00',
      asVisit,
    ],
  ])('%s in %s (%s)', (_, residence, code, timeline, expected, change = {}) => {
    const found = findingOf(ordinary({ residence, at: AT, timeline, ...change }), code);
    expect(found).toBe(expected.startsWith('defer') ? `${expected}:00.000Z` : expected);
  });

  it.each([
    ['the fifth day', '2026-05-12T16:00:00Z', 'defer 2026-05-13T04:00:00.000Z'],
    ['the sixth day', '2026-05-13T16:00:00Z', 'pass'],
  ])('wait for six days after the notice in Ontario: %s', (_, at, expected) => {
    const timeline = [event('notice', '2026-05-07T16:00:00Z', { kind: 'first_written' })];
    const input = ordinary({ residence: 'CA-ON', at, timeline });
    expect(findingOf(input, 'CA-ON-NOTICE-01')).toBe(expected);
  });

  it('ask for the notice in Ontario first', () => {
    const input = ordinary({ residence: 'CA-ON', at: '2026-05-13T16:00:00Z' });
    expect(findingOf(input, 'CA-ON-NOTICE-01')).toBe('block');
  });
});
