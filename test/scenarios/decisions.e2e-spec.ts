/** The decide-only door: others ask before they act, and every answer is in the evidence. */
import { counterOf, question, type Counter } from '../support/decisions.js';
import { handsIn } from '../support/hands.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let counter: Counter;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  counter = counterOf(town);
});
beforeEach(() => town.clockIs('2026-03-10T13:05:00Z'));
afterAll(() => town.stop());

const recordsOf = async (id: string) =>
  town.rows<{ kind: string; body: Record<string, unknown>; n: number }>(
    `select r.kind, convert_from(r.entry, 'UTF8')::jsonb->'body' as body, r.n from record r
      where r.tag = (select tag from record where id = $1::uuid) order by r.n`,
    [id.replace(/^rec_/, '')],
  );

describe('a question', () => {
  it('is answered with the verdict and every finding with its citation, and recorded', async () => {
    await town.borrower('ada', 'US-NY');

    const { status, body } = await counter.ask('ada');

    expect({ status, body }).toMatchObject({
      status: 201,
      body: { object: 'decision', verdict: 'allow', not_before: null, what_if: null },
    });
    expect(body['reservation']).toBeNull();
    const findings = body['findings'] as Record<string, unknown>[];
    expect(findings.length).toBeGreaterThan(5);
    expect(findings.filter(({ citation, because }) => !(citation && because))).toEqual([]);
    const id = String(body['id']);
    expect((await recordsOf(id)).at(-1)).toMatchObject({
      kind: 'decision',
      body: { channel: 'call', verdict: 'allow', asked_by: expect.stringMatching(/^usr_/) },
    });
    expect(await counter.show(id)).toMatchObject({
      id,
      verdict: 'allow',
      contact: null,
      reservation: null,
      findings,
      input: { attempt: { channel: 'call', to: { relation: 'borrower' } } },
    });
  });

  it('is answered in the language of whoever asks', async () => {
    await town.borrower('ida');
    const headers = { 'accept-language': 'zh-CN' };
    const body = question('ida', { at: '2026-03-09T23:30:00Z' });

    const asked = await town.ask('POST', '/v1/decisions', { body, headers });
    const shown = await town.ask('GET', `/v1/decisions/${String(asked.body['id'])}`, { headers });

    for (const { body: decision } of [asked, shown]) {
      const findings = decision['findings'] as { because: string; verdict: string }[];
      const { because } = findings.find(({ verdict }) => verdict === 'defer') ?? {};
      expect(because).toBe('Europe/London当地时间为23:30');
    }
  });

  it('is put off until the first lawful instant', async () => {
    await town.borrower('bea');
    town.clockIs('2026-03-10T22:00:00Z');

    expect((await counter.ask('bea', { reserve: true })).body).toMatchObject({
      verdict: 'defer',
      not_before: '2026-03-11T08:00:00.000Z',
      reservation: null,
    });
  });

  it('may ask of another instant, without consequence', async () => {
    await town.borrower('cas');

    const { body } = await counter.ask('cas', { at: '2026-03-09T22:30:00-01:00' });

    expect(body).toMatchObject({
      verdict: 'defer',
      not_before: '2026-03-10T08:00:00.000Z',
      at: expect.stringMatching(/^2026-03-10T13:05/),
      what_if: '2026-03-09T23:30:00.000Z',
    });
    expect((await recordsOf(String(body['id']))).at(-1)).toMatchObject({
      body: { what_if: '2026-03-09T23:30:00.000Z' },
    });
    expect(await counter.ask('cas', { at: '2026-03-10T14:00:00Z', reserve: true })).toMatchObject({
      status: 422,
      body: { code: 'inconsistent-request', errors: [{ pointer: '/at' }] },
    });
  });

  it('judges the words that will be sent', async () => {
    await town.borrower('dan', 'US-NY');
    const text = 'Pay now or we will have you arrested.';

    const { body } = await counter.ask('dan', { channel: 'email', content: { text } });

    expect(body).toMatchObject({ verdict: 'block' });
    expect(await counter.show(String(body['id']))).toMatchObject({ message: { text } });
  });

  it('is refused with 422 if a no shall be an error, and is recorded all the same', async () => {
    await town.borrower('ivy', 'US-NY');
    const strict = { prefer: 'respond-async, handling=strict' };
    const ask = (text: string, more: Record<string, string>) =>
      town.ask('POST', '/v1/decisions', {
        body: question('ivy', { channel: 'email', content: { text } }),
        headers: { ...strict, ...more },
      });
    const threat = 'Pay now or we will have you arrested.';

    const first = await ask(threat, { 'idempotency-key': 'ivy-1' });
    const again = await ask(threat, { 'idempotency-key': 'ivy-1' });
    const { status, body: lenient } = await ask(threat, { prefer: 'handling=lenient' });

    expect(first).toMatchObject({
      status: 422,
      body: { code: 'guard-refused', decision: { verdict: 'block' } },
    });
    const refused = first.body['decision'] as { id: string };
    expect(again.body['decision']).toEqual(refused);
    expect(await counter.show(refused.id)).toMatchObject({ verdict: 'block' });
    expect({ status, body: lenient }).toMatchObject({ status: 201, body: { verdict: 'block' } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['voicemail', { ringless: true, intended_as: 'limited_content_message' }],
    ['letter', { to: { party: 'eva', endpoint: 'eva-post' }, format: 'postcard' }],
    ['visit', { to: { party: 'eva', endpoint: 'eva-home' }, staff_count: 2 }],
    ['im', { to: { party: 'eva', endpoint: 'eva-chat' } }],
    ['social', { to: { party: 'eva', endpoint: 'eva-wall' }, visibility: 'public' }],
  ])('can be about a %s', async (channel, more) => {
    if (channel === 'voicemail') {
      await town.borrower('eva');
      await addEndpoints('eva');
    }

    const { status, body } = await counter.ask('eva', { channel, ...more });

    expect([status, body['object']]).toEqual([201, 'decision']);
    const { input } = await counter.show(String(body['id']));
    const { to: _to, ...particulars } = more;
    expect((input as { attempt: object }).attempt).toMatchObject({ channel, ...particulars });
  });

  it('asked with others sees the place that an earlier one took', async () => {
    await town.borrower('fay');
    const questions = [
      ...Array.from({ length: 4 }, () => question('fay', { channel: 'email', reserve: true })),
      question('fay', { channel: 'pigeon' }),
      question('nobody'),
    ];

    const { status, body } = await town.ask('POST', '/v1/decisions', { body: { questions } });

    expect(status).toBe(200);
    expect(body['items']).toMatchObject([
      { index: 0, status: 'decided', decision: { verdict: 'allow' } },
      { decision: { verdict: 'allow' } },
      { decision: { verdict: 'allow' } },
      { decision: { verdict: 'defer', reservation: null } },
      { status: 'error', error: { code: 'validation-failed', errors: [{ pointer: '/channel' }] } },
      { status: 'error', error: { code: 'unknown-reference' } },
    ]);
  });
});

async function addEndpoints(name: string): Promise<void> {
  const kinds = { post: 'postal', home: 'address', chat: 'im', wall: 'social' };
  for (const [id, kind] of Object.entries(kinds)) {
    const body = { external_id: `${name}-${id}`, kind, address: `${name} of Sample Street 1` };
    const { status } = await town.ask('POST', `/v1/parties/${name}/endpoints`, { body });
    expect(status).toBe(201);
  }
}

describe('a decision about a contact of ours', () => {
  it('is found under its id too', async () => {
    await town.borrower('joy');
    const contact = await town.contact('joy');
    await handsIn(town).judge();
    const { decision_id, verdict } = await town.becomes(contact, 'permitted');

    expect(await counter.show(String(decision_id))).toMatchObject({
      object: 'decision',
      id: decision_id,
      contact,
      verdict,
      reservation: null,
    });
  });
});
