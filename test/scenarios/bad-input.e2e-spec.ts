/** Whatever is wrong with a request: the answer names the field and the remedy, and nothing is stored. */
import {
  pointersOf,
  sizesOf,
  startPortfolio,
  withBorrowers,
  type PortfolioApp,
} from '../support/portfolio.js';
import { bank, debt, optOut, party } from '../support/samples.js';

let app: PortfolioApp;
beforeAll(async () => {
  app = await withBorrowers(await startPortfolio());
});
afterAll(async () => {
  await app.stop();
});

/** The whole promise about a bad body. */
async function expectRefused(path: string, body: object, code: string, pointers: string[]) {
  const before = await sizesOf(app);

  const reply = await app.ask('POST', path, { body, headers: { 'idempotency-key': 'unused' } });

  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect(reply.body).toMatchObject({ code, status: reply.status, instance: path });
  expect(pointersOf(reply)).toEqual(pointers);
  for (const error of [reply.body['errors']].flat()) {
    expect(error).toMatchObject({ detail: expect.any(String), remedy: expect.any(String) });
  }
  // What was sent may be personal data, so it is not repeated.
  expect(JSON.stringify(reply.body)).not.toMatch(/Wilhelmina|Ida|212 55/);
  expect(await sizesOf(app)).toEqual(before);
}

const WRONG = 'validation-failed';
const TAKEN = 'external-id-conflict';
const UNKNOWN = 'unknown-reference';
const ours = `pty_${'0'.repeat(32)}`;
const endpoint = (address: string, kind = 'mobile', external_id = 'X-1') => ({
  endpoints: [{ external_id, kind, address }],
});
const zone = (name: string) => ({ time_zones: [{ zone: name, source: 'residence_address' }] });

const owners = (...ids: string[]) => ({
  parties: ids.map((id) => ({ party: id, relation: 'borrower' })),
});

describe('a party', () => {
  it.each<[string, object, string, string[]]>([
    ['without residence', { residence: undefined }, WRONG, ['/residence']],
    ['with an unknown field', { nick_name: 'Ida' }, WRONG, ['/nick_name']],
    ['with wrong types', { name: 7, endpoints: {} }, WRONG, ['/name', '/endpoints']],
    ['with an impossible number', endpoint('+1 212 55'), WRONG, ['/endpoints/0/address']],
    ['with a word for a mailbox', endpoint('ida', 'email'), WRONG, ['/endpoints/0/address']],
    ['in no zone of this world', zone('America/Nowhere'), WRONG, ['/time_zones/0/zone']],
    ['with an offset for a zone', zone('+08:00'), WRONG, ['/time_zones/0/zone']],
    ['with an abbreviated zone', zone('EST'), WRONG, ['/time_zones/0/zone']],
    ['nowhere', { residence: 'XX' }, WRONG, ['/residence']],
    ['in a state that is none', { residence: 'US-ZZ' }, WRONG, ['/residence']],
    [
      'in no known zone',
      { residence: 'XK', time_zones: [], endpoints: [] },
      WRONG,
      ['/time_zones'],
    ],
    ['with an id like ours', { external_id: ours, endpoints: [] }, WRONG, ['/external_id']],
    ['with a line break in the name', { name: 'Ida\nSample' }, WRONG, ['/name']],
    ['with half a character', { name: 'Ida \ud83d' }, WRONG, ['/name']],
    [
      'with an endpoint id of another',
      endpoint('+12125550199', 'mobile', 'P-1-mobile'),
      TAKEN,
      ['/endpoints/0/external_id'],
    ],
    [
      'with one endpoint id twice',
      { endpoints: [...endpoint('+12125550199').endpoints, ...endpoint('+12125550198').endpoints] },
      WRONG,
      ['/endpoints/1/external_id'],
    ],
  ])('%s is refused', async (_, difference, code, pointers) => {
    await expectRefused('/v1/parties', party('X', difference), code, pointers);
  });

  it('with the id of a party that is stored otherwise is refused', async () => {
    await expectRefused('/v1/parties', party('P-1', { name: 'Ida' }), TAKEN, ['/name']);
  });
});

describe('a debt', () => {
  const owed = { amounts: { outstanding: 1.5, overdue: -1 } };

  it.each<[string, object, string, string[]]>([
    ['of half a cent', owed, WRONG, ['/amounts/outstanding', '/amounts/overdue']],
    ['of two borrowers', owners('P-1', 'P-2'), WRONG, ['/parties']],
    ['of nobody', { parties: [] }, WRONG, ['/parties']],
    ['due on a day that never comes', { due_on: '2026-02-30' }, WRONG, ['/due_on']],
    ['in words for a currency', { currency: 'dollars' }, WRONG, ['/currency']],
    [
      'to an unknown lender, of an unknown party',
      { lender: 'nobody', ...owners('P-9') },
      UNKNOWN,
      ['/lender', '/parties/0/party'],
    ],
  ])('%s is refused', async (_, difference, code, pointers) => {
    await expectRefused('/v1/debts', debt('X', difference), code, pointers);
  });

  it('with the id of a debt that is stored otherwise is refused', async () => {
    await expectRefused('/v1/debts', debt('D-1', { days_past_due: 99 }), TAKEN, ['/days_past_due']);
  });
});

describe('an event', () => {
  const FOREIGN = ['/party', '/channel', '/endpoint', '/scope', '/text'];

  it.each<[string, object, string, string[]]>([
    ['of an unknown type', { type: 'rumour' }, WRONG, ['/type']],
    ['of another type’s fields', { type: 'hold_ended', debts: ['D-1'] }, WRONG, FOREIGN],
    ['at an unknown endpoint', { endpoint: 'nowhere' }, UNKNOWN, ['/endpoint']],
    ['of an unknown party', { party: ours }, UNKNOWN, ['/party']],
    ['that has not happened', { occurred_at: '2026-05-03T00:00:00Z' }, WRONG, ['/occurred_at']],
    ['at no instant', { occurred_at: '2026-05-01' }, WRONG, ['/occurred_at']],
  ])('%s is refused', async (_, difference, code, pointers) => {
    await expectRefused('/v1/events', optOut('X', difference), code, pointers);
  });

  it('that would change what all objects inherit is refused', async () => {
    await expectRefused('/v1/events', JSON.parse('{"__proto__": {"type": "opt_out"}}'), WRONG, [
      '/type',
    ]);
  });
});

describe('an organisation', () => {
  it('with the id of one that is stored otherwise is refused', async () => {
    await expectRefused('/v1/organisations', { ...bank, kind: 'collector' }, TAKEN, ['/kind']);
  });
});

describe('an idempotency key', () => {
  it('that was used for another body is refused, and the other body leaves nothing', async () => {
    const headers = { 'idempotency-key': 'once' };
    await app.ask('POST', '/v1/events', { body: optOut('once'), headers });
    const before = await sizesOf(app);

    const reply = await app.ask('POST', '/v1/events', { body: optOut('twice'), headers });

    expect(reply).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await sizesOf(app)).toEqual(before);
  });
});
