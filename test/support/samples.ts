/** One ordinary request of each kind; a test changes one thing. */
export const bank = {
  external_id: 'harbour-bank',
  kind: 'creditor',
  name: 'Harbour Sample Bank',
  sms_from: '+12125550100',
};

export const agency = { external_id: 'fair-agency', kind: 'collector', name: 'Fair Sample Agency' };

export function party(id = 'P-1', difference: object = {}) {
  return {
    external_id: id,
    name: 'Wilhelmina Sample',
    language: 'en',
    residence: 'US-NY',
    city: 'New York',
    time_zones: [{ zone: 'America/New_York', source: 'residence_address' }],
    endpoints: [
      { external_id: `${id}-mobile`, kind: 'mobile', address: '(212) 555-0123', place: 'home' },
      { external_id: `${id}-mail`, kind: 'email', address: 'Wilhelmina@Example.com' },
    ],
    ...difference,
  };
}

export function debt(id = 'D-1', difference: object = {}) {
  return {
    external_id: id,
    kind: 'personal_loan',
    lender: 'harbour-bank',
    currency: 'USD',
    amounts: { outstanding: 125_000, overdue: 12_500 },
    days_past_due: 12,
    due_on: '2026-04-19',
    balance_as_of: '2026-05-01T02:00:00Z',
    account_tail: '4821',
    parties: [{ party: 'P-1', relation: 'borrower' }],
    ...difference,
  };
}

export function optOut(id = 'E-1', difference: object = {}) {
  return {
    external_id: id,
    occurred_at: '2026-05-01T09:30:00Z',
    type: 'opt_out',
    party: 'P-1',
    channel: 'sms',
    endpoint: 'P-1-mobile',
    scope: 'all',
    text: 'STOP writing to Wilhelmina',
    ...difference,
  };
}
