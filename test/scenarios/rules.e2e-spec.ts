/** What the guard goes by, as people read it: the policy in force, the rules behind findings, the holidays. */
import { pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const PATH = '/v1/policies';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
});
afterAll(() => town.stop());

async function inForce(): Promise<unknown> {
  const { body } = await town.ask('GET', `${PATH}?status=approved`);
  const all = body['data'] as { version: string; in_force: boolean }[];
  return all.filter(({ in_force }) => in_force).map(({ version }) => version);
}

describe('what is in force', () => {
  it('is the one policy that decisions name, and a draft is compared with it without being stored', async () => {
    const { body } = await town.ask('GET', `${PATH}/in-force`);
    expect([body['version']]).toEqual(await inForce());

    const version = 'only-a-thought';
    const draft = { version, settings: body['settings'], caps: [], min_gap_minutes: 90 };
    const compared = await town.ask('POST', `${PATH}/compare`, { body: draft });
    expect(compared).toMatchObject({
      status: 200,
      body: { with: body['version'], effect: 'loosens' },
    });
    expect(compared.body['fields']).toContainEqual(
      expect.objectContaining({ field: '/min_gap_minutes', effect: 'tightens' }),
    );
    const { body: all } = await town.ask('GET', PATH);
    expect(JSON.stringify(all)).not.toContain(version);
  });

  it('names each wrong field of a draft where it is', async () => {
    const caps = [{ code: 'CAP', max: 0, days: 1, per: 'person', says: 'x' }];
    const bad = { version: 'draft', settings: {}, caps, min_gap_minutes: 0 };
    const answer = await town.ask('POST', `${PATH}/compare`, { body: bad });

    expect(answer.status).toBe(400);
    expect(pointers(answer)).toEqual(['/caps/0/code', '/caps/0/max', '/min_gap_minutes']);
  });

  it('has declarations, compared alike', async () => {
    const { body } = await town.ask('GET', '/v1/declarations/in-force');
    const draft = { version: 'less', facts: [], statement: 'nothing' };
    const compared = await town.ask('POST', '/v1/declarations/compare', { body: draft });

    expect(compared.body).toMatchObject({ with: body['version'], effect: 'tightens' });
  });
});

type Rule = Record<string, unknown>;
const rulesIn = async (language: string) =>
  (await town.ask('GET', '/v1/rules', { headers: { 'accept-language': language } })).body as {
    data: Rule[];
    policy: string;
    ruleset: string;
  };

describe('the rules', () => {
  it('are those that a decision goes by: the same ruleset, every code once', async () => {
    await town.borrower('rae', 'US-NY');
    const to = { party: 'rae', endpoint: 'rae-mobile' };
    const asked = { sender: 'bank', debt: 'rae-loan', channel: 'call', purpose: 'collection', to };
    const { body } = await town.ask('POST', '/v1/decisions', { body: asked });
    const { body: decision } = await town.ask('GET', `/v1/decisions/${String(body['id'])}`);

    const { data, policy: version, ruleset } = await rulesIn('en');

    expect({ ruleset, version }).toEqual({
      ruleset: decision['ruleset'],
      version: (decision['policy'] as Rule)['version'],
    });
    const codes = data.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { rule } of decision['findings'] as Rule[]) expect(codes).toContain(rule);
  });

  it('have a source, numbers, a kind and a sentence in the language of the reader', async () => {
    const { data } = await rulesIn('zh-CN');
    const of = (code: string) => data.find((one) => one['code'] === code);

    expect(of('REGF-FREQ-7')).toMatchObject({
      kind: 'law',
      topic: 'frequency',
      status: 'in_force',
      source: '12 CFR 1006.14(b)(2)(i)(A)',
      numbers: { max: 7, days: 7 },
      confidence: 'primary',
    });
    expect(of('CN-HOURS-01')).toMatchObject({ topic: 'hours' });
    expect(of('CN-EMAIL-01')).toMatchObject({ status: 'off', optional: true });
    const foreign = data.filter(
      ({ kind, says }) => kind !== 'house' && !/[一-鿿]/.test(String(says)),
    );
    expect(foreign.map(({ code }) => code)).toEqual([]);
  });

  it.each(['ENGINE-RULES', 'ENGINE-PACK', 'ENGINE-HORIZON', 'PAUSE', 'TEMPLATE-WITHDRAWN'])(
    'explain %s, which only the program itself says',
    async (code) => {
      const { status, body } = await town.ask('GET', `/v1/rules/${code}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ kind: 'product_policy', status: 'in_force' });
    },
  );

  it('of the house carry the figures of the policy in force, found one by one', async () => {
    const { data } = await rulesIn('en');
    const own = data.filter(({ kind }) => kind === 'house');

    expect(own.length).toBeGreaterThan(0);
    const { status, body } = await town.ask('GET', `/v1/rules/${String(own[0]?.['code'])}`);
    expect({ status, body }).toEqual({ status: 200, body: own[0] });
    expect((await town.ask('GET', '/v1/rules/NO-SUCH')).status).toBe(404);
  });
});

describe('the holidays of a place and year', () => {
  it.each([
    ['CA-QC', 2026, { source: 'calendar', matter: true }, '2026-06-24'],
    ['US-OH', 2026, { source: 'calendar', matter: false }, '2026-07-04'],
  ])('are known of %s in %i', async (residence, year, known, date) => {
    const { body } = await town.ask('GET', `/v1/holidays?residence=${residence}&year=${year}`);

    expect(body).toMatchObject(known);
    expect(body['dates']).toContain(date);
  });

  it('are null where nobody knows them, and no place is guessed', async () => {
    const unknown = await town.ask('GET', '/v1/holidays?residence=CN&year=2090');
    expect(unknown.body).toMatchObject({ dates: null, source: null });
    expect((await town.ask('GET', '/v1/holidays?residence=ZZ&year=2026')).status).toBe(400);
  });
});
