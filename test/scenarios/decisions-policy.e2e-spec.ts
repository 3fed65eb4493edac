/** What the house adds to the law, as others are told: its settings and its pauses. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { holdBrakeAlone } from '../../src/schedule/pause.js';
import { counterOf, question, type Counter } from '../support/decisions.js';
import { houseSettings } from '../support/house-settings.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

let town: Town;
let counter: Counter;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  counter = counterOf(town);
  await town.borrower('ada');
});
afterAll(() => town.stop());

/** The verdict on a text message with these words, and what the rule says. */
async function said(text: string, code: string): Promise<unknown[]> {
  const { body } = await counter.ask('ada', { channel: 'email', content: { text } });
  const findings = body['findings'] as { rule: string; verdict: string }[];
  return [body['verdict'], findings.find(({ rule }) => rule === code)?.verdict];
}

describe('a house that wants', () => {
  it('only sums of the ledger has them judged by the figures of the debt', async () => {
    expect(await said('£999.00 are overdue.', 'POLICY-AMOUNT')).toEqual(['allow', undefined]);
    await houseSettings(town, { ledger_amounts_only: true });

    expect(await said('£123.45 of £5,000.00 are overdue.', 'POLICY-AMOUNT')).toEqual([
      'allow',
      'pass',
    ]);
    expect(await said('£999.00 are overdue.', 'POLICY-AMOUNT')).toEqual(['block', 'block']);
  });

  it('only links of its own has all others stopped', async () => {
    await houseSettings(town, { link_domains: ['bank.example.com'] });

    expect(await said('See https://bank.example.com/pay', 'POLICY-LINK')).toEqual([
      'allow',
      'pass',
    ]);
    expect(await said('See https://bank.example.org/pay', 'POLICY-LINK')).toEqual([
      'block',
      'block',
    ]);
  });
});

const pause = async (body: object) =>
  String((await posted(town, '/v1/pauses', { reason: 'Trouble.', ...body }))['id']);

describe('a question under a pause', () => {
  let second: string;
  beforeAll(async () => {
    second = await town.keyWith(SCOPES, 'releasing');
  });

  const resume = async (id: string) => {
    await posted(town, `/v1/pauses/${id}/resume`, { reason: 'Mended.' });
    const { status } = await town.ask('POST', `/v1/pauses/${id}/resume/approve`, { key: second });
    expect(status).toBe(200);
  };

  it.each([
    ['tenant', undefined],
    ['channel', 'call'],
    ['sender', 'bank'],
    ['debt', 'ada-loan'],
    ['region', 'GB'],
  ])('of its %s is held and takes no place, until two resume it', async (scope, value) => {
    const id = await pause({ scope, ...(value === undefined ? {} : { value }) });

    const { body } = await counter.ask('ada', { reserve: true });
    expect(body).toMatchObject({
      verdict: 'defer',
      not_before: null,
      reservation: null,
      paused: [{ id, scope, until: null }],
    });
    const findings = body['findings'] as { rule: string; because: string }[];
    expect(findings[0]).toMatchObject({ rule: 'PAUSE', verdict: 'defer', citation: null });
    expect(findings[0]?.because).toContain(id);
    const { verdict, paused, findings: kept } = await counter.show(String(body['id']));
    expect({ verdict, paused, kept }).toEqual({
      verdict: 'defer',
      paused: body['paused'],
      kept: findings,
    });

    await resume(id);
    expect((await counter.ask('ada')).body).toMatchObject({ verdict: 'allow', paused: [] });
  });

  it('of something else passes', async () => {
    const others = [
      await pause({ scope: 'channel', value: 'sms' }),
      await pause({ scope: 'template', value: 'overdue' }),
      await pause({ scope: 'region', value: 'US' }),
    ];
    expect((await counter.ask('ada')).body).toMatchObject({ verdict: 'allow', paused: [] });
    for (const id of others) await resume(id);
  });

  it('with an end is put off until the first lawful instant after it; what is blocked stays blocked', async () => {
    const id = await pause({ scope: 'region', value: 'GB', until: '2026-03-10T23:30:00Z' });

    const { body } = await counter.ask('ada');
    expect(body).toMatchObject({ verdict: 'defer', not_before: '2026-03-11T08:00:00.000Z' });
    expect(await counter.show(String(body['id']))).toMatchObject({
      not_before: body['not_before'],
    });
    const later = await counter.ask('ada', { at: '2026-03-11T09:00:00Z' });
    const earlier = await counter.ask('ada', { at: '2026-03-10T12:00:00Z' });
    expect([later.body['verdict'], earlier.body['verdict']]).toEqual(['allow', 'allow']);
    const text = 'See https://bank.example.org/pay';
    expect((await counter.ask('ada', { channel: 'email', content: { text } })).body).toMatchObject({
      verdict: 'block',
      paused: [{ id }],
    });
    const strict = await town.ask('POST', '/v1/decisions', {
      body: question('ada'),
      headers: { prefer: 'handling=strict' },
    });
    expect(strict).toMatchObject({ status: 422, body: { code: 'guard-refused' } });
    await resume(id);
  });

  it('is told to whoever looks at the person, too', async () => {
    const id = await pause({ scope: 'debt', value: 'ada-loan' });
    const { body } = await town.ask('GET', '/v1/parties/ada/outlook');
    const lines = body['lines'] as { verdict: string; paused: unknown[] }[];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatchObject({ verdict: 'defer', paused: [{ id }] });
    await resume(id);
  });

  it('waits for a pause that is being made, so that no yes comes after it', async () => {
    const gate = new EventEmitter();
    const held = once(gate, 'held');
    const braking = town.installation.database.tx(1, async (tx) => {
      await holdBrakeAlone(tx);
      gate.emit('held');
      await once(gate, 'open');
    });
    await held;
    let isAnswered = false;
    const asked = counter.ask('ada').finally(() => (isAnswered = true));
    await sleep(300);
    expect(isAnswered).toBe(false);
    gate.emit('open');
    await braking;
    expect((await asked).body).toMatchObject({ verdict: 'allow' });
  });
});
