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
