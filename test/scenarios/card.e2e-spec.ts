/** A person's card: each act is one call, recorded with who, when and why, and what waits is judged again. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  const agency = { external_id: 'agency', kind: 'collector', name: 'Example Agency' };
  const body = { ...agency, email_from: 'desk@agency.example.com' };
  await town.ask('POST', '/v1/organisations', { body });
});
afterAll(() => town.stop());

const enter = (name: string, body: object, key?: string) =>
  town.ask('POST', `/v1/parties/${name}/card`, {
    body: { why: 'told on the phone', ...body },
    ...(key === undefined ? {} : { key }),
  });
const cardOf = async (name: string) =>
  (await town.ask('GET', `/v1/parties/${name}/card`)).body as {
    restrictions: Record<string, unknown>[];
    promises: Record<string, unknown>[];
    acts: Record<string, unknown>[];
  };

/** A mail for later in the day, so that it waits when the act comes. */
async function waiting(name: string, sender = 'bank'): Promise<string> {
  await town.borrower(name, 'US-NY');
  return town.contact(name, { sender, not_before: '2026-03-10T15:00:00Z' });
}

async function later(work: () => Promise<unknown>): Promise<void> {
  town.clockIs('2026-03-10T15:00:30Z');
  try {
    await work();
  } finally {
    town.clockIs('2026-03-10T13:05:00Z');
  }
}

const UNTIL = '2026-04-01T00:00:00Z';

