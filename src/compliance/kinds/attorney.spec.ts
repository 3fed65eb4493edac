import { type Change, event, findingOf, ordinaryUs, sms } from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

const collector = { sender: { kind: 'collector' } } as const;
/** Friday the 1st of May 2026. */
const notice = (fields: Readonly<Record<string, unknown>> = {}, day = '01'): TimelineEvent =>
  event('attorney_notice', `2026-05-${day}T10:00:00-04:00`, {
    attorney: 'A1',
    name_known: true,
    address_known: true,
    ...fields,
  });
const asked = sms('2026-05-12T14:00:00-04:00', { id: 'ask', direction: 'inbound' });
const agreed = event('consent', '2026-05-12T14:00:00-04:00', { scope: 'sms', given_to: 'abc_inc' });
const wrote = event('attorney_contacted', '2026-05-01T12:00:00-04:00', { attorney: 'A1' });
const at = (day: string): Change => ({ at: `2026-${day}T14:00:00-04:00` });
const reply = { attempt: { channel: 'sms', in_reply_to: 'ask' } } as const;

type Row = [string, Change, string, string, string];

describe('represented', () => {
  it.each<Row>([
    ['a notice', { timeline: [notice()] }, 'block', 'block', 'block'],
    ['about another debt', { timeline: [notice({ debts: ['D2'] })] }, 'pass', 'pass', 'pass'],
    [
      'without an address',
      { timeline: [notice({ address_known: false })] },
      'pass',
      'block',
      'block',
    ],
    ['without a name', { timeline: [notice({ name_known: false })] }, 'pass', 'block', 'block'],
    ['a reply', { timeline: [notice(), asked], ...reply }, 'pass', 'block', 'block'],
    [
      'consent of the consumer',
      { timeline: [notice(), agreed], attempt: { channel: 'sms' } },
      'pass',
      'block',
      'block',
    ],
    [
      'the last day of silence',
      { timeline: [notice(), wrote], ...at('05-31') },
      'block',
      'block',
      'block',
    ],
    ['the day after it', { timeline: [notice(), wrote], ...at('06-01') }, 'pass', 'pass', 'block'],
    [
      'a shorter time set',
      { timeline: [notice(), wrote], settings: { attorney_response_days: 11 } },
      'pass',
      'pass',
      'block',
    ],
    [
      'just that time',
      { timeline: [notice(), wrote], settings: { attorney_response_days: 12 } },
      'block',
      'block',
      'block',
    ],
    [
      'a second notice after the letter',
      { timeline: [notice(), wrote, notice({}, '12')], ...at('06-01') },
      'block',
      'block',
      'block',
    ],
    ['the second business day', { timeline: [notice()], ...at('05-05') }, 'block', 'block', 'pass'],
    ['the third business day', { timeline: [notice()], ...at('05-06') }, 'block', 'block', 'block'],
    [
      'a second notice of that day',
      { timeline: [notice(), notice({}, '06')], ...at('05-06') },
      'block',
      'block',
      'block',
    ],
  ])('%s', (_, change, federal, washington, westVirginia) => {
    const found = (residence: string, code: string): string =>
      findingOf(ordinaryUs({ ...at('05-13'), ...change, ...collector, residence }), code);
    expect(found('US-OH', 'REGF-ATTY')).toBe(federal);
    expect(found('US-WA', 'WA-ATTY')).toBe(washington);
    expect(found('US-WV', 'WV-ATTY')).toBe(westVirginia);
  });
});
