/** Bodies of contacts that are ordinary but for what a test changes, and counts of what is stored. */
import type { Reply } from './app.js';
import type { Town } from './town.js';

let number = 0;

/** A mail to a borrower of the town about their loan. */
export function plan(name: string, change: Record<string, unknown> = {}) {
  number += 1;
  return {
    external_id: `plan-${number}`,
    sender: 'bank',
    purpose: 'collection',
    channel: 'email',
    debt: `${name}-loan`,
    to: { party: name, endpoint: `${name}-mail` },
    template: 'overdue',
    ...change,
  };
}

/** The pointers of a problem, in the order of its errors. */
export function pointers({ body }: Pick<Reply, 'body'>): string[] {
  return (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
}

/** Rows of every table but the count of requests, as `<table> <count>`: equal before and after means that nothing was stored. */
export async function everyTable(town: Town): Promise<string[]> {
  const tables = await town.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'public' and tablename <> 'request_count' order by 1`,
  );
  const counts: string[] = [];
  for (const { name } of tables) {
    const [row] = await town.rows<{ count: string }>(`select count(*) from ${name}`);
    counts.push(`${name} ${row?.count}`);
  }
  return counts;
}

/** Lives where no body of law is known, so that every contact waits for a person. */
export async function borrowerAbroad(town: Town, name: string): Promise<void> {
  const party = {
    external_id: name,
    name: `Example ${name}`,
    language: 'en',
    residence: 'EG',
    time_zones: [{ zone: 'Africa/Cairo', source: 'residence_address' }],
    endpoints: [{ external_id: `${name}-mail`, kind: 'email', address: `${name}@example.com` }],
  };
  const debt = {
    external_id: `${name}-loan`,
    kind: 'personal_loan',
    lender: 'bank',
    days_past_due: 5,
    currency: 'EGP',
    amounts: { outstanding: 500_000, overdue: 12_345 },
    due_on: '2026-03-05',
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail: '1234',
    parties: [{ party: name, relation: 'borrower' }],
  };
  await town.ask('POST', '/v1/parties', { body: party });
  await town.ask('POST', '/v1/debts', { body: debt });
}
