/** What a decision rests on besides the law: declarations, the policy in force, public holidays. */
import { declaration, houseOf, policy, type House } from '../support/house.js';
import { handsIn, uuidOf, type Hands } from '../support/hands.js';
import { pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let house: House;
let hands: Hands;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', house: null, works: false });
  house = await houseOf(town);
  hands = handsIn(town);
});
afterAll(async () => {
  await town.stop();
});

let people = 0;

/** A borrower of that place with a loan and one contact, judged now. */
async function judged(
  { zone, ...place }: { residence: string; zone: string; city?: string },
  more: Record<string, unknown> = {},
): Promise<Row> {
  people += 1;
  const name = `p${people}`;
  await post('/v1/parties', {
    external_id: name,
    name: `Example ${name}`,
    language: 'en',
    ...place,
    time_zones: [{ zone, source: 'residence_address' }],
    endpoints: [{ external_id: `${name}-mail`, kind: 'email', address: `${name}@example.com` }],
  });
  await post('/v1/debts', {
    external_id: `${name}-loan`,
    kind: 'personal_loan',
    lender: 'bank',
    days_past_due: 5,
    currency: 'USD',
    amounts: { outstanding: 500_000, overdue: 12_345 },
    due_on: '2026-03-05',
    balance_as_of: '2026-03-09T00:00:00Z',
    account_tail: '1234',
    parties: [{ party: name, relation: 'borrower' }],
  });
  return judgedAgain(await town.contact(name, more));
}

async function judgedAgain(id: string): Promise<Row> {
  await hands.judge();
  const [row] = await town.rows<Row>(
    `select s.status, s.rules, s.due_at, convert_from(r.entry, 'UTF8')::jsonb -> 'body' as body, s.contact_id
       from contact_state s join record r on r.id = s.decision_id where s.contact_id = $1::uuid`,
    [uuidOf(id)],
  );
  if (row === undefined) throw new Error('the contact was not judged');
  return row;
}

interface Row extends Record<string, unknown> {
  readonly status: string;
  readonly rules: string[];
  readonly due_at: Date;
  readonly contact_id: string;
  readonly body: Record<string, unknown>;
}

async function post(path: string, body: object): Promise<void> {
  const reply = await town.ask('POST', path, { body });
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
}
const LONDON = { residence: 'GB', zone: 'Europe/London' };
const NEW_YORK = { residence: 'US-NY', zone: 'America/New_York' };
const NEW_YORK_CITY = { ...NEW_YORK, city: 'New York' };
const LOS_ANGELES = { residence: 'US-CA', zone: 'America/Los_Angeles' };
const HONG_KONG = { residence: 'HK', zone: 'Asia/Hong_Kong' };
const SYDNEY = { residence: 'AU-NSW', zone: 'Australia/Sydney' };
const SHANGHAI = { residence: 'CN', zone: 'Asia/Shanghai' };

