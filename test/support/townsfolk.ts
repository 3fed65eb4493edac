/** A bank, its borrowers and their contacts, put in over HTTP. */
import type { TestApp } from './app.js';

/** Counted from the first in each town. */
const counts = new WeakMap<TestApp, { people: number; contacts: number }>();

const ZONES = { CN: 'Asia/Shanghai', GB: 'Europe/London', 'US-NY': 'America/New_York' } as const;
const PHONES = { CN: '+8619012340', GB: '+447700900', 'US-NY': '+1212555' } as const;

function next(app: TestApp, what: 'people' | 'contacts'): number {
  const count = counts.get(app) ?? { people: 0, contacts: 0 };
  counts.set(app, count);
  return (count[what] += 1);
}

export async function posted(
  app: TestApp,
  path: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const reply = await app.ask('POST', path, { body });
  if (reply.status >= 300)
    throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}

export async function createBank(app: TestApp): Promise<void> {
  await posted(app, '/v1/organisations', {
    external_id: 'bank',
    kind: 'creditor',
    name: 'Example Bank',
    sms_signatures: ['示例银行'],
    sms_from: '+12125550100',
    email_from: 'service@bank.example.com',
  });
}

export async function addBorrower(
  app: TestApp,
  name: string,
  residence: keyof typeof ZONES,
): Promise<void> {
  const people = next(app, 'people');
  await posted(app, '/v1/parties', {
    external_id: name,
    name: `Example ${name}`,
    language: residence === 'CN' ? 'zh-CN' : 'en',
    residence,
    time_zones: [{ zone: ZONES[residence], source: 'residence_address' }],
    endpoints: [
      {
        external_id: `${name}-mobile`,
        kind: 'mobile',
        address: `${PHONES[residence]}${String(people).padStart(residence === 'US-NY' ? 4 : 3, '0')}`,
      },
      { external_id: `${name}-mail`, kind: 'email', address: `${name}@example.com` },
    ],
  });
  await posted(app, '/v1/debts', {
    external_id: `${name}-loan`,
    kind: 'personal_loan',
    lender: 'bank',
    days_past_due: 5,
    currency: { CN: 'CNY', GB: 'GBP', 'US-NY': 'USD' }[residence],
    amounts: { outstanding: 500_000, overdue: 12_345 },
    due_on: '2026-03-05',
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail: '1234',
    parties: [{ party: name, relation: 'borrower' }],
  });
}

/** A second debt of a borrower. */
export async function addCard(app: TestApp, name: string, account_tail: string): Promise<void> {
  await posted(app, '/v1/debts', {
    external_id: `${name}-card`,
    kind: 'credit_card',
    lender: 'bank',
    days_past_due: 9,
    currency: 'GBP',
    amounts: { outstanding: 70_000, overdue: 7_000 },
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail,
    parties: [{ party: name, relation: 'borrower' }],
  });
}

/** A borrower in London with a mailbox alone, by any name. */
export async function addNamed(app: TestApp, external_id: string, name: string): Promise<void> {
  const party = {
    external_id,
    name,
    language: 'en',
    residence: 'GB',
    time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
    endpoints: [
      { external_id: `${external_id}-mail`, kind: 'email', address: `${external_id}@example.com` },
    ],
  };
  const debt = {
    external_id: `${external_id}-loan`,
    kind: 'personal_loan',
    lender: 'bank',
    days_past_due: 5,
    currency: 'GBP',
    amounts: { outstanding: 500_000, overdue: 12_345 },
    balance_as_of: '2026-03-09T00:00:00Z',
    parties: [{ party: external_id, relation: 'borrower' }],
  };
  await posted(app, '/v1/parties', party);
  await posted(app, '/v1/debts', debt);
}

export async function addContact(
  app: TestApp,
  name: string,
  more: Record<string, unknown>,
): Promise<string> {
  const contacts = next(app, 'contacts');
  const channel = more['channel'] ?? 'email';
  const body = await posted(app, '/v1/contacts', {
    external_id: `contact-${contacts}`,
    sender: 'bank',
    purpose: 'collection',
    channel,
    debt: `${name}-loan`,
    to: { party: name, endpoint: channel === 'email' ? `${name}-mail` : `${name}-mobile` },
    template: 'overdue',
    ...more,
  });
  return String(body['id']);
}
