/** Whose timeline an event belongs to, and what it may name. */
import {
  pointersOf,
  startPortfolio,
  withBorrowers,
  type PortfolioApp,
} from '../support/portfolio.js';
import { optOut } from '../support/samples.js';

describe('events of persons', () => {
  let app: PortfolioApp;
  beforeAll(async () => {
    app = await withBorrowers(await startPortfolio());
  });
  afterAll(async () => {
    await app.stop();
  });

  it('about debts are seen from the borrower and from the party', async () => {
    const reply = await app.record({
      external_id: 'E-guarantor',
      occurred_at: '2026-05-01T10:00:00Z',
      type: 'cease_request',
      basis: 'stop_contact',
      status: 'received',
      party: 'P-3',
      debts: ['D-1'],
      form: 'written',
    });

    expect(reply.status).toBe(201);
    expect(await app.eventRow('E-guarantor')).toMatchObject({ person: 'P-1', party: 'P-3' });
  });

  it('without party are seen from the borrower of their debts, or from the owner of their endpoint', async () => {
    const paid = {
      external_id: 'E-paid',
      occurred_at: '2026-05-01T10:00:00Z',
      type: 'paid_off',
      debts: ['D-2'],
    };
    const told = {
      external_id: 'E-told',
      occurred_at: '2026-05-01T10:00:00Z',
      type: 'third_party_disclosure',
      endpoint: 'P-2-mobile',
      reported_by: 'spouse',
    };
    await app.record(paid);
    await app.record(told);

    expect(await app.eventRow('E-paid')).toMatchObject({ person: 'P-2', party: null });
    expect(await app.eventRow('E-told')).toMatchObject({ person: null, party: 'P-2' });
  });

  it('from a shared telephone are seen from its owner too', async () => {
    await app.record(optOut('E-shared', { party: 'P-3', endpoint: 'P-2-mobile' }));

    expect(await app.eventRow('E-shared')).toMatchObject({ person: 'P-2', party: 'P-3' });
  });

  it('concern one borrower, and an endpoint of somebody concerned', async () => {
    const several = await app.record({
      external_id: 'E-x',
      occurred_at: '2026-05-01T10:00:00Z',
      type: 'hold_ended',
      debts: ['D-1', 'D-2'],
    });
    const stranger = await app.record({
      external_id: 'E-y',
      occurred_at: '2026-05-01T10:00:00Z',
      type: 'visit_agreed',
      party: 'P-1',
      endpoint: 'P-3-mobile',
      debts: ['D-1'],
    });

    expect(several).toMatchObject({ status: 422, body: { code: 'inconsistent-request' } });
    expect(pointersOf(several)).toEqual(['/debts']);
    expect(pointersOf(stranger)).toEqual(['/endpoint']);
  });

  it('name every reference that leads nowhere', async () => {
    const reply = await app.record(
      optOut('E-lost', { party: 'P-9', endpoint: 'external:nowhere' }),
    );

    expect(reply).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    expect(pointersOf(reply)).toEqual(['/party', '/endpoint']);
  });
});
