/** Organisations and parties: taken in once, answered alike, changed with evidence. */
import { addKey, addUser } from '../../src/platform/access/access.repository.js';
import type { Reply } from '../support/app.js';
import { dataOf, pointersOf, startPortfolio, type PortfolioApp } from '../support/portfolio.js';
import { agency, bank, debt, party } from '../support/samples.js';

const lives = { city: 'Wappingers Falls', postal_code: '12590-0123' };

describe('the portfolio', () => {
  let app: PortfolioApp;
  beforeAll(async () => {
    app = await startPortfolio();
    await app.ask('POST', '/v1/parties', { body: party('P-1', lives) });
    await app.ask('POST', '/v1/debts', { body: debt() });
  });
  afterAll(async () => {
    await app.stop();
  });

  it('answers a repeated organisation with the stored one, and another under its id with a conflict', async () => {
    const again = await app.ask('POST', '/v1/organisations', { body: bank });
    const other = await app.ask('POST', '/v1/organisations', { body: { ...bank, name: 'Other' } });

    expect(again).toMatchObject({ status: 200, body: { object: 'organisation', name: bank.name } });
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'external-id-conflict', errors: [{ pointer: '/name' }] },
    });
  });

  it('lists an agency by our id as soon as it is known', async () => {
    const listed = { listed_agencies: ['late-agency', 'never-known'] };
    await app.ask('PATCH', '/v1/organisations/harbour-bank', { body: listed });

    const { body } = await app.ask('POST', '/v1/organisations', {
      body: { ...agency, external_id: 'late-agency' },
    });

    const lender = await app.ask('GET', '/v1/organisations/external:harbour-bank');
    expect(lender.body['listed_agencies']).toEqual([body['id'], 'never-known']);
  });

  it('keeps what a change does not name, and removes what it sets to null', async () => {
    const body = { reply_to: 'help@example.com', sms_from: null };
    const { body: changed } = await app.ask('PATCH', '/v1/organisations/harbour-bank', { body });

    expect(changed).toMatchObject({ name: bank.name, reply_to: 'help@example.com' });
    expect(changed).not.toHaveProperty('sms_from');
  });

  it('stores addresses in one form and shows them only to who may see them', async () => {
    const open = await app.ask('GET', '/v1/parties/external:P-1');
    const masked = await app.ask('GET', '/v1/parties/P-1', {
      key: await app.keyWith(['portfolio:read']),
    });

    expect(open.body['name']).toBe('Wilhelmina Sample');
    expect(open.body).toMatchObject({ city: 'Wappingers Falls', postal_code: '12590-0123' });
    expect(addressesOf(open)).toEqual(['Wilhelmina@example.com', '+12125550123']);
    expect(masked.body['name']).toBe('W***');
    expect(masked.body).toMatchObject({ city: 'W***', postal_code: '***23', residence: 'US-NY' });
    expect(addressesOf(masked)).toEqual(['W***@example.com', '***23']);
  });

  it('leaves no name, number, mailbox, city or postal code readable in any table', async () => {
    const tables = await app.rows("select tablename from pg_tables where schemaname = 'public'");
    const words = ['Wilhelmina', '2125550123', 'Wappingers', '12590-0123'];
    const secrets = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]);

    for (const { tablename } of tables) {
      const rows = await app.rows(`select t::text as row from ${String(tablename)} t`);
      const text = rows.map(({ row }) => row).join('\n');
      const found = secrets.filter((secret) => text.includes(secret));
      expect({ tablename, found }).toEqual({ tablename, found: [] });
    }
  });

  it('fills in every zone of a residence when none is stated', async () => {
    const body = party('P-fl', { residence: 'US-FL', time_zones: [] });

    const reply = await app.ask('POST', '/v1/parties', { body });

    expect(reply.body['time_zones']).toEqual([
      { zone: 'America/New_York', source: 'residence_address' },
      { zone: 'America/Chicago', source: 'residence_address' },
    ]);
  });

  it('takes the same party for the same, however its numbers are written', async () => {
    const endpoints = [
      { external_id: 'P-1-mail', kind: 'email', address: 'Wilhelmina@example.com' },
      { external_id: 'P-1-mobile', kind: 'mobile', address: '+1 212 555 0123', place: 'home' },
    ];

    expect(
      await app.ask('POST', '/v1/parties', { body: party('P-1', { ...lives, endpoints }) }),
    ).toMatchObject({ status: 200 });
  });

  it('knows a party again by its first content and by its present one', async () => {
    await app.ask('POST', '/v1/parties', { body: party('P-2') });
    await app.ask('PATCH', '/v1/parties/P-2', { body: { status: 'deceased', city: null } });

    const first = await app.ask('POST', '/v1/parties', { body: party('P-2') });
    const present = await app.ask('POST', '/v1/parties', {
      body: party('P-2', { status: 'deceased', city: undefined }),
    });
    const neither = await app.ask('POST', '/v1/parties', {
      body: party('P-2', { name: 'Ida Sample' }),
    });

    expect([first.status, present.status]).toEqual([200, 200]);
    expect(pointersOf(neither)).toEqual(['/name', '/city']);
  });

  it('adds endpoints, and changes of them all but the address', async () => {
    const before = await app.recordsOf('endpoint.changed');
    const body = { external_id: 'P-1-work', kind: 'landline', address: '+1 212 555 0177' };

    const added = await app.ask('POST', '/v1/parties/P-1/endpoints', { body });
    const again = await app.ask('POST', '/v1/parties/P-1/endpoints', { body });
    const changed = await app.ask('PATCH', '/v1/endpoints/P-1-work', {
      body: { place: 'work', shared: true },
    });
    const address = await app.ask('PATCH', '/v1/endpoints/P-1-work', {
      body: { address: '+12125550188' },
    });

    expect([added.status, again.status, changed.status, address.status]).toEqual([
      201, 200, 200, 400,
    ]);
    expect(changed.body).toMatchObject({ id: added.body['id'], place: 'work', shared: true });
    expect((await app.recordsOf('endpoint.changed')) - before).toBe(2);
  });

  it('keeps the domain of a mailbox when its facts change', async () => {
    const { body } = await app.ask('PATCH', '/v1/endpoints/P-1-mail', {
      body: { employer_provided: true },
    });

    expect(body).toMatchObject({ employer_provided: true, domain: 'example.com' });
  });

  it('pages forwards and backwards without gap or repetition', async () => {
    const parties = Array.from({ length: 7 }, (_, i) => party(`page-${i}`, { endpoints: [] }));
    await app.ask('POST', '/v1/parties/bulk', { body: { parties } });
    const page = async (query: string) => {
      const reply = await app.ask('GET', `/v1/parties?${query}`);
      return { ids: dataOf(reply).map(({ id }) => String(id)), has_more: reply.body['has_more'] };
    };
    const { ids: all } = await page('limit=200');

    const forwards: string[] = [];
    let last = await page('limit=3');
    for (forwards.push(...last.ids); last.has_more === true; forwards.push(...last.ids)) {
      last = await page(`limit=3&starting_after=${last.ids.at(-1)}`);
    }

    expect(forwards).toEqual(all);
    expect(await page(`limit=3&ending_before=${all[5]}`)).toEqual({
      ids: all.slice(2, 5),
      has_more: true,
    });
  });

  it('is fenced: a key of another tenant sees none of it', async () => {
    const [tenant] = await app.rows(
      "insert into tenant (slug, name, created_at) values ('other', 'Other', now()) returning id",
    );
    const { key } = await app.installation.database.tx(Number(tenant?.['id']), async (tx) => {
      await addUser(tx, { login: 'stranger', roles: ['system'] });
      return addKey(tx, { login: 'stranger', scopes: ['portfolio:read'] });
    });

    expect(await app.ask('GET', '/v1/parties/P-1', { key })).toMatchObject({ status: 404 });
    expect(dataOf(await app.ask('GET', '/v1/debts', { key }))).toEqual([]);
  });
});

function addressesOf({ body: { endpoints } }: Reply): unknown[] {
  return Array.isArray(endpoints) ? endpoints.map(({ address }) => address) : [];
}
