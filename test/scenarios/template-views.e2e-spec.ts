/** Before words go out: whom they would reach, how they look, and what the law wants in them. */
import { authorsIn, smsSaying, type Authors } from '../support/authors.js';
import { handsIn } from '../support/hands.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let people: Authors;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: NO_CAP });
  people = await authorsIn(town);
});
afterAll(() => town.stop());

async function pathOf(channel: string, locale: string, name = 'overdue'): Promise<string> {
  const query = `channel=${channel}&locale=${locale}&limit=200`;
  const { body } = await town.ask('GET', `/v1/templates?${query}`);
  const all = body['data'] as { id: string; name: string }[];
  return `/v1/templates/${all.find((one) => one.name === name)?.id}`;
}
const impact = async (path: string) => (await town.ask('GET', `${path}/impact`)).body;

describe('the impact of a template', () => {
  it('counts planned contacts by language and standing, those by fallback too', async () => {
    const hands = handsIn(town);
    await town.borrower('ivo');
    await town.borrower('lin', 'CN');
    await town.contact('ivo');
    await hands.judge();
    await town.contact('ivo', { template: 'hold' });
    await town.contact('ivo');
    await town.contact('ivo', { channel: 'call' });
    await town.contact('lin');
    await town.contact('lin', { locale: 'en' });
    await town.rows("update party set language = 'fr' where external_id = 'ivo'");
    const cancelled = await town.contact('lin', { locale: 'en' });
    await town.ask('POST', `/v1/contacts/${cancelled}/cancel`);

    const english = await pathOf('email', 'en');
    expect(await impact(english)).toEqual({
      object: 'template_impact',
      channel: 'email',
      name: 'overdue',
      locale: 'en',
      contacts: 3,
      by_status: { permitted: 1, scheduled: 2 },
      by_language: { en: 1, fr: 2 },
      through_fallback: 2,
      is_whole: true,
    });
    expect(await impact(await pathOf('email', 'zh-CN'))).toMatchObject({ contacts: 1 });
    expect(await impact(await pathOf('sms', 'en'))).toMatchObject({ contacts: 0 });

    await town.ask('POST', `${english}/withdraw`, { body: { reason: 'A look.' } });
    expect(await impact(english)).toMatchObject({ contacts: 3 });
    const content = { ...smsSaying('Please call us.'), subject: 'Hello' };
    const { body } = await people.draft('overdue', content, { channel: 'email' });
    const draft = `/v1/template-drafts/${String(body['id'])}`;
    expect(await impact(draft)).toMatchObject({ contacts: 3, by_language: { en: 1, fr: 2 } });
  });
});

const cell = (body: Record<string, unknown>, locale: string) =>
  (body['cells'] as Record<string, unknown>[]).find(
    (one) => one['channel'] === 'sms' && one['purpose'] === 'relay' && one['locale'] === locale,
  );

it('coverage says where words go out, wait for approval, or are missing', async () => {
  const { body: before } = await town.ask('GET', '/v1/templates/coverage');
  expect(cell(before, 'zh-CN')).toMatchObject({ active: 1, inactive: 0, withdrawn: 0 });
  const [template, withdrawn_at] = [expect.stringMatching(/^tpl_/), expect.any(String)];
  const gap = { channel: 'email', name: 'overdue', locale: 'en', template, withdrawn_at };
  expect(before['gaps']).toEqual([gap]);

  const relay = await pathOf('sms', 'zh-CN', 'relay');
  await town.ask('POST', `${relay}/withdraw`, { body: { reason: 'A look.' } });
  const content = { ...smsSaying('Please ask Ada to call us.'), purposes: ['relay'] };
  const { body: draft } = await people.draft('relay-new', content);
  await people.step(draft['id'], 'submit', { revision: 1 });

  const { body: after } = await town.ask('GET', '/v1/templates/coverage');
  expect(cell(after, 'zh-CN')).toMatchObject({ active: 0, inactive: 0, withdrawn: 1 });
  expect(cell(after, 'en')).toMatchObject({ active: 1, submitted: 1, drafts: 0 });
  expect(JSON.stringify(after['gaps'])).toContain(relay.slice(14));
});

interface Seen {
  readonly text: string;
  readonly required: { rule: string; verdict: string }[];
}

const preview = (path: string, body: object, key = town.key) =>
  town.ask('POST', `${path}/preview`, { body, key });
const asked = ({ required }: Seen) =>
  Object.fromEntries(required.map(({ rule, verdict }) => [rule, verdict]));

