/** A send whose outcome nobody knows: the vendor's list may show that it left, a person may say what became of it. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
let reviewer: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  reviewer = await town.keyWith(['review:decide'], 'reviewer');
});
afterAll(() => town.stop());

const settle = (id: string, body: object, key = reviewer) =>
  town.ask('POST', `/v1/contacts/${id}/settle`, { body, key });

/** The vendor never answered, and its list does not show the message. */
async function unknown(name: string): Promise<string> {
  await town.borrower(name, 'CN');
  town.sms.fail_next('dropped');
  const id = await town.contact(name, { channel: 'sms' });
  await town.becomes(id, 'unknown');
  return id;
}

async function slotOf(id: string) {
  const [row] = await town.rows('select slot, sent_at from contact_state where contact_id = $1', [
    id.slice(4),
  ]);
  return row;
}

async function recordOf(id: string, kind: string) {
  const [row] = await town.rows<{ entry: string }>(
    `select convert_from(entry, 'UTF8') as entry from record
      where kind = $1 and convert_from(entry, 'UTF8') like $2 order by id desc`,
    [kind, `%${id}%`],
  );
  return row?.entry ?? '';
}

describe('an unknown outcome', () => {
  it.each([
    [true, 'sent', { slot: 'settled', sent_at: expect.any(Date) }, 'send.accepted'],
    [false, 'failed', { slot: null, sent_at: null }, 'send.rejected'],
  ])('with the word of a person that it left: %j, is %s', async (left, status, slot, kind) => {
    const id = await unknown(`ada-${status}`);
    expect(await slotOf(id)).toMatchObject({ slot: 'settled' });

    const reply = await settle(id, { left, reason: 'Asked the support of the vendor' });

    expect(reply).toMatchObject({ status: 200, body: { id, status } });
    expect(await slotOf(id)).toEqual(slot);
    const record = await recordOf(id, kind);
    expect(record).toMatch(/"settled_by":"usr_[0-9a-f]{32}"/);
    expect(record).not.toContain('support');
    expect(await settle(id, { left: !left, reason: 'Changed my mind' })).toMatchObject({
      status: 409,
      body: { code: 'not-unknown' },
    });
  });

  it('is settled once, though two people know better at the same moment', async () => {
    const id = await unknown('bea');
    const word = (left: boolean) => settle(id, { left, reason: 'I know' });

    const replies = await Promise.all([word(true), word(false), word(true)]);

    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it.each([
    ['no word', { reason: 'because' }],
    ['no reason', { left: true }],
    ['an empty reason', { left: true, reason: '' }],
    ['a NUL', { left: true, reason: 'a\u0000' }],
  ])('is not settled with %s', async (_, body) => {
    expect(await settle(`con_${'0'.repeat(32)}`, body)).toMatchObject({ status: 400 });
  });

  it('is nothing that a planned contact has, or a key without the scope may settle', async () => {
    await town.borrower('cai');
    const id = await town.contact('cai', { not_before: '2026-03-12T09:00:00Z' });
    const body = { left: true, reason: 'because' };

    expect(await settle(id, body)).toMatchObject({ status: 409, body: { status: 409 } });
    expect(await settle(`con_${'0'.repeat(32)}`, body)).toMatchObject({ status: 404 });
    const writer = await town.keyWith(['contacts:write'], 'writer');
    expect(await settle(id, body, writer)).toMatchObject({ status: 403 });
  });
});

const list = async (query = '') =>
  (await town.ask('GET', `/v1/unknown-outcomes?${query}`, { key: town.key })).body;

describe('unknown outcomes', () => {
  const LATER = '2026-03-10T14:00:00Z';

  it('are listed by what they have in common, and counted', async () => {
    const id = await unknown('dan');

    const { data, matching } = await list('channel=sms&limit=1');
    expect(data).toHaveLength(1);
    expect(matching).toBeGreaterThan(0);
    const shown = { contact: id, channel: 'sms', reason: expect.any(String) };
    expect((await list())['data']).toContainEqual(expect.objectContaining(shown));
    expect(await list('channel=email')).toMatchObject({ data: [], matching: 0 });
    expect(await list('from=2026-03-11T00:00:00Z')).toMatchObject({ matching: 0 });
    const { body } = await town.ask('GET', '/v1/work');
    expect(body['unknown']).toBe((await list())['matching']);
  });

  it('are settled in portions by one word, each with a record, though two say it at once', async () => {
    // One that goes well, or the vendor would be left alone for a while.
    await town.borrower('gil', 'CN');
    await town.becomes(await town.contact('gil', { channel: 'sms' }), 'sent');
    const ids = [await unknown('eva'), await unknown('fay')];
    const word = (limit: number, more: object = {}) =>
      town.ask('POST', '/v1/unknown-outcomes/settle', {
        key: reviewer,
        body: {
          filter: { channel: 'sms', to: LATER },
          left: true,
          reason: 'Stated',
          limit,
          ...more,
        },
      });

    expect((await word(1, { filter: { channel: 'email', to: LATER } })).body).toEqual({
      object: 'bulk_settlement',
      settled: 0,
      remaining: 0,
    });
    const all = Number((await list())['matching']);
    const replies = await Promise.all([word(2), word(500)]);
    const settled = replies.map(({ body }) => Number(body['settled']));
    expect(settled.reduce((sum, one) => sum + one, 0)).toBe(all);

    expect(await list()).toMatchObject({ data: [], matching: 0 });
    for (const id of ids) expect(await recordOf(id, 'send.accepted')).toMatch(/"settled_by":"usr_/);
    expect((await word(0)).status).toBe(400);
    expect((await word(1, { filter: {} })).status).toBe(400);
  });
});

it('what runs out of time is listed before it does, what is certain to is marked', async () => {
  await town.borrower('hed');
  const mail = await town.contact('hed', { channel: 'email', not_after: '2026-03-10T20:00:00Z' });
  await town.becomes(mail, 'sent');
  const not_before = '2026-03-10T19:00:00Z';
  const waits = await town.contact('hed', { not_before, not_after: '2026-03-10T20:30:00Z' });
  await town.contact('hed', { not_before, not_after: '2026-03-20T20:30:00Z' });

  const { body } = await town.ask('GET', '/v1/expiring-contacts?within_hours=8');
  const data = body['data'] as { contact: { id: string } }[];
  expect(data.map(({ contact }) => contact.id)).toEqual([waits]);
  expect(data).toMatchObject([{ because: expect.stringContaining('due'), certain: false }]);
  expect(
    (await town.ask('GET', `/v1/expiring-contacts?starting_after=${waits}`)).body,
  ).toMatchObject({
    data: [],
  });
  expect((await town.ask('GET', '/v1/work')).body).toMatchObject({ expiring: 1 });
});
