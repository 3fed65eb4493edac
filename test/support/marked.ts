/** A person whose every datum can be found again, wherever it got to. */
import type { Api } from '../../src/demo/service-process.js';

export const NAME = 'Okonkwo-Zuberi';
export const MAIL = 'okonkwo.zuberi@example.com';
export const PHONE = '+447700900123';
export const TOKEN = `dwk_1_${'Zq9'.repeat(14)}Z`;
export const TEXT = 'MarkedWords about a debt';
export const WORDS = `${NAME} <${MAIL}> ${PHONE} "${TEXT}" ${TOKEN}`;
export const MARKS = /okonkwo|zuberi|7700[ -]?900123|dwk_|zq9zq9|markedwords/i;

export async function addMarked(api: Api): Promise<void> {
  await api.post('/v1/organisations', {
    external_id: 'bank',
    kind: 'creditor',
    name: 'Example Bank',
    sms_from: '+12125550100',
    email_from: 'service@bank.example.com',
  });
  await api.post('/v1/parties', {
    external_id: 'person',
    name: NAME,
    language: 'en',
    residence: 'GB',
    time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
    endpoints: [
      { external_id: 'mobile', kind: 'mobile', address: PHONE },
      { external_id: 'mail', kind: 'email', address: MAIL },
    ],
  });
  await api.post('/v1/debts', {
    external_id: 'loan',
    kind: 'personal_loan',
    lender: 'bank',
    days_past_due: 5,
    currency: 'GBP',
    amounts: { outstanding: 500_000, overdue: 12_345 },
    due_on: '2026-03-05',
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail: '1234',
    parties: [{ party: 'person', relation: 'borrower' }],
  });
}

export const addContact = (api: Api, id: string, channel: 'sms' | 'email') =>
  api.post('/v1/contacts', {
    external_id: id,
    sender: 'bank',
    purpose: 'collection',
    channel,
    debt: 'loan',
    to: { party: 'person', endpoint: channel === 'sms' ? 'mobile' : 'mail' },
    template: 'overdue',
  });
