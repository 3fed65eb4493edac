/** Why, and why not: what the API says about contacts at every stage, and to whom. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  await town.borrower('ada');
});
afterAll(() => town.stop());

async function explain(id: string, query = '', key?: string) {
  const path = `/v1/contacts/${id}/explain${query}`;
  const { status, body } = await town.ask('GET', path, key === undefined ? {} : { key });
  expect(status).toBe(200);
  return body;
}

/** Kept from being contacted in the early afternoon, London time. */
const closedUntilFour = (name: string) =>
  town.event({
    external_id: `${name}-hours`,
    occurred_at: '2026-03-09T12:00:00Z',
    type: 'inconvenient_time',
    party: name,
    windows: [{ days: ['tue'], from: '12:00', to: '16:00' }],
    source: 'person',
  });

describe('an explanation', () => {
  it.each([
    ['by the query', '?language=zh-CN', {}],
    ['by `Accept-Language`', '', { 'accept-language': 'zh;q=0.9, en;q=0.4' }],
  ])('is told in Chinese %s', async (_, query, headers) => {
    const id = await town.contact('ada');
    await town.becomes(id, 'sent');

    const { body } = await town.ask('GET', `/v1/contacts/${id}/explain${query}`, { headers });

    expect(body['because']).toBe('服务商已接收。');
    const findings = body['findings'] as { rule: string; because: string }[];
    expect(findings.find(({ rule }) => rule === 'STOP-PAID')?.because).toBe('无异议');
    expect(body['text']).toMatch(/^可以联系\n.*STOP-PAID：无异议/su);
  });

  it('of an allowed contact holds the findings, their citations and the words', async () => {
    const id = await town.contact('ada');
    await town.becomes(id, 'sent');

    const body = await explain(id);

    expect(body).toMatchObject({
      object: 'explanation',
      contact: id,
      status: 'sent',
      verdict: 'allow',
      not_before: null,
      message: { subject: expect.any(String), text: expect.stringContaining('£123.45') },
      input: { attempt: { channel: 'email' }, facts: { person: { residence: 'GB' } } },
      policy: { version: 'only-a-cap' },
      declarations: { version: 'first-day' },
      template: { version: '1' },
      release: expect.any(String),
      ruleset: expect.stringMatching(/^[0-9a-f]{64}$/),
      tz: expect.any(String),
    });
    expect(body['findings']).toContainEqual({
      rule: 'HOUSE-CAP-DAY',
      verdict: 'pass',
      because: expect.any(String),
      citation: 'house policy only-a-cap',
    });
  });

  it('of a held contact says until when, in a text with one line per finding', async () => {
    await town.borrower('ben');
    await closedUntilFour('ben');
    const id = await town.contact('ben');
    const held = await town.becomes(id, 'held');

    const body = await explain(id);

    const { until, rule } = held['hold'] as { until: string; rule: string };
    expect(body).toMatchObject({ verdict: 'defer', because: expect.stringContaining(until) });
    const lines = String(body['text']).split('\n');
    expect(lines[0]).toMatch(/^defer until 2026-03-10T/);
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^⏸ ${rule}: .+ \\[.+\\]$`)));
    expect(lines).toHaveLength(1 + (body['findings'] as unknown[]).length);
  });

  it('holds every decision in order when all are asked for', async () => {
    await town.borrower('cal');
    await closedUntilFour('cal');
    const id = await town.contact('cal');
    await town.becomes(id, 'held');
    await town.event({
      external_id: 'cal-payment',
      occurred_at: '2026-03-10T13:00:00Z',
      type: 'payment',
      debts: ['cal-loan'],
      amount: '10.00',
    });
    await town.becomes(id, 'held');
    town.clockIs('2026-03-10T16:00:01Z');
    await town.becomes(id, 'sent');

    const body = await explain(id, '?all=true');

    const decisions = body['decisions'] as { verdict: string; decision_id: string }[];
    expect(decisions.length).toBeGreaterThan(1);
    expect(decisions[0]).toMatchObject({ verdict: 'defer' });
    expect(decisions.at(-1)).toMatchObject({ verdict: 'allow', decision_id: body['decision_id'] });
  });

  it('shows input only with the scope for evidence, and words only with one for them', async () => {
    const id = await town.contact('ada');
    await town.becomes(id, 'sent', 'held');

    const blind = await explain(id, '', await town.keyWith(['contacts:read'], 'blind'));
    const clerk = await explain(
      id,
      '',
      await town.keyWith(['contacts:read', 'personal:read'], 'clerk'),
    );

    expect(blind).toMatchObject({ message: null, findings: expect.any(Array) });
    expect(blind).not.toHaveProperty('input');
    expect(JSON.stringify(blind)).not.toContain('Example ada');
    expect(clerk).toMatchObject({ message: { text: expect.stringContaining('Example ada') } });
    expect(clerk).not.toHaveProperty('input');
  });

  it('of a contact that was not judged says what it waits for', async () => {
    const id = await town.contact('ada', { not_before: '2026-03-12T09:00:00Z' });

    expect(await explain(id, '?all=true')).toMatchObject({
      status: 'scheduled',
      because: 'It has not been judged yet: it is due at 2026-03-12T09:00:00.000Z.',
      decision_id: null,
      verdict: null,
      findings: [],
      decisions: [],
    });
  });

  it('of what does not exist is a problem', async () => {
    const path = `/v1/contacts/con_${'0'.repeat(32)}/explain`;

    expect(await town.ask('GET', path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

it('is asked for by its verdict and by its rule, in either order', async () => {
  await town.borrower('cap');
  const ids: string[] = [];
  while (ids.length < 5) ids.push(await town.contact('cap'));
  const ends = await Promise.all(ids.map((id) => town.becomes(id, 'sent', 'held')));
  const held = ends.filter(({ status }) => status === 'held').map(({ id }) => id);
  expect(held.length).toBeGreaterThan(1);
  for (const [order, expected] of [
    ['oldest', held],
    ['newest', held.toReversed()],
  ] as const)
    for (const by of ['verdict=defer', 'rule=HOUSE-CAP-DAY', 'verdict=defer&rule=HOUSE-CAP-DAY']) {
      const { body } = await town.ask('GET', `/v1/contacts?party=cap&order=${order}&${by}`);
      expect((body['data'] as { id: string }[]).map(({ id }) => id)).toEqual(expected);
    }
});
