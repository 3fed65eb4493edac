/** Lists of contacts: pages that do not shift, and filters that agree with what was posted. */
import { plan, pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  await town.borrower('ada');
  await town.borrower('bob', 'CN');
});
afterAll(() => town.stop());

interface Listed {
  id: string;
  external_id: string;
}

async function list(query: string) {
  const { status, body } = await town.ask('GET', `/v1/contacts?${query}`);
  expect(status).toBe(200);
  const data = body['data'] as Listed[];
  return { ids: data.map(({ id }) => id), has_more: body['has_more'], data };
}

async function planned(count: number, name: string, change: Record<string, unknown> = {}) {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { body } = await town.ask('POST', '/v1/contacts', { body: plan(name, change) });
    ids.push(String(body['id']));
  }
  return ids;
}

describe('a list of contacts', () => {
  it('turns its pages without a gap or a repetition while contacts come in', async () => {
    const ids = await planned(7, 'ada');
    const seen: string[] = [];
    let page = await list('party=ada&limit=3');
    for (;;) {
      seen.push(...page.ids);
      await planned(1, 'ada');
      if (page.has_more !== true || seen.length > 20) break;
      page = await list(`party=ada&limit=3&starting_after=${page.ids.at(-1)}`);
      if (seen.length >= 9) break;
    }

    expect(seen.slice(0, 7)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('goes backwards from where it was, in the same order', async () => {
    const { ids } = await list('party=ada&limit=5');

    const page = await list(`party=ada&limit=2&ending_before=${ids[3]}`);

    expect(page.ids).toEqual(ids.slice(1, 3));
    expect(page.has_more).toBe(true);
    expect(await list(`party=ada&ending_before=${ids[0]}`)).toMatchObject({
      ids: [],
      has_more: false,
    });
  });

  it('holds what a filter names, and nothing else', async () => {
    const [sms = '', other = ''] = await planned(2, 'bob', {
      channel: 'sms',
      to: { party: 'bob', endpoint: 'bob-mobile' },
    });
    await town.ask('POST', `/v1/contacts/${other}/cancel`);

    expect((await list('party=bob')).ids).toEqual([sms, other]);
    expect((await list('debt=external:bob-loan&channel=sms&template=overdue')).ids).toEqual([
      sms,
      other,
    ]);
    expect((await list('party=bob&status=canceled')).ids).toEqual([other]);
    expect((await list('party=bob&status=canceled&status=scheduled')).ids).toHaveLength(2);
    expect((await list('party=bob&channel=email')).ids).toEqual([]);
    expect((await list('party=bob&verdict=block')).ids).toEqual([]);
    expect((await list('party=bob&rule=HOUSE-CAP-DAY')).ids).toEqual([]);
    expect((await list('sender=bank&party=bob')).ids).toHaveLength(2);
  });

  it('turns its pages from the newest on, by every index that it may walk', async () => {
    await town.borrower('eve');
    const ids = (await planned(5, 'eve')).toReversed();
    for (const id of ids.slice(0, 4)) await town.ask('POST', `/v1/contacts/${id}/cancel`);

    expect((await list('order=newest&party=eve')).ids).toEqual(ids);
    expect((await list('order=newest&party=eve&party=bob')).ids.slice(0, 5)).toEqual(ids);
    expect((await list('order=newest&debt=eve-loan&status=scheduled')).ids).toEqual([ids[4]]);
    expect((await list('order=newest&verdict=block')).ids).toEqual([]);
    const seen: string[] = [];
    let query = 'order=newest&status=canceled&status=failed&limit=3';
    for (let after: string | null = ''; after !== null && seen.length < 20;) {
      const { body } = await town.ask('GET', `/v1/contacts?${query}${after}`);
      seen.push(...(body['data'] as Listed[]).map(({ id }) => id));
      expect(body['has_more']).toBe(body['next'] !== null);
      after = body['next'] === null ? null : `&starting_after=${body['next'] as string}`;
    }
    expect(seen.slice(0, 4)).toEqual(ids.slice(0, 4));
    expect(seen).toEqual((await list('status=canceled')).ids.toReversed());
  });

  it('holds the contacts of a batch', async () => {
    await planned(1, 'ada');
    const { body } = await town.ask('POST', '/v1/contacts/bulk', {
      body: { contacts: [plan('ada'), plan('bob')] },
    });

    const { data } = await list(`batch=${String(body['batch_id'])}`);

    expect(data).toHaveLength(2);
  });

  it('holds what was created from an instant on, and before another', async () => {
    town.clockIs('2026-03-11T09:00:00Z');
    const [first = ''] = await planned(1, 'bob');
    town.clockIs('2026-03-12T09:00:00Z');
    const [second = ''] = await planned(1, 'bob');

    expect((await list('from=2026-03-11T00:00:00Z')).ids).toEqual([first, second]);
    expect((await list('from=2026-03-11T00:00:00Z&to=2026-03-12T00:00:00Z')).ids).toEqual([first]);
    expect((await list('party=bob&to=2026-03-11T00:00:00Z')).ids).not.toContain(first);
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    ['status=sleeping', '/status'],
    ['from=2026-03-11', '/from'],
    ['offset=10', '/offset'],
    ['starting_after=nonsense', '/starting_after'],
    [`order=newest&ending_before=con_${'1'.repeat(32)}`, '/ending_before'],
    [`starting_after=con_${'0'.repeat(32)}&ending_before=con_${'1'.repeat(32)}`, '/ending_before'],
  ])('refuses %s and names it', async (query, pointer) => {
    const reply = await town.ask('GET', `/v1/contacts?${query}`);

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual([pointer]);
  });

  it('refuses a party that does not exist instead of being empty', async () => {
    const reply = await town.ask('GET', '/v1/contacts?party=nobody');

    expect(reply).toMatchObject({ status: 422, body: { errors: [{ in: 'query' }] } });
  });
});