describe('a preview', () => {
  it('says what the law of each place wants in the words, and whether it is there', async () => {
    const residences = ['US-NY', 'CN', 'GB'];
    const body = { residences, sender_kind: 'collector' };
    const good = await preview(await pathOf('sms', 'en'), body);
    expect(good.status).toBe(200);
    const [ny, cn, gb] = good.body['residences'] as Seen[];
    expect(ny?.text).toContain('debt collector');
    expect(gb?.text).not.toContain('debt collector');
    expect([ny, cn, gb].map((one) => one && asked(one))).toMatchObject([
      { 'REGF-OPTOUT-NOTICE': 'pass', 'REGF-ID': 'pass' },
      { 'CN-SMS-01': expect.anything() },
      {},
    ]);
    const rules = (one?: Seen) => Object.keys((one && asked(one)) ?? {});
    expect(rules(gb)).not.toContain('REGF-OPTOUT-NOTICE');
    expect(rules(ny).filter((rule) => /TIME|FREQ|CAP/.test(rule))).toEqual([]);

    const typed = { channel: 'sms', locale: 'en', content: smsSaying('Please pay.') };
    const bare = await town.ask('POST', '/v1/template-drafts/preview', {
      body: { ...typed, ...body },
    });
    expect((bare.body['residences'] as Seen[]).map(asked)).toMatchObject([
      { 'REGF-OPTOUT-NOTICE': 'block', 'REGF-ID': 'block' },
      { 'CN-SMS-01': 'block' },
      {},
    ]);
  });

  it('of words as they are typed tells what is found, and keeps nothing', async () => {
    const typed = { channel: 'sms', locale: 'en', content: smsSaying('We will break your legs.') };
    const ask = (body: object) =>
      town.ask('POST', '/v1/template-drafts/preview', { body, key: people.author });
    expect(await ask(typed)).toMatchObject({
      status: 200,
      body: {
        text: '[Example] We will break your legs.',
        encoding: 'gsm-7',
        segments: 1,
        language: { verdict: 'block' },
        check: { verdict: 'block', submittable: false },
      },
    });
    const chinese = await town.ask('POST', '/v1/template-drafts/preview', {
      body: { ...typed, residences: ['US-NY'] },
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(JSON.stringify(chinese.body['check'])).toContain('文本以暴力或跟踪相威胁');
    expect(JSON.stringify(chinese.body['residences'])).toMatch(/"says":"[^"]*[一-龥]/);
    expect(await ask({ ...typed, content: smsSaying('{{broken') })).toMatchObject({
      status: 422,
      body: {
        code: 'not-submittable',
        errors: [{ pointer: '/content/text', span: [18, 26], code: 'unclosed_tag' }],
      },
    });
    expect(
      await town.rows("select 1 from template_draft where name not in ('overdue', 'relay-new')"),
    ).toEqual([]);
  });

  it('about a real debt shows its figures and masks who it is', async () => {
    await town.borrower('zoe', 'US-NY');
    const about = {
      sender: 'bank',
      debt: 'zoe-loan',
      to: { party: 'zoe', endpoint: 'zoe-mobile' },
    };
    const path = await pathOf('sms', 'en');
    const { status, body } = await preview(path, { about });
    expect([status, body['text']]).toEqual([200, expect.stringMatching(/E\*{10}.*\$123\.45/s)]);
    expect(JSON.stringify(body)).not.toMatch(/zoe|1234/);

    // The bank has registered its signature.
    const lin = { ...about, debt: 'lin-loan', to: { party: 'lin', endpoint: 'lin-mobile' } };
    const chinese = await preview(await pathOf('sms', 'zh-CN'), { about: lin });
    expect(asked(chinese.body as unknown as Seen)).toMatchObject({ 'CN-SMS-01': 'pass' });

    const draft = await people.draft(
      'masked',
      smsSaying('Dear {{addressee_name}}.', {
        addressee_name: { type: 'text', required: true, max_length: 40, description: 'Who.' },
      }),
    );
    const own = `/v1/template-drafts/${String(draft.body['id'])}`;
    const drafted = await preview(own, { about });
    expect(drafted.body).toMatchObject({
      text: expect.stringContaining('Dear E****'),
      revision: 1,
    });
    expect(await preview(own, { about }, people.author)).toMatchObject({
      status: 403,
      body: { required_scopes: ['portfolio:read'] },
    });
    const nobody = { ...about, to: { party: 'ivo', endpoint: 'nothing' } };
    expect(await preview(own, { about: nobody })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/about/to/endpoint' }] },
    });
  });
});
