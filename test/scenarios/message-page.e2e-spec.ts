/** The page behind a message: one press, in two languages, without a script and without a word of a debt. */
import { EvidenceLog } from '../../src/evidence/record.js';
import { publishNew } from '../../src/messages/publish.js';
import { shippedTemplates } from '../../src/messages/shipped.js';
import { houseSettings } from '../support/house-settings.js';
import { startTown, type Town } from '../support/town.js';

const NOW = '2026-03-10T13:05:00Z';
let town: Town;
beforeAll(async () => {
  town = await startTown({ at: NOW });
  const { database, keys, evidenceOrigin } = town.installation;
  const paged = shippedTemplates()
    .filter(({ channel, name }) => channel === 'sms' && name === 'overdue')
    .map((one) => ({ ...one, name: 'paged', content: withPage(one.content) }));
  await database.tx(1, (tx) => publishNew(tx, new EvidenceLog(keys, evidenceOrigin), paged));
});
afterAll(() => town.stop());

function withPage(content: ReturnType<typeof shippedTemplates>[number]['content']) {
  const page_url = {
    type: 'link' as const,
    max_length: 300,
    required: true,
    description: 'The page behind the message.',
    example: 'https://messages.example/p/1',
  };
  return {
    ...content,
    text: `${content.text.trim()} {{page_url}} `,
    variables: { ...content.variables, page_url },
  };
}

/** The address of the page in a text that was really sent. */
async function linkOf(name: string): Promise<string> {
  await town.borrower(name, 'CN');
  await town.becomes(await town.contact(name, { channel: 'sms', template: 'paged' }), 'sent');
  return /https?:\S+/.exec(town.sms.messages.at(-1)?.body ?? '')?.[0] ?? '';
}

const press = (link: string, wish: string) =>
  fetch(link, { method: 'POST', body: new URLSearchParams({ wish }) });

const proposals = async (name: string) =>
  (await town.ask('GET', `/v1/restriction-proposals?party=${name}`)).body['data'];

describe('the page behind a message', () => {
  it('asks in two languages, says nothing of a debt, runs no script and changes nothing', async () => {
    const link = await linkOf('ada');
    const before = await town.rows('select from record');

    const response = await fetch(link);
    const html = await response.text();

    expect(response.status).toBe(200);
    expect(html).toMatch(/I dispute this · 我对此有异议/);
    expect(html).toContain('<p>Example Bank</p>');
    expect(html).not.toMatch(/<script|debt|overdue|CNY|欠|逾期|Example ada/i);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    expect(await town.rows('select from record')).toHaveLength(before.length);
  });

  it('stops messages before it answers', async () => {
    const link = await linkOf('bea');

    expect(await (await press(link, 'stop')).text()).toMatch(/no more messages/);

    await town.becomes(await town.contact('bea', { channel: 'sms' }), 'blocked');
  });

  it.each(['wrong_number', 'dispute', 'call_me', 'help'])(
    'puts `%s` before people, once',
    async (wish) => {
      const link = await linkOf(`cai-${wish.replace('_', '-')}`);

      for (const _ of [1, 2]) expect((await press(link, wish)).status).toBe(200);

      expect(await proposals(`cai-${wish.replace('_', '-')}`)).toEqual([
        expect.objectContaining({ signal: wish, status: 'proposed', channel: 'sms', event: null }),
      ]);
    },
  );

  it('ends half a year after its message', async () => {
    const link = await linkOf('dan');
    town.clockIs('2026-09-20T00:00:00Z');

    const answers = [await fetch(link), await press(link, 'stop')];
    town.clockIs(NOW);

    expect(answers.map(({ status }) => status)).toEqual([410, 410]);
    expect(await answers[0]?.text()).toMatch(/此页面已失效/);
    expect((await press(link, 'help')).status).toBe(200);
  });

  it.each<[string, (link: string) => string, string, number]>([
    [
      'another signature',
      (link) => link.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      'stop',
      410,
    ],
    ['a later end', (link) => link.replace(/\.\d{5}\./, '.99999.'), 'stop', 410],
    ['an unknown wish', (link) => link, 'toString', 400],
  ])('with %s does nothing', async (name, spoil, wish, status) => {
    const link = await linkOf(`eve-${name.length}`);
    const before = await town.rows('select from timeline_event');

    expect((await press(spoil(link), wish)).status).toBe(status);

    expect(await town.rows('select from timeline_event')).toHaveLength(before.length);
  });
});

describe('a shipped mail', () => {
  it('leads to its page, in both languages and both of its parts, and the page works', async () => {
    for (const residence of ['GB', 'CN'] as const) {
      const name = `mia-${residence.toLowerCase()}`;
      await town.borrower(name, residence);
      await town.becomes(await town.contact(name), 'sent');
      const { text = '', html = '' } = town.mail.mails.at(-1) ?? {};
      const link = /http:\S+\/v1\/messages\/\S+/.exec(text)?.[0] ?? '';

      expect(html).toContain(`<a href="${link}">`);
      expect((await press(link, 'wrong_number')).status).toBe(200);
      expect(await proposals(name)).toMatchObject([{ signal: 'wrong_number', channel: 'email' }]);
    }
  });

  it('offers no link where nobody said how borrowers reach us', async () => {
    const inside = await startTown({ at: NOW, env: { PUBLIC_URL: '' } });
    try {
      await inside.borrower('noa');
      await inside.becomes(await inside.contact('noa'), 'sent');

      const { text = '', html = '', headers } = inside.mail.mails.at(-1) ?? {};
      expect(text).toContain('reply to this e-mail. You can make a complaint');
      expect(text).toContain('To unsubscribe from further e-mails to this address, reply STOP.');
      expect(text + html).not.toMatch(/v1\/(?:messages|opt-out)|not meant for you|http/);
      expect(headers).not.toHaveProperty('list-unsubscribe');
    } finally {
      await inside.stop();
    }
  });
});

describe('a house that names where links may lead', () => {
  beforeAll(() => houseSettings(town, { link_domains: ['bank.example.com'] }));

  it('need not name us: what we put in ourselves leaves', async () => {
    await town.borrower('ola');
    await town.becomes(await town.contact('ola'), 'sent');

    expect(town.mail.mails.at(-1)?.text).toMatch(/v1\/messages\/[^]*v1\/opt-out\//);
  });

  it('stops a link that only looks like ours in what a caller wrote', async () => {
    await town.borrower('pam');
    const note = `See ${town.url}@evil.example/pay`;

    const id = await town.contact('pam', { variables: { note } });
    await town.becomes(id, 'blocked');

    const { body } = await town.ask('GET', `/v1/contacts/${id}/explain`);
    expect(JSON.stringify(body)).toContain('POLICY-LINK');
  });
});
