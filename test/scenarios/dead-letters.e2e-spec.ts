/** Contacts that ended without leaving: which, why, and one of them once more, through the guard. */
import { startVendorPair, type VendorPair } from '../support/vendor-pair.js';

let pair: VendorPair;
beforeAll(async () => {
  pair = await startVendorPair();
});
beforeEach(() => pair.reset());
afterAll(() => pair.stop());

const REASON = 'The vendor had our account locked by mistake';

async function failed(): Promise<string> {
  pair.answers(pair.first, 422);
  const id = await pair.sent();
  expect(await pair.row(id)).toMatchObject({ status: 'failed' });
  pair.answers(pair.first, 202);
  return id;
}

const replay = (id: string, more: object = {}) =>
  pair.town.ask('POST', `/v1/contacts/${id}/replay`, { body: { reason: REASON, ...more } });

const abandon = (id: string, key = pair.town.key) =>
  pair.town.ask('POST', `/v1/contacts/${id}/abandon`, { body: { reason: 'Paid since' }, key });

const counted = async () => (await pair.town.ask('GET', '/v1/work')).body['dead_letters'];

async function letters(query = ''): Promise<Record<string, unknown>[]> {
  const { body } = await pair.town.ask('GET', `/v1/dead-letters?limit=200&${query}`);
  return body['data'] as Record<string, unknown>[];
}

async function expired(): Promise<string> {
  const name = 'late';
  await pair.town.borrower(name, 'CN');
  const times = { not_before: '2026-03-10T13:05:30Z', not_after: '2026-03-10T13:06:00Z' };
  const id = await pair.town.contact(name, { channel: 'sms', ...times });
  pair.after(120);
  await pair.hands.judge();
  expect(await pair.row(id)).toMatchObject({ status: 'expired' });
  return id;
}

describe('a dead letter', () => {
  it('is listed with its reason', async () => {
    const id = await failed();

    expect(await letters('reason=http_422&status=failed')).toContainEqual(
      expect.objectContaining({
        contact: id,
        status: 'failed',
        reason: 'http_422',
        vendor: pair.first.id,
        attempts: 1,
        replayed_as: null,
      }),
    );
    expect(await letters('status=expired')).not.toContainEqual(
      expect.objectContaining({ contact: id }),
    );
  });

  it('is sent once more as another contact, with who and why on record', async () => {
    const id = await failed();
    const before = pair.first.texts().at(-1);
    const reply = await replay(id);
    const again = String(reply.body['id']);

    expect(reply).toMatchObject({ status: 201, body: { status: 'scheduled', channel: 'sms' } });
    expect(again).not.toBe(id);
    await pair.again(again);
    expect(await pair.row(again)).toMatchObject({ status: 'sent', vendor: pair.first.id });
    expect(pair.first.texts().at(-1)).toBe(before);
    expect(await pair.recordsOf(again, 'decision')).toBe(1);
    expect(await pair.row(id)).toMatchObject({ status: 'failed' });
    expect(await letters('replayed=true')).toContainEqual(
      expect.objectContaining({ contact: id, replayed_as: again }),
    );
    const [record] = await pair.town.rows<{ entry: string }>(
      `select convert_from(entry, 'UTF8') as entry from record where kind = 'contact.replayed' order by id desc`,
    );
    expect(record?.entry).toContain(again);
    expect(record?.entry).toMatch(/"by":"usr_[0-9a-f]{32}"/);
    expect(record?.entry).not.toContain('locked');
  });

  it('is sent once more with the variables that were sealed with it', async () => {
    const note = '营业厅照常营业。';
    await pair.town.borrower('noted', 'CN');
    pair.answers(pair.first, 422);
    const id = await pair.town.contact('noted', { channel: 'sms', variables: { note } });
    await pair.again(id);
    expect(await pair.row(id)).toMatchObject({ status: 'failed' });
    pair.answers(pair.first, 202);
    const again = String((await replay(id)).body['id']);
    await pair.again(again);

    expect(await pair.row(again)).toMatchObject({ status: 'sent' });
    expect(pair.first.texts().at(-1)).toContain(note);
    const rows = await pair.town.rows<{ variables: Buffer }>(
      'select variables from contact where id = any($1::uuid[])',
      [[id, again].map((one) => one.slice(4))],
    );
    expect(rows.every(({ variables }) => !variables.includes(note))).toBe(true);
  });

  it('is sent once more only once, though several ask at the same moment', async () => {
    const id = await failed();

    const replies = await Promise.all([replay(id), replay(id), replay(id), replay(id)]);

    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 201,
    ]);
    expect(new Set(replies.map(({ body }) => body['id'])).size).toBe(1);
    expect(await pair.recordsOf(id, 'contact.replayed')).toBe(1);
  });

  it('stays where it is when its borrower has said stop since', async () => {
    const id = await failed();
    await pair.town.event({
      external_id: `stop-${pair.last()}`,
      occurred_at: '2026-03-10T13:05:00Z',
      type: 'opt_out',
      party: pair.last(),
      endpoint: `${pair.last()}-mobile`,
      channel: 'sms',
      scope: 'all',
    });
    const { length } = pair.first.received;
    const again = String((await replay(id)).body['id']);
    await pair.again(again);

    expect(await pair.row(again)).toMatchObject({ status: 'blocked' });
    expect(pair.first.received).toHaveLength(length);
  });

  it('is given up once, with who and why on record, and is then on no list', async () => {
    const id = await failed();
    const second = await pair.town.keyWith(['contacts:write'], 'second');

    const replies = await Promise.all([abandon(id), abandon(id, second), abandon(id)]);

    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await abandon(id, second)).toMatchObject({
      status: 409,
      body: { code: 'not-replayable', answer: { answer: 'abandoned', by: expect.any(String) } },
    });
    expect(await replay(id)).toMatchObject({ status: 409, body: { code: 'not-replayable' } });
    expect(await pair.recordsOf(id, 'contact.abandoned')).toBe(1);
    const one = expect.objectContaining({ contact: id, abandoned_at: expect.any(String) });
    expect(await letters('open=true')).not.toContainEqual(one);
    expect(await letters('open=false')).toContainEqual(one);
  });

  it('that somebody sent once more cannot be given up', async () => {
    const id = await failed();
    expect(await letters('open=true')).toContainEqual(expect.objectContaining({ contact: id }));
    const before = Number(await counted());
    await replay(id);

    expect(await abandon(id)).toMatchObject({
      status: 409,
      body: { answer: { answer: 'replayed', by: 'everything' } },
    });
    expect(await counted()).toBe(before - 1);
  });

  it('that ran out of time needs a new one', async () => {
    const id = await expired();
    expect(await letters('status=expired')).toContainEqual(
      expect.objectContaining({ contact: id, reason: 'not_after_passed' }),
    );

    expect(await replay(id)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/not_after' }] },
    });
    const reply = await replay(id, { not_after: '2026-03-10T20:00:00Z' });
    expect(reply).toMatchObject({ status: 201, body: { not_after: '2026-03-10T20:00:00.000Z' } });
    await pair.again(String(reply.body['id']));
    expect(await pair.row(String(reply.body['id']))).toMatchObject({ status: 'sent' });
  });
});

it('what has left, or may have, is no dead letter', async () => {
  const sent = await pair.sent();
  pair.answers(pair.first, 500);
  const unknown = await pair.sent();

  for (const id of [sent, unknown]) {
    expect(await replay(id)).toMatchObject({ status: 409, body: { code: 'not-replayable' } });
  }
  expect(await replay(`con_${'0'.repeat(32)}`)).toMatchObject({ status: 404 });
});
