/** Reviews: a person sees the words and the doubts, answers once, and never for what they planned. */
import { borrowerAbroad, plan } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let reviewer: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  reviewer = await town.keyWith(['review:decide', 'contacts:write', 'personal:read'], 'reviewer');
  await borrowerAbroad(town, 'amr');
});
afterAll(() => town.stop());

const answer = (id: string, what: 'approve' | 'refuse', key = reviewer) =>
  town.ask('POST', `/v1/contacts/${id}/${what}`, { body: { reason: 'Seen, Example amr' }, key });

async function waiting(name = 'amr'): Promise<string> {
  const id = await town.contact(name);
  await town.becomes(id, 'review');
  return id;
}

const record = async (id: string) => {
  const [row] = await town.rows<{ entry: string }>(
    `select convert_from(entry, 'UTF8') as entry from record
      where kind = 'review.resolved' and convert_from(entry, 'UTF8') like $1`,
    [`%${id}%`],
  );
  return JSON.parse(row?.entry ?? '{}') as { id: string; body: object; sec: object };
};

describe('a review', () => {
  it('is listed oldest first, with the doubts and the words', async () => {
    const [first, second] = [await waiting(), await waiting()];

    const { body } = await town.ask('GET', '/v1/reviews?limit=200', { key: reviewer });

    const data = body['data'] as { contact: { id: string }; decision: object }[];
    const ids = data.map(({ contact }) => contact.id);
    expect(ids.indexOf(first)).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf(second)).toBeGreaterThan(ids.indexOf(first));
    expect(data[ids.indexOf(first)]?.decision).toMatchObject({
      verdict: 'review',
      message: { text: expect.stringContaining('Example amr') },
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'ENGINE-PACK', because: expect.any(String) }),
      ]),
    });
    const page = await town.ask('GET', `/v1/reviews?limit=1&starting_after=${first}`);
    expect(page.body).toMatchObject({ data: [{ contact: { id: second } }] });
    await answer(first, 'refuse');
    await answer(second, 'refuse');
  });

  it('approved, lets exactly this contact leave, under the record of the answer', async () => {
    await borrowerAbroad(town, 'bes');
    const id = await waiting('bes');

    expect(await answer(id, 'approve')).toMatchObject({ status: 200, body: { id } });

    await town.becomes(id, 'sent');
    const resolved = await record(id);
    expect(resolved.body).toMatchObject({
      answer: 'approved',
      contact: id,
      rules: ['ENGINE-PACK'],
    });
    expect(JSON.stringify(resolved)).not.toContain('Seen');
    const explained = await town.ask('GET', `/v1/contacts/${id}/explain`);
    expect(explained.body).toMatchObject({ approval: `rec_${resolved.id.replaceAll('-', '')}` });
    const other = await waiting('bes');
    await answer(other, 'refuse');
  });

  it('refused, ends the contact as blocked', async () => {
    const id = await waiting();

    expect(await answer(id, 'refuse')).toMatchObject({ status: 200, body: { status: 'blocked' } });
    expect((await record(id)).body).toMatchObject({ answer: 'refused', contact: id });
  });

  it('approved outside its hours, waits for them instead of asking again', async () => {
    await borrowerAbroad(town, 'dua');
    await town.event({
      external_id: 'dua-hours',
      occurred_at: '2026-03-09T12:00:00Z',
      type: 'inconvenient_time',
      party: 'dua',
      windows: [{ days: ['tue'], from: '15:00', to: '16:00' }],
      source: 'person',
    });
    const id = await waiting('dua');

    await answer(id, 'approve');

    const held = await town.becomes(id, 'held');
    expect(held).toMatchObject({ hold: { until: '2026-03-10T14:00:00.000Z' } });
  });

  it('is not answered for a decision that is no longer the latest', async () => {
    const id = await waiting();
    const body = { reason: 'Seen', decision_id: `rec_${'0'.repeat(32)}` };

    const reply = await town.ask('POST', `/v1/contacts/${id}/approve`, { body, key: reviewer });

    expect(reply).toMatchObject({ status: 409, body: { code: 'not-in-review' } });
    const { body: now } = await town.ask('GET', `/v1/contacts/${id}`);
    expect(reply.body['decision_id']).toBe(now['decision_id']);
    await answer(id, 'refuse');
  });

  it('is answered once, though two people answer at the same moment', async () => {
    const id = await waiting();
    const second = await town.keyWith(['review:decide'], 'second');

    const replies = await Promise.all([
      answer(id, 'refuse'),
      answer(id, 'approve', second),
      answer(id, 'refuse', second),
    ]);

    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const late = replies.filter(({ body }) => body['code'] === 'not-in-review');
    expect(late.map(({ status }) => status)).toEqual([409, 409]);
    const by = expect.stringMatching(/^(reviewer|second)$/);
    expect(late[0]?.body).toMatchObject({ answer: { answer: expect.any(String), by } });
  });

  it('may not be approved by the user whose key planned the contact, with whatever key', async () => {
    const body = plan('amr');
    const { body: created } = await town.ask('POST', '/v1/contacts', { body, key: reviewer });
    const id = String(created['id']);
    await town.becomes(id, 'review');
    const sameUser = await town.keyWith(['review:decide'], 'reviewer');

    expect(await answer(id, 'approve', sameUser)).toMatchObject({
      status: 403,
      body: { code: 'four-eyes' },
    });
    expect((await town.ask('GET', `/v1/contacts/${id}`)).body).toMatchObject({ status: 'review' });
    await answer(id, 'refuse', sameUser);
  });

  it.each([
    ['no reason', {}],
    ['an empty reason', { reason: '' }],
    ['more than a reason', { reason: 'yes', force: true }],
  ])('with %s is refused', async (_, body) => {
    const id = await town.contact('amr', { not_before: '2026-03-12T09:00:00Z' });

    const reply = await town.ask('POST', `/v1/contacts/${id}/approve`, { body, key: reviewer });

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });

  it('of a contact that waits for nobody is a problem', async () => {
    const id = await town.contact('amr', { not_before: '2026-03-12T09:00:00Z' });

    expect(await answer(id, 'approve')).toMatchObject({ status: 409 });
    expect(await answer(`con_${'0'.repeat(32)}`, 'approve')).toMatchObject({ status: 404 });
    const key = await town.keyWith(['contacts:write'], 'writer');
    expect(await answer(id, 'approve', key)).toMatchObject({ status: 403 });
  });
});
