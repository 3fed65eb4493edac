/** What a person’s page reads: what may be used to reach them, now and from when, and everything that happened. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  const agency = { external_id: 'agency', kind: 'collector', name: 'Example Agency' };
  await town.ask('POST', '/v1/organisations', { body: agency });
});
afterAll(() => town.stop());

const enter = (name: string, body: object) =>
  town.ask('POST', `/v1/parties/${name}/card`, { body: { why: 'told on the phone', ...body } });

type Line = { endpoint: string; channel: string; debt: string; sender: string } & Verdict;
type Verdict = { verdict: string; not_before: string | null; findings: Record<string, unknown>[] };

const outlookOf = async (name: string, query = '', headers = {}) =>
  (await town.ask('GET', `/v1/parties/${name}/outlook${query}`, { headers })).body as {
    lines: Line[];
    debts_left_out: number;
  };

/** What the decide-only door says of the same attempt. */
async function decided({ endpoint, channel, debt, sender }: Line, party: string): Promise<Verdict> {
  const automated = channel === 'sms' || channel === 'email' ? { automated: true } : {};
  const to = { party, endpoint };
  const body = { sender, debt, channel, purpose: 'collection', to, ...automated };
  const { verdict, not_before, findings } = (await town.ask('POST', '/v1/decisions', { body }))
    .body as Verdict;
  return { verdict, not_before, findings: findings.filter((one) => one['verdict'] !== 'pass') };
}

const byRule = (one: Verdict) => ({
  ...one,
  findings: one.findings.toSorted((a, b) => (String(a['rule']) < String(b['rule']) ? -1 : 1)),
});

describe('the outlook', () => {
  beforeAll(async () => {
    await town.borrower('jan', 'US-NY');
    await enter('jan', { kind: 'stop', endpoint: 'jan-mail', channel: 'email' });
  });

  it.each([
    ['in the morning', '2026-03-10T13:05:00Z'],
    ['at night', '2026-03-11T02:30:00Z'],
  ])(
    'says %s of each address what a question would be told, and records nothing',
    async (_, at) => {
      town.clockIs(at);
      const before = await town.rows('select from record');

      const { lines } = await outlookOf('jan');

      expect(await town.rows('select from record')).toHaveLength(before.length);
      expect(lines.map(({ channel }) => channel)).toEqual(['sms', 'call', 'voicemail', 'email']);
      for (const line of lines) {
        const { verdict, not_before, findings } = line;
        expect(byRule({ verdict, not_before, findings })).toEqual(
          byRule(await decided(line, 'jan')),
        );
      }
      town.clockIs('2026-03-10T13:05:00Z');
    },
  );

  it('holds a call at night until eight in the morning there, and a refused address for ever', async () => {
    town.clockIs('2026-03-11T02:30:00Z');
    const { lines } = await outlookOf('jan', '?sender=agency');
    town.clockIs('2026-03-10T13:05:00Z');

    const of = (channel: string) => lines.find((line) => line.channel === channel);
    expect(of('call')).toMatchObject({ verdict: 'defer', not_before: '2026-03-11T12:00:00.000Z' });
    expect(of('email')).toMatchObject({ verdict: 'block', not_before: null });
    expect(of('email')?.findings).toContainEqual(expect.objectContaining({ rule: 'TCPA-REVOKE' }));
    expect(of('email')?.findings[0]).toMatchObject({ verdict: 'block' });
  });

  it('speaks Chinese to whoever reads it, and knows the sender that is asked about', async () => {
    const { lines } = await outlookOf('jan', '?sender=agency', { 'accept-language': 'zh-CN' });

    const because = lines.flatMap(({ findings }) => findings.map((one) => one['because']));
    expect(because.join('')).toMatch(/[\u4e00-\u9fff]/);
    expect(new Set(lines.map(({ sender }) => sender)).size).toBe(1);
    expect(lines[0]?.sender).not.toBe((await outlookOf('jan')).lines[0]?.sender);
  });

  it.each(['?sender=nobody', '?debt=nothing'])('with %s is not found', async (query) => {
    expect((await town.ask('GET', `/v1/parties/jan/outlook${query}`)).status).toBe(404);
  });

  it('stands beside the number of contacts that an act judges again', async () => {
    await town.borrower('kim', 'US-NY');
    await town.contact('kim', { not_before: '2026-03-10T15:00:00Z' });

    const { body } = await town.ask('GET', '/v1/parties/kim/card');

    expect(body['planned_contacts']).toBe(1);
  });
});

type Entry = { at: string; contact: { id: string } | null; event: { type: string } | null };
type Timeline = {
  data: (Entry & { task: string | null })[];
  next: string | null;
  planned: object[];
};

async function timelineOf(name: string, query = '', key = town.key): Promise<Timeline> {
  const { status, body } = await town.ask('GET', `/v1/parties/${name}/timeline${query}`, { key });
  expect(status).toBe(200);
  return body as unknown as Timeline;
}

describe('the timeline', () => {
  let mail: string;
  let call: string;
  beforeAll(async () => {
    await town.borrower('lou', 'GB');
    mail = await town.contact('lou');
    await town.becomes(mail, 'sent');
    call = await town.contact('lou', { channel: 'call' });
    await town.becomes(call, 'ready');
    await town.ask('POST', `/v1/calls/${call}/claim`, { body: {} });
    await town.ask('POST', `/v1/calls/${call}/complete`, { body: { outcome: 'no_answer' } });
    await town.becomes(call, 'completed');
    await town.contact('lou', { not_before: '2026-03-11T15:00:00Z' });
    await town.event({
      external_id: 'lou-said',
      occurred_at: '2026-03-10T13:04:00Z',
      type: 'message',
      direction: 'inbound',
      party: 'lou',
      channel: 'email',
      endpoint: 'lou-mail',
      debts: ['lou-loan'],
      text: 'I was in hospital',
    });
  });

  it('holds a mail, a call once with its task, and what was said, newest first; what waits apart', async () => {
    const { data, planned, next } = await timelineOf('lou');

    expect(data.map(({ contact, event }) => contact?.id ?? event?.type)).toEqual(
      expect.arrayContaining([mail, 'call', 'message']),
    );
    expect(data.filter(({ contact }) => contact?.id === call)).toEqual([]);
    expect(data.find(({ event }) => event?.type === 'call')?.task).toBe(call);
    expect(data.at(-1)?.event).toMatchObject({ type: 'message', text: 'I was in hospital' });
    expect(data.map(({ at }) => at)).toEqual(
      data
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(planned).toHaveLength(1);
    expect(next).toBeNull();
  });

  it('comes page by page without a gap or a repetition', async () => {
    const { data } = await timelineOf('lou');
    const paged: Entry[] = [];
    let before = '';
    for (let pages = 0; pages < 10; pages++) {
      const page = await timelineOf('lou', `?limit=1${before}`);
      paged.push(...page.data);
      expect(page.planned).toHaveLength(before === '' ? 1 : 0);
      if (page.next === null) break;
      before = `&before=${page.next}`;
    }

    expect(data.length).toBeGreaterThan(2);
    expect(paged).toEqual(data);
  });

  it('keeps what was said from who may not see it, and puts on record who did', async () => {
    const accesses = () => town.rows(`select from record where kind = 'access.recorded'`);
    const before = await accesses();
    const key = await town.keyWith(['portfolio:read', 'contacts:read']);

    expect(JSON.stringify(await timelineOf('lou', '', key))).not.toMatch(/hospital/);
    expect(await accesses()).toHaveLength(before.length);
    await timelineOf('lou');
    expect(await accesses()).toHaveLength(before.length + 1);
  });
});