describe('what nobody stated', () => {
  it('is for a person until somebody declares it, and the decision then names who did', async () => {
    const before = await judged(LONDON);
    expect(before).toMatchObject({
      status: 'review',
      rules: ['DECLARED-PRIVATE', 'DECLARED-LAWFUL'],
      body: { declarations: null },
    });

    const some = declaration(['endpoints_private']);
    await house.settled('/v1/declarations', some);
    expect(await judged(LONDON)).toMatchObject({
      status: 'review',
      rules: ['DECLARED-LAWFUL'],
      body: { declarations: { version: some.version } },
    });

    const all = declaration();
    const path = await house.settled('/v1/declarations', all);
    const { body } = await town.ask('GET', path);
    expect(body).toMatchObject({ in_force: true, comparison: { effect: 'loosens' } });
    // What waited for want of it is judged again by itself.
    const after = await judgedAgain(before.contact_id);
    expect(after).toMatchObject({ status: 'permitted' });
    expect(after.body['declarations']).toEqual({
      leaf: String(body['record']).replace(/^rec_(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      version: all.version,
    });
  });

  it('is not declared for a sender that the declaration excepts', async () => {
    const except = [{ organisation: 'bank', facts: ['debts_lawful'] }];
    const path = await house.settled('/v1/declarations', declaration(undefined, { except }));
    const { body } = await town.ask('GET', path);
    expect(body['except']).toEqual([
      { organisation: expect.stringMatching(/^org_/), facts: ['debts_lawful'] },
    ]);
    expect(body['comparison']).toMatchObject({ effect: 'tightens' });
    expect(await judged(LONDON)).toMatchObject({ status: 'review', rules: ['DECLARED-LAWFUL'] });

    const stranger = [{ organisation: 'nobody', facts: [] }];
    const reply = await house.propose('/v1/declarations', declaration([], { except: stranger }));
    expect(reply).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    expect(pointers(reply)).toEqual(['/except/0/organisation']);
  });

  it('is declared by two people, and what was declared lies in the evidence', async () => {
    const { body } = await house.propose('/v1/declarations', declaration());
    const own = `/v1/declarations/${String(body['id'])}`;
    expect((await house.answer(own, 'approve', {}, town.key)).body['code']).toBe('four-eyes');
    await house.answer(own, 'approve');

    const changes = (await house.records('config.changed'))
      .filter((record) => record['declaration'] === body['id'])
      .map((record) => record['change']);
    expect(changes).toEqual(['proposed', 'approved', 'activated']);
  });
});

describe('the shipped policy', () => {
  it.each([
    ['a creditor in Los Angeles at 06:05', LOS_ANGELES, '2026-03-10T15:00:00.000Z'],
    ['Hong Kong at 21:05', HONG_KONG, '2026-03-11T00:00:00.000Z'],
  ])('holds outside its hours where no law does: %s', async (_, place, until) => {
    const row = await judged(place);
    expect(row.status).toBe('held');
    expect(row.rules).toContain('HOUSE-HOURS');
    expect(row.due_at.toISOString()).toBe(until);
  });

  it('leaves an hour between two contacts of one person, over all channels and debts', async () => {
    const first = await judged(NEW_YORK);
    expect(first.status).toBe('permitted');
    const second = await judgedAgain(await town.contact(`p${people}`));
    expect(second).toMatchObject({ status: 'held', rules: ['HOUSE-GAP'] });
  });
});

describe('a public holiday', () => {
  it('closes the day where the law says so, from the calendar of that place', async () => {
    town.clockIs('2026-10-05T02:00:00Z'); // Labour Day in New South Wales, one in the afternoon
    const row = await judged(SYDNEY);
    expect(row).toMatchObject({ status: 'held', rules: ['AU-HOURS-01'] });
    expect(row.due_at.toISOString()).toBe('2026-10-05T21:00:00.000Z');
  });

  it('closes the days off in China where the policy says so, a moved Sunday not among them', async () => {
    await house.settled('/v1/policies', policy({ settings: { close_public_holidays: true } }));
    town.clockIs('2026-10-06T04:00:00Z');
    const row = await judged(SHANGHAI);
    expect(row).toMatchObject({ status: 'held', rules: ['POLICY-HOLIDAY'] });
    expect(row.due_at.toISOString()).toBe('2026-10-08T00:00:00.000Z');

    town.clockIs('2026-10-10T04:00:00Z'); // a Saturday worked instead
    expect((await judged(SHANGHAI)).status).toBe('permitted');
  });

  it('is never guessed: a year that the calendar does not know is for a person', async () => {
    town.clockIs('2090-03-10T04:00:00Z');
    const later = { not_after: '2090-04-01T00:00:00Z' };
    expect(await judged(SHANGHAI, later)).toMatchObject({
      status: 'review',
      rules: ['DECLARED-CALENDAR'],
    });

    const holidays = [{ residence: 'CN', year: 2090, dates: ['2090-03-12'] }];
    const settings = { close_public_holidays: true };
    await house.settled('/v1/policies', policy({ settings, holidays }));
    expect((await judged(SHANGHAI, later)).status).toBe('permitted');
    town.clockIs('2090-03-12T04:00:00Z');
    expect((await judged(SHANGHAI, later)).due_at.toISOString()).toBe('2090-03-13T00:00:00.000Z');
  });
});

it('binds by the law of a city, which lies sealed', async () => {
  town.clockIs('2090-03-14T16:00:00Z');
  expect((await judged(NEW_YORK_CITY)).rules).toContain('NYC-SHIELD-CONSENT');
  expect((await judged(NEW_YORK)).rules).not.toContain('NYC-SHIELD-CONSENT');
});
