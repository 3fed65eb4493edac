/** The contact log: who is meant by a number, the story of one contact, and what one person saw of us. */
import { answersText } from '../support/heard.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  await town.borrower('ada');
  await town.borrower('li', 'CN');
});
afterAll(() => town.stop());

async function found(text: string) {
  const { status, body } = await town.ask('POST', '/v1/find', { body: { text } });
  expect(status).toBe(200);
  return body as Record<'parties' | 'debts' | 'contacts', { external_id: string; name: string }[]>;
}

async function mobileOf(name: string): Promise<string> {
  const { body } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = body['endpoints'] as { kind: string; address: string }[];
  return endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
}

describe('what somebody types', () => {
  it.each([
    ['a number as it is stored', (mobile: string) => mobile],
    ['a number with spaces', (mobile: string) => `${mobile.slice(0, 3)} ${mobile.slice(3)}`],
    ['a number with 00', (mobile: string) => mobile.replace('+', '00')],
    ['a number as it is dialled there', (mobile: string) => mobile.replace('+44', '0')],
  ])('names a person by %s', async (_, written) => {
    const { parties } = await found(written(await mobileOf('ada')));

    expect(parties).toEqual([
      expect.objectContaining({ external_id: 'ada', name: 'E***', residence: 'GB' }),
    ]);
  });

  it('names a person by a mailbox, and anything by its id', async () => {
    const contact = await town.contact('ada', { external_id: 'ada/1' });

    expect((await found('ADA@Example.com')).parties).toHaveLength(1);
    expect((await found('external:ada')).parties).toHaveLength(1);
    expect((await found('ada-loan')).debts).toMatchObject([{ external_id: 'ada-loan' }]);
    expect((await found(contact)).contacts).toEqual([{ id: contact, external_id: 'ada/1' }]);
    expect((await found('ada/1')).contacts).toEqual([{ id: contact, external_id: 'ada/1' }]);
  });

  it.each(['nobody', '+447700900999', '<script>alert(1)</script>', "' or 1=1 --", '()()()()'])(
    'names nothing by %s',
    async (text) => {
      expect(await found(text)).toMatchObject({ parties: [], debts: [], contacts: [] });
    },
  );
});

interface Step {
  kind: string;
  record: string;
  local: { zone: string; time: string }[];
  decision: { verdict: string; findings: object[]; message: { text: string } | null } | null;
}

describe('the story of a contact', () => {
  it('tells each step in local time, with findings, what they require, and the words that left', async () => {
    const id = await town.contact('li', { channel: 'sms' });
    await town.becomes(id, 'sent');
    town.clockIs('2026-03-10T14:00:00Z');
    await answersText(town, 'li', '2026-03-10T13:40:00Z', '<script>alert(1)</script>');

    const { status, body } = await town.ask('GET', `/v1/contacts/${id}/story`);

    expect(status).toBe(200);
    const steps = body['steps'] as Step[];
    expect(steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['contact.accepted', 'decision', 'send.attempt', 'send.accepted']),
    );
    expect(body).toMatchObject({
      zones: ['Asia/Shanghai'],
      asked: { to: { name: 'Example li', external_id: 'li' }, debt: { external_id: 'li-loan' } },
      local: [{ zone: 'Asia/Shanghai', date: '2026-03-10', time: expect.stringMatching(/^21:/) }],
      heard: [{ text: '<script>alert(1)</script>', local: [{ time: '21:40:00' }] }],
    });
    const { decision } = steps.findLast((step) => step.decision !== null) ?? {};
    expect(decision?.message?.text).toContain('示例银行');
    expect(decision?.findings).toContainEqual(
      expect.objectContaining({ rule: 'HOUSE-CAP-DAY', says: expect.stringContaining('day') }),
    );
  });

  it('masks what a reader may not see, and tells who has read it in clear', async () => {
    town.clockIs('2026-03-11T10:00:00Z');
    const id = await town.contact('ada');
    await town.becomes(id, 'sent');
    const key = await town.keyWith(['contacts:read', 'portfolio:read'], 'masked-reader');

    const before = await town.ask('GET', `/v1/contacts/${id}/story`, { key });
    await town.ask('GET', `/v1/contacts/${id}/story`);
    const after = await town.ask('GET', `/v1/contacts/${id}/story`, { key });

    expect(JSON.stringify(before.body)).not.toMatch(/Example ada|ada@example/);
    expect(before.body).toMatchObject({
      asked: { by_login: 'everything', to: { name: 'E***', address: 'a***@example.com' } },
      readings: [],
    });
    expect(after.body['readings']).toEqual([
      expect.objectContaining({
        by: expect.stringMatching(/^usr_/),
        by_login: 'everything',
        kind: 'access.recorded',
      }),
    ]);
  });

  it('of another tenant is not found', async () => {
    const id = await town.contact('ada');
    const [foreign] = await town.rows<{ id: string }>(
      `insert into tenant (slug, name, created_at) values ('foreign', 'Foreign', now()) returning id`,
    );
    await town.rows(
      `insert into contact select (c).* from (select jsonb_populate_record(c, jsonb_build_object('tenant', $1::int,
         'id', '00000000-0000-7000-8000-000000000001', 'external_id', 'foreign-1')) as c from contact c
         where id = $2::uuid) x`,
      [foreign?.id, id.replace(/^con_(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')],
    );

    for (const name of ['con_00000000000070008000000000000001', 'foreign-1']) {
      const reply = await town.ask('GET', `/v1/contacts/${name}/story`);
      expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect((await found(name)).contacts).toEqual([]);
    }
  });
});

describe('what a person saw of us', () => {
  it('holds contacts, calls of others, places they hold and answers, newest first, page by page', async () => {
    await town.borrower('mei', 'CN');
    const first = await town.contact('mei', { channel: 'sms' });
    await town.becomes(first, 'sent');
    const call = {
      external_id: 'mei-call',
      occurred_at: '2026-03-11T00:30:00Z',
      type: 'call',
      direction: 'outbound',
      party: 'mei',
      endpoint: 'mei-mobile',
      debts: ['mei-loan'],
      sender: 'bank',
      purpose: 'collection',
      outcome: 'no_answer',
      mode: 'interactive',
    };
    await town.event(call);
    const asked = await town.ask('POST', '/v1/decisions', {
      body: {
        sender: 'bank',
        purpose: 'collection',
        channel: 'call',
        debt: 'mei-loan',
        to: { party: 'mei', endpoint: 'mei-mobile' },
        reserve: true,
      },
    });

    const seen: Record<string, unknown>[] = [];
    let query = '?limit=1';
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await town.ask('GET', `/v1/parties/mei/history${query}`);
      seen.push(...(body['data'] as Record<string, unknown>[]));
      if (body['next'] === null) break;
      query = `?limit=1&starting_after=${body['next'] as string}`;
    }

    expect(asked.body['reservation']).not.toBeNull();
    expect(seen.map(({ kind }) => kind)).toEqual(['reservation', 'contact', 'event']);
    expect(seen.at(-2)).toMatchObject({
      contact: first,
      status: 'sent',
      counts: true,
      sender: 'bank',
    });
    expect(seen.at(-1)).toMatchObject({
      channel: 'call',
      status: 'no_answer',
      local: [{ zone: 'Asia/Shanghai', date: '2026-03-11', time: '08:30:00', offset: '+08:00' }],
    });
  });
});
