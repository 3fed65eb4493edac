/** Before words go out: whom they would reach, how they look, and what the law wants in them. */
import { jest } from '@jest/globals';
import { authorsIn, smsSaying, type Authors } from '../support/authors.js';
import { handsIn } from '../support/hands.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(60_000);

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
