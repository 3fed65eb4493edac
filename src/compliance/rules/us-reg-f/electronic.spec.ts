import { type Change, event, findingOf, ordinaryUs, sms } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

type Row = [string, readonly TimelineEvent[], string, Change?];

function found(
  code: string,
  base: Change,
  timeline: readonly TimelineEvent[],
  change: Change = {},
): string {
  const attempt = { ...base.attempt, ...change.attempt };
  return findingOf(ordinaryUs({ ...base, ...change, timeline, attempt }), code);
}

const daysAgo = (days: number, more = 0): string =>
  new Date(Date.parse('2026-05-13T18:00:00Z') - days * 86_400_000 - more).toISOString();
const consent = (scope: string, at: string, fields: Record<string, unknown> = {}): TimelineEvent =>
  event('consent', at, { scope, given_to: 'abc_inc', ...fields });
const check = (result: string, at: string, since = daysAgo(90).slice(0, 10)): TimelineEvent =>
  event('reassigned_number_check', at, { database: 'fcc_rnd', result, since });
const inbound = (at: string, text = 'hello'): TimelineEvent =>
  sms(at, { direction: 'inbound', text });
const withdrawn = (scope: string, at: string): TimelineEvent =>
  event('consent_withdrawn', at, { scope });

describe('the procedure for texts', () => {
  it.each<Row>([
    ['nothing known', [], 'block'],
    ['a consent of yesterday', [consent('sms', daysAgo(1))], 'pass'],
    ['a consent a second short of 60 days', [consent('sms', daysAgo(60, -1000))], 'pass'],
    ['a consent of 60 days', [consent('sms', daysAgo(60))], 'block'],
    ['a consent to the lender', [consent('sms', daysAgo(1), { given_to: 'lender' })], 'block'],
    ['a consent for another number', [consent('sms', daysAgo(1), { endpoint: 'N2' })], 'block'],
    ['a consent withdrawn', [consent('sms', daysAgo(9)), withdrawn('sms', daysAgo(2))], 'block'],
    ['a text from the number', [inbound(daysAgo(10))], 'pass'],
    ['an old consent, checked', [consent('sms', daysAgo(90)), check('no', daysAgo(10))], 'pass'],
    ['an old text, checked', [inbound(daysAgo(90)), check('no', daysAgo(10))], 'pass'],
    ['a stale check', [consent('sms', daysAgo(90)), check('no', daysAgo(60))], 'block'],
    [
      'a check since later',
      [consent('sms', daysAgo(90)), check('no', daysAgo(9), daysAgo(30).slice(0, 10))],
      'block',
    ],
    ['found reassigned', [consent('sms', daysAgo(90)), check('yes', daysAgo(10))], 'block'],
    [
      'found reassigned after a new consent',
      [consent('sms', daysAgo(20)), check('yes', daysAgo(10))],
      'block',
    ],
    ['no data', [consent('sms', daysAgo(90)), check('no_data', daysAgo(10))], 'block'],
    [
      'no data after an answer that stands',
      [consent('sms', daysAgo(90)), check('no', daysAgo(20)), check('no_data', daysAgo(10))],
      'pass',
    ],
    [
      'found reassigned after such an answer',
      [consent('sms', daysAgo(90)), check('no', daysAgo(20)), check('yes', daysAgo(10))],
      'block',
    ],
    ['a check alone', [check('no', daysAgo(10))], 'block'],
    [
      'a call from the number',
      [event('call', daysAgo(5), { direction: 'inbound', outcome: 'conversation' })],
      'block',
    ],
    [
      'a disclosure there',
      [
        consent('sms', daysAgo(1)),
        event('third_party_disclosure', daysAgo(3), { reported_by: 'relative' }),
      ],
      'block',
    ],
    ['switched off', [], 'not_applicable', { settings: { electronic_safe_harbor: 'off' } }],
    ['a confirmation', [], 'not_applicable', { attempt: { purpose: 'opt_out_confirmation' } }],
  ])('%s', (_, timeline, expected, change = {}) => {
    expect(found('REGF-SH-TEXT', { attempt: { channel: 'sms' } }, timeline, change)).toBe(expected);
  });
});

const mail = {
  endpoint: { kind: 'email', domain: 'gmail.com' },
  attempt: { channel: 'email' },
} as const;
const transfer = (opt_out_by: string, fields: Record<string, unknown> = {}): TimelineEvent =>
  event('notice', '2026-04-01T12:00:00-04:00', {
    kind: 'creditor_transfer',
    channel: 'email',
    opt_out_by,
    names_collector: true,
    complete: true,
    address_from_consumer: true,
    creditor_used_address: true,
    ...fields,
  });
const prior = (collector: string, fields: Record<string, unknown> = {}): TimelineEvent =>
  event('prior_collector_email', daysAgo(30), {
    collector,
    used: true,
    opted_out: false,
    obtained_lawfully: true,
    ...fields,
  });
const chain = { debt: { prior_collectors: ['first', 'second'] } };

describe('the procedure for e-mail', () => {
  it.each<Row>([
    ['nothing known', [], 'block'],
    ['consent', [consent('email', daysAgo(300))], 'pass'],
    ['consent withdrawn', [consent('email', daysAgo(9)), withdrawn('email', daysAgo(2))], 'block'],
    [
      'a message from the address',
      [sms(daysAgo(300), { channel: 'email', direction: 'inbound' })],
      'pass',
    ],
    ['35 days over', [transfer('2026-05-12')], 'pass'],
    ['35 days to run', [transfer('2026-05-13')], 'defer 2026-05-14T04:00:00.000Z'],
    ['35 days exactly', [transfer('2026-05-06')], 'pass'],
    ['34 days only', [transfer('2026-05-05')], 'block'],
    ['a notice that names nobody', [transfer('2026-05-12', { names_collector: false })], 'block'],
    ['an incomplete notice', [transfer('2026-05-12', { complete: false })], 'block'],
    [
      'a university',
      [transfer('2026-05-12')],
      'block',
      { endpoint: { ...mail.endpoint, domain: 'osu.edu' } },
    ],
    ['the last collector', [prior('second')], 'pass', chain],
    ['an earlier collector', [prior('first')], 'block', chain],
    ['an opt-out there', [prior('second', { opted_out: true })], 'block', chain],
    [
      'a disclosure',
      [
        consent('email', daysAgo(9)),
        event('third_party_disclosure', daysAgo(3), { reported_by: 'relative' }),
      ],
      'block',
    ],
  ])('%s', (_, timeline, expected, change = {}) => {
    expect(found('REGF-SH-EMAIL', mail, timeline, change)).toBe(expected);
  });

  const work = { ...mail, endpoint: { ...mail.endpoint, employer_provided: true } } as const;

  it.each<Row>([
    ['nothing known', [], 'block'],
    ['a notice of the creditor', [transfer('2026-05-12')], 'block'],
    ['consent', [consent('email', daysAgo(3))], 'pass'],
    [
      'nothing known, safe harbour off',
      [],
      'block',
      { settings: { electronic_safe_harbor: 'off' } },
    ],
  ])('is stricter for an address of the employer: %s', (_, timeline, expected, change = {}) => {
    expect(found('REGF-WORKEMAIL', work, timeline, change)).toBe(expected);
  });
});
