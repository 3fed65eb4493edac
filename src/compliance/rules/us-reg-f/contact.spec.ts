import { type Change, addressed, call, event, findingOf, ordinaryUs, sms } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const MAY = '2026-05-01T12:00:00-04:00';
const LATER = '2026-05-05T12:00:00-04:00';

type Row = [string, Change, string];

const cease = (fields: Record<string, unknown> = {}): TimelineEvent =>
  event('cease_request', MAY, {
    basis: 'stop_contact',
    status: 'received',
    form: 'written',
    ...fields,
  });
const accepts = { accepts_electronic: ['email', 'portal'] } as const;

describe('a request to stop', () => {
  it.each<Row>([
    ['on its way', { timeline: [cease({ status: 'mailed' })] }, 'pass'],
    ['received', { timeline: [cease()] }, 'block'],
    ['a refusal to pay', { timeline: [cease({ basis: 'refusal_to_pay' })] }, 'block'],
    ['oral', { timeline: [cease({ form: 'oral', via: 'call' })] }, 'pass'],
    [
      'by an accepted medium',
      { timeline: [cease({ form: 'electronic', via: 'email' })], sender: accepts },
      'block',
    ],
    [
      'by another medium',
      { timeline: [cease({ form: 'electronic', via: 'sms' })], sender: accepts },
      'pass',
    ],
    ['about another debt', { timeline: [cease({ debts: ['D2'] })] }, 'pass'],
    [
      'and the end of efforts',
      { timeline: [cease()], attempt: { purpose: 'efforts_ending' } },
      'pass',
    ],
    [
      'and a remedy that will follow',
      { timeline: [cease()], attempt: { purpose: 'remedy_will_be_invoked' } },
      'pass',
    ],
    [
      'and a remedy that may follow',
      { timeline: [cease()], attempt: { purpose: 'remedy_may_be_invoked' } },
      'block',
    ],
    [
      'and an ordinary remedy',
      {
        timeline: [cease()],
        attempt: { purpose: 'remedy_may_be_invoked', remedy_ordinarily_invoked: true },
      },
      'pass',
    ],
    ['and the attorney', { timeline: [cease()], ...addressed('attorney') }, 'not_applicable'],
  ])('%s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-CEASE')).toBe(expected);
  });
});

const notice = (fields: Record<string, unknown> = {}): TimelineEvent =>
  event('attorney_notice', MAY, {
    attorney: 'A1',
    name_known: true,
    address_known: true,
    ...fields,
  });
const written = (at: string): TimelineEvent => event('attorney_contacted', at, { attorney: 'A1' });

describe('a represented consumer', () => {
  it.each<Row>([
    ['for the debt', { timeline: [notice()] }, 'block'],
    ['for another debt', { timeline: [notice({ debts: ['D2'] })] }, 'pass'],
    ['without a known address', { timeline: [notice({ address_known: false })] }, 'pass'],
    [
      'the attorney agreed',
      { timeline: [notice(), event('attorney_consent', LATER, { attorney: 'A1' })] },
      'pass',
    ],
    [
      'silent for 30 days',
      {
        timeline: [notice(), written('2026-05-02T12:00:00-04:00')],
        at: '2026-06-01T12:00:00-04:00',
      },
      'block',
    ],
    [
      'silent for 31 days',
      {
        timeline: [notice(), written('2026-05-02T12:00:00-04:00')],
        at: '2026-06-02T12:00:00-04:00',
      },
      'pass',
    ],
    [
      'silent for the tenant’s days',
      { timeline: [notice(), written(LATER)], settings: { attorney_response_days: 5 } },
      'pass',
    ],
    [
      'who called',
      { timeline: [notice(), call(LATER, { direction: 'inbound', outcome: 'conversation' })] },
      'block',
    ],
    [
      'who wrote and is answered',
      {
        timeline: [notice(), sms(LATER, { id: 'in', direction: 'inbound' })],
        attempt: { channel: 'sms', in_reply_to: 'in' },
      },
      'pass',
    ],
    [
      'whose attorney is addressed',
      { timeline: [notice()], ...addressed('attorney') },
      'not_applicable',
    ],
  ])('%s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-ATTY')).toBe(expected);
  });
});

const forbids = event('employer_prohibits', MAY, { source: 'person' });
const home = event('inconvenient_place', MAY, { place: 'home', source: 'person' });
const direct = event('consent', LATER, { scope: 'call', given_to: 'abc_inc' });

describe('work and other places', () => {
  it.each<Row>([
    [
      'work, forbidden',
      { timeline: [forbids], endpoint: { kind: 'landline', place: 'work' } },
      'block',
    ],
    [
      'work, agreed since',
      { timeline: [forbids, direct], endpoint: { kind: 'landline', place: 'work' } },
      'pass',
    ],
    ['work, nothing known', { endpoint: { kind: 'landline', place: 'work' } }, 'pass'],
    ['a mobile', { timeline: [forbids] }, 'not_applicable'],
  ])('%s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-WORK')).toBe(expected);
  });

  it.each<Row>([
    [
      'a landline at home',
      { timeline: [home], endpoint: { kind: 'landline', place: 'home' } },
      'block',
    ],
    [
      'a letter home',
      {
        timeline: [home],
        endpoint: { kind: 'postal', place: 'home' },
        attempt: { channel: 'letter' },
      },
      'block',
    ],
    [
      'a landline elsewhere',
      { timeline: [home], endpoint: { kind: 'landline', place: 'other' } },
      'pass',
    ],
    ['a mobile', { timeline: [home], endpoint: { place: 'home' } }, 'not_applicable'],
  ])('%s', (_, change, expected) => {
    expect(findingOf(ordinaryUs(change), 'REGF-PLACE')).toBe(expected);
  });
});
