/** The contact log as a table for spreadsheets: it names nobody unless it may, and no cell is run. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
});
afterAll(() => town.stop());

describe('a table', () => {
  it('of the log names nobody and runs nothing; of a person it says who', async () => {
    const name = '=HYPERLINK("http://evil.example/","click")';
    await town.ask('POST', '/v1/parties', {
      body: {
        external_id: 'eve',
        name,
        language: 'en',
        residence: 'GB',
        time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
        endpoints: [{ external_id: 'eve-mail', kind: 'email', address: 'eve@example.com' }],
      },
    });
    await town.ask('POST', '/v1/debts', {
      body: {
        external_id: 'eve-loan',
        kind: 'personal_loan',
        lender: 'bank',
        days_past_due: 5,
        currency: 'GBP',
        amounts: { outstanding: 500_000, overdue: 12_345 },
        balance_as_of: '2026-03-09T00:00:00Z',
        parties: [{ party: 'eve', relation: 'borrower' }],
      },
    });
    const id = await town.contact('eve', { metadata: { '-cmd': '1' } });

    const log = await town.ask('GET', '/v1/contacts.csv?party=eve');
    const clear = await town.ask('GET', '/v1/parties/eve/history.csv');
    const key = await town.keyWith(['contacts:read', 'portfolio:read'], 'table-reader');
    const masked = await town.ask('GET', '/v1/parties/eve/history.csv', { key });

    expect(log.headers.get('content-disposition')).toContain('contacts.csv');
    const lines = String(log.body['text']).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(id);
    expect(lines[1]).toMatch(/"Europe\/London".*,"'-cmd=1"$/);
    expect(lines[1]).not.toContain('HYPERLINK');
    expect(String(clear.body['text'])).toContain(`\r\n"'${name.replaceAll('"', '""')}","eve"`);
    expect(String(masked.body['text'])).not.toMatch(/HYPERLINK|eve@example/);
  });
});
