/** An ordinary debt of an ordinary person somewhere, to ask what the law of that place wants in a message. */
import type { Content, Purpose } from '../compliance/attempt.js';
import { clocksFor } from '../compliance/clocks.js';
import type { GuardInput, Sender } from '../compliance/facts.js';
import { iso } from '../platform/clock.js';
import { zonesOf } from '../portfolio/zones.js';
import { houseFacts } from './house-facts.js';
import type { Law } from './house-policy.js';

export interface SampleQuestion {
  /** ISO 3166, such as `US-NY`. */
  readonly residence: string;
  readonly channel: 'sms' | 'email';
  readonly purpose: Purpose;
  readonly sender: Pick<Sender, 'kind' | 'name'>;
  readonly content: Content;
  /** Nothing was said to this person about the debt before. */
  readonly is_first: boolean;
  /** Milliseconds. */
  readonly at: number;
}

export function sampleInput(law: Law, question: SampleQuestion): GuardInput {
  const { residence, channel, purpose, sender, content, is_first, at } = question;
  const isRelay = purpose === 'relay';
  const person = { id: 'person', residence, time_zones: zonesOf(residence) };
  const kind = channel === 'sms' ? 'mobile' : 'email';
  const owner = isRelay ? 'other' : 'person';
  const input: GuardInput = {
    facts: {
      sender: { id: 'sender', ...sender, ...(sender.kind === 'collector' ? FOR_LENDER : {}) },
      person,
      parties: isRelay ? [{ id: 'other', relation: 'emergency_contact' }] : [],
      debts: [{ id: 'debt', kind: 'personal_loan', lender: 'lender', days_past_due: 5 }],
      endpoints: [{ id: 'endpoint', kind, owner }],
      ...houseFacts(law, { person, sender: 'sender', at }),
      validation: { initial_communication_done: !is_first, notice_provided: !is_first },
    },
    timeline: [],
    attempt: {
      at: iso(at),
      channel,
      purpose,
      debt: 'debt',
      to: {
        party: owner,
        relation: isRelay ? 'emergency_contact' : 'borrower',
        endpoint: 'endpoint',
      },
      automated: true,
      content,
    },
  };
  return { ...input, clocks: clocksFor(input) };
}

const FOR_LENDER = { on_behalf_of: 'lender', lender_name: 'Example Lender' };
