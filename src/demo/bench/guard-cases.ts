/**
 * The questions of the guard's benchmark: people in the state of Washington who owe a lender of whom an
 * agency collects, each with sixty events on record, under federal, state and house rules.
 */
import type { GuardInput } from '../../compliance/facts.js';
import type { TimelineEvent } from '../../compliance/timeline.js';

const DAY = 86_400_000;
export const NOON = Date.parse('2026-05-13T19:00:00Z');

/** Three hundred characters, as a reminder has them. */
const TEXT =
  'ABC Inc., a debt collector, on your account with Example Bank ending 1234. Our records show that a payment is past due. ' +
  'If you have paid, thank you, and please disregard this message. To talk about ways to pay, call 1-800-555-0112 on weekdays. ' +
  'This is an attempt to collect a debt. Reply STOP to stop. Ref ';

/** @param index another person, and another text where `fresh` */
export function guardCase(index: number, fresh: boolean, at: number = NOON): GuardInput {
  const party = `p${index}`;
  return {
    facts: {
      sender: {
        kind: 'collector',
        id: 'abc',
        name: 'ABC Inc.',
        on_behalf_of: 'bank',
        lender_name: 'Example Bank',
      },
      person: {
        id: party,
        residence: 'US-WA',
        status: 'active',
        time_zones: [
          { zone: 'America/Los_Angeles', source: 'residence_address' },
          { zone: 'America/Denver', source: 'mobile_area_code' },
        ],
      },
      parties: [],
      debts: [{ id: 'd1', kind: 'credit_card', lender: 'bank', days_past_due: 45 }],
      endpoints: [
        { id: 'mobile', kind: 'mobile', owner: party },
        { id: 'mail', kind: 'email', owner: party },
      ],
      holidays: ['2026-05-25', '2026-07-03'],
      settings: { max_messages_per_7_days: 5, attorney_response_days: 30 },
    },
    timeline: Array.from({ length: 60 }, (_, i) => eventOf(party, i, at)),
    attempt: {
      at: new Date(at).toISOString(),
      channel: 'sms',
      purpose: 'collection',
      debt: 'd1',
      to: { party, relation: 'borrower', endpoint: 'mobile' },
      automated: true,
      content: {
        text: TEXT + (fresh ? String(index).padStart(8, '0') : '00000000'),
        template_approved: true,
      },
    },
  };
}

/** Ninety days of collection: calls that rang out, texts and letters, a consent, a few answers. */
function eventOf(party: string, index: number, until: number): TimelineEvent {
  const base = {
    id: `e${index}`,
    at: new Date(until - (61 - index) * 1.5 * DAY - (index % 7) * 3_600_000).toISOString(),
    party,
    debts: ['d1'],
    endpoint: 'mobile',
    sender: 'abc',
  };
  if (index === 5) return { type: 'consent', scope: 'sms', given_to: 'abc', ...base };
  switch (index % 6) {
    case 0:
    case 1:
      return { type: 'call', direction: 'outbound', outcome: 'no_answer', ...base };
    case 2:
      return { type: 'call', direction: 'outbound', outcome: 'voicemail', ...base };
    case 3:
      return { type: 'message', channel: 'sms', direction: 'inbound', text: ANSWER, ...base };
    case 4:
      return { type: 'payment', amount: '50.00', ...base };
    default:
      return {
        type: 'message',
        channel: index % 12 === 5 ? 'email' : 'sms',
        direction: 'outbound',
        ...base,
      };
  }
}

const ANSWER = 'I will see what I can do next week';
