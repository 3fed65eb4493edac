import type { Attempt } from '../../attempt.js';
import { event, findingOf, ordinary } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const promise = event('promise', '2026-05-12T06:00:00Z', { due: '2026-05-20', amount: '80.00' });
const payment = event('payment', '2026-05-11T06:00:00Z', { amount: '45.5' });
const elsewhere = event('payment', '2026-05-11T06:00:00Z', { amount: '70.00', debts: ['D2'] });

function said(text: string, purpose: Attempt['purpose'], timeline: readonly TimelineEvent[]) {
  const debt = { amounts: ['1,250.00', '125.50'] };
  return findingOf(
    ordinary({ text, debt, attempt: { channel: 'sms', purpose }, timeline }),
    'POLICY-AMOUNT',
  );
}

describe('POLICY-AMOUNT', () => {
  it.each<[string, Attempt['purpose'], readonly TimelineEvent[], string]>([
    ['逾期125.50元，共1250元。', 'collection', [], 'pass'],
    ['逾期125.51元。', 'collection', [], 'block'],
    ['您承诺的80元。', 'collection', [promise], 'pass'],
    ['您承诺的80元。', 'collection', [], 'block'],
    ['已收到¥45.50。', 'collection', [payment], 'pass'],
    ['已收到¥70。', 'collection', [elsewhere], 'block'],
    ['一次性偿还900元即可结清。', 'settlement_offer', [], 'pass'],
    ['一次性偿还1300元即可结清。', 'settlement_offer', [], 'block'],
    ['请尽快还款。', 'collection', [], 'pass'],
  ])('of %s for %s is judged by the ledger', (text, purpose, timeline, expected) => {
    expect(said(text, purpose, timeline)).toBe(expected);
  });

  it('does not apply while the ledger is not asked', () => {
    const input = ordinary({ text: '逾期9元。', attempt: { channel: 'sms' } });

    expect(findingOf(input, 'POLICY-AMOUNT')).toBe('not_applicable');
  });
});
