/** A made-up portfolio of any size, through the public API: half Chinese, the rest British and American. */
import type { Api } from '../service-process.js';

/** Open everywhere at once, and no window near its end: 21:01 in Shanghai, 13:01 in London, 09:01 in New York. */
export const OPEN_EVERYWHERE = '2026-03-10T13:01:00Z';

const BULK = 1_000;

interface Place {
  readonly residence: string;
  readonly zone: string;
  readonly language: string;
  readonly channel: 'sms' | 'email';
  readonly currency: string;
  readonly phone: (index: number) => string;
}

const PLACES: readonly Place[] = [
  {
    residence: 'CN',
    zone: 'Asia/Shanghai',
    language: 'zh-CN',
    channel: 'sms',
    currency: 'CNY',
    phone: (i) => `+86190${pad(i, 8)}`,
  },
  {
    residence: 'GB',
    zone: 'Europe/London',
    language: 'en',
    channel: 'email',
    currency: 'GBP',
    phone: (i) => `+447700${pad(900_000 + (i % 1_000), 6)}`,
  },
  {
    residence: 'CN',
    zone: 'Asia/Shanghai',
    language: 'zh-CN',
    channel: 'sms',
    currency: 'CNY',
    phone: (i) => `+86191${pad(i, 8)}`,
  },
  {
    residence: 'US-NY',
    zone: 'America/New_York',
    language: 'en',
    channel: 'sms',
    currency: 'USD',
    phone: (i) => `+1212555${pad(100 + (i % 100), 4)}`,
  },
];

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

export async function loadPeople(api: Api, count: number, prefix = 'b'): Promise<void> {
  await api.post('/v1/organisations', {
    external_id: `${prefix}-bank`,
    kind: 'creditor',
    name: 'Example Bank',
    sms_signatures: ['示例银行'],
    sms_from: '+12125550100',
    email_from: 'service@example.com',
  });
  for (let from = 0; from < count; from += BULK) {
    const indexes = Array.from({ length: Math.min(BULK, count - from) }, (_, i) => from + i);
    await api.bulk(
      '/v1/parties/bulk',
      'parties',
      indexes.map((i) => party(prefix, i)),
    );
    await api.bulk(
      '/v1/debts/bulk',
      'debts',
      indexes.map((i) => debt(prefix, i)),
    );
  }
}

function placeOf(index: number): Place {
  return PLACES[index % PLACES.length] as Place;
}

function party(prefix: string, i: number) {
  const { residence, zone, language, phone } = placeOf(i);
  return {
    external_id: `${prefix}-p${i}`,
    name: language === 'en' ? `Example Person ${i}` : `测试客户${i}`,
    language,
    residence,
    time_zones: [{ zone, source: 'residence_address' }],
    day_zone: zone,
    endpoints: [
      { external_id: `${prefix}-m${i}`, kind: 'mobile', address: phone(i) },
      { external_id: `${prefix}-e${i}`, kind: 'email', address: `person${i}@example.com` },
    ],
  };
}

function debt(prefix: string, i: number) {
  return {
    external_id: `${prefix}-d${i}`,
    kind: 'personal_loan',
    lender: `${prefix}-bank`,
    days_past_due: 5,
    currency: placeOf(i).currency,
    amounts: { outstanding: 500_000 + i, overdue: 50_000 + i },
    due_on: '2026-03-05',
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail: pad(i % 10_000, 4),
    parties: [{ party: `${prefix}-p${i}`, relation: 'borrower' }],
  };
}

/** @param person index of the person; several contacts of one person need different `step`s */
export function contact(prefix: string, person: number, step: string, notBefore?: string) {
  const { channel } = placeOf(person);
  return {
    external_id: `${prefix}-c${person}-${step}`,
    sender: `${prefix}-bank`,
    purpose: 'collection',
    channel,
    debt: `${prefix}-d${person}`,
    to: {
      party: `${prefix}-p${person}`,
      endpoint: `${prefix}-${channel === 'sms' ? 'm' : 'e'}${person}`,
    },
    template: 'overdue',
    ...(notBefore === undefined ? {} : { not_before: notBefore }),
  };
}
