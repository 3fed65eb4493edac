import type { HousePolicy } from '../compliance/house.js';
import { compare } from './compare.js';
import { holidaysOf } from './holidays/calendar.js';
import { SHIPPED_POLICY } from './house-policy.js';

const plain: HousePolicy = { version: 'plain', settings: {}, caps: [] };
const day = { code: 'HOUSE-DAY', max: 3, days: 1, per: 'person', says: 'Three.' } as const;
const hours = (from: string, to: string) => ({ contact_hours: { from, to } });

const ours = {
  id: 'OWN-1',
  category: 'HAR',
  severity: 'block',
  lang: 'en',
  phrases: ['like clockwork'],
} as const;

type Pair = [what: string, from: Partial<HousePolicy>, to: Partial<HousePolicy>];

const TIGHTER: Pair[] = [
  ['a cap more', {}, { caps: [day] }],
  ['a lower cap', { caps: [day] }, { caps: [{ ...day, max: 2 }] }],
  ['a cap over more days', { caps: [day] }, { caps: [{ ...day, days: 2 }] }],
  ['a cap over more channels', { caps: [{ ...day, channels: ['sms'] }] }, { caps: [day] }],
  ['hours', {}, hours('08:00', '21:00')],
  ['shorter hours', hours('08:00', '21:00'), hours('09:00', '21:00')],
  ['a gap', {}, { min_gap_minutes: 30 }],
  ['a longer gap', { min_gap_minutes: 30 }, { min_gap_minutes: 60 }],
  ['an optional rule', {}, { optional_rules: ['TW-HOURS-01'] }],
  ['limits of Regulation F', {}, { settings: { apply_regf_to_creditors: 'limits' } }],
  [
    'all of Regulation F',
    { settings: { apply_regf_to_creditors: 'limits' } },
    { settings: { apply_regf_to_creditors: true } },
  ],
  ['closed holidays', {}, { settings: { close_public_holidays: true } }],
  ['a longer wait for an attorney', {}, { settings: { attorney_response_days: 60 } }],
  ['a limit of texts', {}, { settings: { max_sms_per_person_per_day: 1 } }],
  ['words of our own', {}, { settings: { lexicon: { add: [ours] } } }],
  [
    'words of our own that block',
    { settings: { lexicon: { add: [{ ...ours, severity: 'review' }] } } },
    { settings: { lexicon: { add: [ours] } } },
  ],
  ['an entry relaxed no more', { settings: { lexicon: { relax: ['REV-E3'] } } }, {}],
  ['named domains', {}, { settings: { link_domains: ['example.com'] } }],
  [
    'a window no wider than any',
    {},
    { settings: { contact_window: { from: '09:00', to: '18:00' } } },
  ],
  [
    'a holiday more than the calendar has',
    { holidays: [] },
    {
      holidays: [
        { residence: 'AU', year: 2026, dates: [...(holidaysOf('AU', 2026) ?? []), '2026-05-13'] },
      ],
    },
  ],
];

describe('compare', () => {
  it.each(TIGHTER)('finds that it tightens, and that its opposite loosens: %s', (_, from, to) => {
    const [one, other] = [
      { ...plain, ...from },
      { ...plain, ...to },
    ];
    expect(compare(one, other)).toMatchObject({ with: 'plain', effect: 'tightens' });
    expect(compare(other, one).effect).toBe('loosens');
    expect(compare(one, one)).toEqual({ with: 'plain', effect: 'none', fields: [] });
  });

  const MIXED: Pair[] = [
    ['hours that move', hours('08:00', '20:00'), hours('09:00', '21:00')],
    [
      'a cap lower over fewer days',
      { caps: [{ ...day, days: 7 }] },
      { caps: [{ ...day, max: 1 }] },
    ],
    [
      'a window wider than that of Britain',
      {},
      { settings: { contact_window: { from: '07:00', to: '20:00' } } },
    ],
    [
      'another domain',
      { settings: { link_domains: ['example.com'] } },
      { settings: { link_domains: ['example.org'] } },
    ],
    ['holidays that nobody knew', {}, { holidays: [{ residence: 'CN', year: 2090, dates: [] }] }],
    ['a hold given up', {}, { settings: { disaster_hold: false } }],
  ];
  it.each(MIXED)('calls loosening whatever opens anything: %s', (_, from, to) => {
    expect(compare({ ...plain, ...from }, { ...plain, ...to }).effect).toBe('loosens');
  });

  it('says so field by field', () => {
    const to = { ...SHIPPED_POLICY, version: 'next', min_gap_minutes: 120, caps: [] };
    expect(compare(SHIPPED_POLICY, to)).toMatchObject({
      with: '2026.2',
      effect: 'loosens',
      fields: [
        { field: '/caps/HOUSE-CAP-DAY', to: null, effect: 'loosens' },
        { field: '/caps/HOUSE-CAP-WEEK', to: null, effect: 'loosens' },
        { field: '/min_gap_minutes', from: 60, to: 120, effect: 'tightens' },
      ],
    });
  });
});
