import {
  type Change,
  addressed,
  call,
  event,
  findingOf,
  ordinary,
  verdictOf,
} from '../../ordinary.js';
import type { CallOutcome } from '../../contact-events.js';
import type { TimelineEvent } from '../../timeline.js';

const AT = '2026-03-10T10:00:00+08:00';
const RELAY = '【示例银行】您好,烦请转告王先生方便时致电我行客服400-000-0000,谢谢。';

const failed = ['07', '08', '09'].map((day) => call(`2026-03-${day}T10:00:00+08:00`));

function relay(relation: Parameters<typeof addressed>[0], change: Change = {}): string {
  const { facts, attempt } = addressed(relation, { liable: false });
  return verdictOf(
    ordinary({
      at: AT,
      timeline: failed,
      facts: { ...facts, ...change.facts },
      attempt: { ...attempt, purpose: 'relay', channel: 'sms', content: { text: RELAY } },
      ...(change.timeline === undefined ? {} : { timeline: change.timeline }),
      ...(change.person === undefined ? {} : { person: change.person }),
    }),
  );
}

const outcomes = (...list: CallOutcome[]): TimelineEvent[] =>
  list.map((outcome, index) => call(`2026-03-0${index + 5}T10:00:00+08:00`, { outcome }));

describe('people beside the debtor in mainland China', () => {
  it.each([
    ['emergency_contact', 'allow'],
    ['relative', 'allow'],
    ['spouse', 'allow'],
    ['colleague', 'block'],
    ['employer', 'block'],
    ['minor_child', 'block'],
    ['guarantor', 'block'],
    ['guardian', 'review'],
    ['executor', 'review'],
    ['attorney', 'review'],
  ] as const)('%s, the debtor being unreachable', (relation, expected) => {
    expect(relay(relation)).toMatch(expected);
  });

  it.each<[string, readonly TimelineEvent[], string]>([
    ['never tried', [], 'block'],
    ['two failures', failed.slice(1), 'block'],
    ['three failures on three days', failed, 'allow'],
    [
      'three failures on one day',
      [9, 10, 11].map((hour) => call(`2026-03-09T${String(hour).padStart(2, '0')}:00:00+08:00`)),
      'block',
    ],
    ['a dead number', outcomes('not_in_service'), 'allow'],
    ['a talk before the failures', outcomes('conversation', 'busy', 'no_answer', 'busy'), 'allow'],
    ['a talk in between', outcomes('busy', 'conversation', 'busy', 'busy'), 'block'],
    ['the last call answered', outcomes('busy', 'busy', 'busy', 'answered'), 'block'],
    [
      'the last failure only pending',
      [...failed.slice(1), call('2026-03-09T11:00:00+08:00', { pending: true })],
      'block',
    ],
    [
      'a call from the debtor since',
      [
        ...failed,
        call('2026-03-09T20:00:00+08:00', { direction: 'inbound', outcome: 'conversation' }),
      ],
      'block',
    ],
  ])('are open only when the debtor cannot be reached: %s', (_, timeline, expected) => {
    expect(relay('friend', { timeline })).toBe(expected);
  });

  it('are open when the debtor has died', () => {
    expect(relay('relative', { timeline: [], person: { status: 'deceased' } })).toBe('allow');
  });

  it('never come from an address book', () => {
    const { facts, attempt } = addressed('friend', { source: 'device_address_book' });
    const input = ordinary({ at: AT, timeline: failed, facts: facts ?? {}, attempt });
    expect(findingOf(input, 'CN-THIRD-04')).toBe('block');
  });

  it('are left alone once they refused', () => {
    const refused = event('contact_refused', '2026-03-01T10:00:00+08:00', { party: 'P1' });
    expect(relay('friend', { timeline: [refused, ...failed] })).toBe('block');
  });

  it.each([
    ['another purpose', { purpose: 'collection' }, 'block'],
    ['the amount', { content: { text: '【示例银行】请转告王先生尽快还款5,000元。' } }, 'block'],
    ['nothing written', {}, 'pass'],
  ] as const)('hear no word of a debt: %s', (_, attempt, expected) => {
    const { facts, attempt: to } = addressed('friend');
    const input = ordinary({
      at: AT,
      facts: facts ?? {},
      attempt: { ...to, purpose: 'relay', ...attempt },
    });
    expect(findingOf(input, 'CN-THIRD-02')).toBe(expected);
  });

  it('may be told what a payment needs after they offered it', () => {
    const offered = event('payment_offered', '2026-03-09T10:00:00+08:00', { party: 'P1' });
    const { facts, attempt } = addressed('relative');
    const input = ordinary({ at: AT, timeline: [offered], facts: facts ?? {}, attempt });
    expect(verdictOf(input)).toBe('allow');
  });

  it.each([
    ['in force', { liable: true }, 'allow'],
    ['on its last day', { liable: true, liability_ended_on: '2026-03-10' }, 'allow'],
    ['ended', { liable: true, liability_ended_on: '2026-03-09' }, 'block'],
    ['denied', { liable: false }, 'block'],
  ])('may be a guarantor whose guarantee is %s', (_, party, expected) => {
    const { facts, attempt } = addressed('guarantor', party);
    expect(verdictOf(ordinary({ at: AT, facts: facts ?? {}, attempt }))).toBe(expected);
  });

  it('may be connected with the debt, which a person checks', () => {
    const { facts, attempt } = addressed('spouse', { liable: true });
    expect(verdictOf(ordinary({ at: AT, facts: facts ?? {}, attempt }))).toBe('review');
  });
});
