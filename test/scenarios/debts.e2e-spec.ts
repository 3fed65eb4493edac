/** Debts: taken in once, answered alike, changed with evidence. */
import { pointersOf, startPortfolio, type PortfolioApp } from '../support/portfolio.js';
import { debt, party } from '../support/samples.js';

describe('debts', () => {
  let app: PortfolioApp;
  beforeAll(async () => {
    app = await startPortfolio();
    for (const id of ['P-1', 'P-2']) await app.ask('POST', '/v1/parties', { body: party(id) });
    await app.ask('POST', '/v1/debts', { body: debt() });
  });
  afterAll(async () => {
    await app.stop();
  });

  it('answers a debt with our ids', async () => {
    const { body: person } = await app.ask('GET', '/v1/parties/P-1');

    const { body } = await app.ask('GET', '/v1/debts/external:D-1');

    expect(body).toMatchObject({
      ...debt(),
      lender: expect.stringMatching(/^org_[0-9a-f]{32}$/),
      balance_as_of: '2026-05-01T02:00:00.000Z',
      parties: [{ party: person['id'], relation: 'borrower' }],
      borrower: person['id'],
    });
  });

  it('takes a debt for the same whichever ids name its lender and parties', async () => {
    const { body: person } = await app.ask('GET', '/v1/parties/P-1');
    const parties = [{ party: person['id'], relation: 'borrower' }];

    const same = await app.ask('POST', '/v1/debts', {
      body: debt('D-1', { parties, lender: 'external:harbour-bank' }),
    });
    const other = await app.ask('POST', '/v1/debts', { body: debt('D-1', { currency: 'EUR' }) });

    expect(same.status).toBe(200);
    expect(other).toMatchObject({ status: 409, body: { code: 'external-id-conflict' } });
    expect(pointersOf(other)).toEqual(['/currency']);
  });

  it.each([
    ['newer', '2026-05-02T02:00:00Z', 200],
    ['of the same instant', '2026-05-02T02:00:00Z', 200],
    ['a second older', '2026-05-02T01:59:59Z', 409],
  ])('takes or refuses a balance that is %s', async (_, balance_as_of, status) => {
    const body = { amounts: { outstanding: 100, overdue: 0 }, days_past_due: -3, balance_as_of };

    expect(await app.ask('PUT', '/v1/debts/D-1/balance', { body })).toMatchObject({ status });
  });

  it('relates a guarantor, and never changes who the borrower is', async () => {
    const guarantor = await app.ask('PUT', '/v1/debts/D-1/parties/P-2', {
      body: { relation: 'guarantor', liable: true, source: 'contract' },
    });
    const usurper = await app.ask('PUT', '/v1/debts/D-1/parties/P-2', {
      body: { relation: 'borrower' },
    });

    expect(guarantor.body['parties']).toHaveLength(2);
    expect(usurper).toMatchObject({ status: 422, body: { errors: [{ pointer: '/relation' }] } });
  });

  it('changes terms, names earlier collectors by the caller’s ids, and records both', async () => {
    const before = await app.recordsOf('fact.recorded');
    const body = { time_barred: true, prior_collectors: ['fair-agency', 'long-gone'] };

    const changed = await app.ask('PATCH', '/v1/debts/D-1', { body });
    await app.ask('PATCH', '/v1/debts/D-1', { body });

    expect(changed.body).toMatchObject({ ...body, kind: 'personal_loan', account_tail: '4821' });
    expect((await app.recordsOf('fact.recorded')) - before).toBe(1);
  });
});
