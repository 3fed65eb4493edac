/** The case format at the door: its own JSON Schema checks it, this one only describes it. */
import { z } from 'zod';

const example = {
  id: 'seventh-call',
  facts: {
    sender: { kind: 'collector', id: 'agency', name: 'Fair Sample Agency' },
    person: {
      id: 'C1',
      residence: 'US-OH',
      time_zones: [{ zone: 'America/New_York', source: 'residence_address' }],
    },
    parties: [],
    debts: [{ id: 'D1', kind: 'credit_card', lender: 'bank' }],
    endpoints: [{ id: 'N1', kind: 'mobile', owner: 'C1' }],
    holidays: [],
    settings: {},
  },
  timeline: [],
  attempt: {
    at: '2026-04-07T15:00:00-04:00',
    channel: 'call',
    purpose: 'collection',
    debt: 'D1',
    to: { party: 'C1', relation: 'borrower', endpoint: 'N1' },
  },
};

export const guardCase = z.record(z.string(), z.unknown()).meta({
  id: 'GuardCase',
  description:
    'One worked case in the public case format v1: `facts`, `timeline` and `attempt`; `id` and what is for readers ' +
    'may be left out. The settings of the house are those of the case.',
  examples: [example],
});
export type GuardCase = z.infer<typeof guardCase>;