describe('an act on the card', () => {
  it.each<[string, object, string, string, string]>([
    ['ada', { kind: 'deceased' }, 'deceased', 'review', 'REVIEW-STATUS'],
    [
      'dot',
      { kind: 'hardship_hold', reason: 'illness', until: UNTIL },
      'hold_started',
      'blocked',
      'POLICY-HOLD',
    ],
    [
      'eli',
      { kind: 'stop', endpoint: 'eli-mail', channel: 'email' },
      'opt_out',
      'blocked',
      'TCPA-REVOKE',
    ],
    [
      'fay',
      { kind: 'wrong_number', endpoint: 'fay-mail' },
      'wrong_number',
      'blocked',
      'STOP-WRONG-ENDPOINT',
    ],
    ['lou', { kind: 'third_party_refused' }, 'contact_refused', 'blocked', 'STOP-CONTACT-REFUSED'],
    ['jon', { kind: 'cease' }, 'cease_request', 'blocked', 'STOP-CEASE'],
  ])(
    'of %s, %j, is in force as %s and the mail is %s by %s',
    async (name, act, kind, status, rule) => {
      const id = await waiting(name);

      const { status: answer, body } = await enter(name, act);

      expect(answer).toBe(201);
      expect(body).toMatchObject({ object: 'act', why: 'told on the phone' });
      const { restrictions, acts } = await cardOf(name);
      expect(restrictions).toEqual([expect.objectContaining({ kind })]);
      expect(acts).toEqual([body]);
      await later(async () => expect((await town.becomes(id, status))['rules']).toContain(rule));
    },
  );

  it.each<[string, object, string, string]>([
    ['bea', { kind: 'cease', form: 'written' }, 'cease_request', 'REGF-CEASE'],
    ['gus', { kind: 'attorney', attorney: 'lawyer' }, 'attorney_notice', 'REGF-ATTY'],
  ])('of %s, %j, binds the collector as %s by %s', async (name, act, kind, rule) => {
    const id = await waiting(name, 'agency');
    if (name === 'gus') await town.borrower('lawyer', 'US-NY');

    await enter(name, act);

    expect((await cardOf(name)).restrictions).toEqual([expect.objectContaining({ kind })]);
    await later(async () => expect((await town.becomes(id, 'blocked'))['rules']).toContain(rule));
  });

  it('that is a dispute takes all debts of the person unless some are named', async () => {
    await town.borrower('hal', 'US-NY');

    await enter('hal', { kind: 'dispute', form: 'written' });

    const [restriction] = (await cardOf('hal')).restrictions;
    expect(restriction).toMatchObject({ kind: 'dispute' });
    expect(restriction?.['debts']).toHaveLength(1);
  });

  it.each<[string, object, string, string]>([
    ['max', { kind: 'promise', due: '2026-03-20', amount: '100.00' }, 'held', 'POLICY-PTP'],
    ['moe', { kind: 'dispute', form: 'written' }, 'blocked', 'STOP-DISPUTE'],
  ])('of %s in London, %j, leaves the mail %s by %s', async (name, act, status, rule) => {
    await town.borrower(name);
    const id = await town.contact(name, { not_before: '2026-03-10T15:00:00Z' });

    await enter(name, act);

    await later(async () => expect((await town.becomes(id, status))['rules']).toContain(rule));
  });

  it('says of an attorney whom the law binds by it', async () => {
    await town.borrower('kit');
    await town.borrower('counsel');

    await enter('kit', { kind: 'attorney', attorney: 'counsel' });
    await enter('kit', { kind: 'cease' });

    const { restrictions } = await cardOf('kit');
    expect(restrictions.map(({ kind, binds }) => [kind, binds])).toEqual([
      ['attorney_notice', 'nobody'],
      ['cease_request', 'everybody'],
    ]);
    expect((await cardOf('gus')).restrictions).toMatchObject([{ binds: 'collectors' }]);
  });

  it('that is a promise is on the card and restricts nothing', async () => {
    await town.borrower('ida');

    await enter('ida', { kind: 'promise', due: '2026-03-20', amount: '100.00' });

    const { restrictions, promises } = await cardOf('ida');
    expect(restrictions).toEqual([]);
    expect(promises).toEqual([expect.objectContaining({ due: '2026-03-20', amount: '100.00' })]);
  });

  it('of a third person who refuses needs no debt', async () => {
    await town.ask('POST', '/v1/parties', {
      body: {
        external_id: 'aunt',
        name: 'Example Aunt',
        language: 'en',
        residence: 'GB',
        time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
        endpoints: [{ external_id: 'aunt-mail', kind: 'email', address: 'aunt@example.com' }],
      },
    });

    expect((await enter('aunt', { kind: 'third_party_refused' })).status).toBe(201);

    expect((await cardOf('aunt')).restrictions).toEqual([
      expect.objectContaining({ kind: 'contact_refused' }),
    ]);
    expect((await enter('aunt', { kind: 'cease' })).status).toBe(422);
  });

  it('stands in the evidence with its reason sealed', async () => {
    const [record] = await town.rows<{ entry: string }>(
      `select convert_from(entry, 'UTF8') as entry from record
        where kind = 'restriction.changed' and convert_from(entry, 'UTF8') like '%"act_%' limit 1`,
    );

    expect(record?.entry).toMatch(/"by":"usr_/);
    expect(record?.entry).not.toMatch(/told on the phone/);
  });

  it('shows no reason and no name to who may not see them', async () => {
    const key = await town.keyWith(['portfolio:read']);

    const { body } = await town.ask('GET', '/v1/parties/ada/card', { key });

    expect(JSON.stringify(body)).not.toMatch(/told on the phone|Example ada/);
  });

  it.each<[string, object, number]>([
    ['an unknown kind', { kind: 'vanished' }, 400],
    ['a hold without end', { kind: 'hardship_hold' }, 400],
    ['an unknown endpoint', { kind: 'wrong_number', endpoint: 'nowhere' }, 422],
    ['an unknown debt', { kind: 'dispute', debts: ['nothing'] }, 422],
    ['no reason', { kind: 'deceased', why: '' }, 400],
  ])('with %s leaves nothing', async (_, act, status) => {
    const before = await town.rows('select from record');

    expect((await enter('ida', act)).status).toBe(status);

    expect(await town.rows('select from record')).toHaveLength(before.length);
  });

  it('needs a key that may write events', async () => {
    const key = await town.keyWith(['portfolio:read']);
    expect((await enter('ida', { kind: 'deceased' }, key)).status).toBe(403);
  });
});
