/** Files sent to a town, and what became of them. */
import type { Reply } from './app.js';
import type { Town } from './town.js';

export const DEBTS = {
  external_id: 'Loan no',
  kind: { value: 'personal_loan' },
  lender: { value: 'bank' },
  currency: { value: 'GBP' },
  'amounts.outstanding': { column: 'Balance', decimals: 2 },
  'amounts.overdue': { column: 'Arrears', decimals: 2 },
  days_past_due: 'DPD',
  balance_as_of: { value: '2026-03-09T00:00:00Z' },
  'parties.0.party': 'Customer',
  'parties.0.relation': { value: 'borrower' },
  'parties.1.party': 'Guarantor',
  'parties.1.relation': { value: 'guarantor' },
};
export const HEAD = 'Loan no,Balance,Arrears,DPD,Customer,Guarantor';

export async function announced(town: Town, body: object): Promise<string> {
  const reply = await town.ask('POST', '/v1/imports', { body: { format: 'csv', ...body } });
  expect(reply.status).toBe(201);
  return `/v1/imports/${String(reply.body['id'])}`;
}

export async function sent(
  town: Town,
  path: string,
  file: string | Buffer,
  type = 'text/csv',
): Promise<Reply> {
  const headers = { authorization: `Bearer ${town.key}`, 'content-type': type };
  const reply = await fetch(`${town.url}${path}/file`, {
    method: 'PUT',
    headers,
    body: Buffer.from(file) as BodyInit,
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
}

/** Announced, sent and worked off. */
export async function imported(town: Town, body: object, file: string | Buffer) {
  const path = await announced(town, body);
  const reply = await sent(town, path, file);
  expect({ status: reply.status, errors: reply.body['errors'] }).toEqual({ status: 200 });
  let shown: Record<string, unknown> = {};
  for (let tries = 0; tries < 1_200; tries++) {
    ({ body: shown } = await town.ask('GET', path));
    if (shown['status'] === 'done' || shown['status'] === 'failed') return { path, shown };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the import did not end: ${JSON.stringify(shown)}`);
}

export async function errorLines(town: Town, path: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${town.key}` };
  const reply = await fetch(`${town.url}${path}/errors`, { headers });
  expect(reply.headers.get('content-type')).toMatch(/^text\/csv/);
  return (await reply.text()).trimEnd().split('\r\n').slice(1);
}
