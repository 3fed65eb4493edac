/** What stands around every page: how it is served, sign-in, navigation, language, and what is refused. */
import { jest } from '@jest/globals';
import { openConsole, type Console } from '../support/browser.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  console = await openConsole(town);
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

describe('the pages are served', () => {
  it('with a policy that runs no script from the page itself', async () => {
    const { status, headers, body } = await town.ask('GET', '/console/pauses', { key: null });
    const policy = headers.get('content-security-policy') ?? '';

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(String(body['text'])).not.toMatch(/<script(?![^>]* src=")|style="|https?:/);
  });

  it('and their files for ever, compressed', async () => {
    const { body } = await town.ask('GET', '/console', { key: null });
    const [script = ''] = /\/console\/assets\/index-[^"]+\.js/.exec(String(body['text'])) ?? [];
    const get = (encoding: string) =>
      fetch(`${town.url}${script}`, { headers: { 'accept-encoding': encoding } });

    const packed = await get('br');
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const plain = await get('identity');
    expect(plain.headers.get('content-encoding')).toBe(null);
    expect(await packed.text()).toBe(await plain.text());
    expect((await town.ask('GET', '/console/assets/none.js', { key: null })).status).toBe(404);
  });

  it('to people who open the bare address, and not to programs', async () => {
    const people = { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' } as const;
    expect((await fetch(town.url, people)).status).toBe(302);
    expect((await town.ask('GET', '/', { headers: { accept: 'application/json' } })).status).toBe(
      404,
    );
  });
});

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it('asks for a sign-in, and comes to the page that was asked for', async () => {
    const visit = await console.visit({ language });
    await visit.goTo('/pauses');
    expect(await visit.page.locator('h1').innerText()).toMatch(
      language === 'en' ? /Sign in/ : /登录/,
    );
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('sign-in');

    await visit.page.locator('input').first().fill(town.key);
    await visit.page.locator('button[type=submit]').click();
    await visit.page.getByRole('navigation').waitFor();
    expect(await visit.page.locator('h1').innerText()).toBe(language === 'en' ? 'Pauses' : '暂停');
    await visit.close();
  });

  it('shows the pauses, and says so where there is no page', async () => {
    await posted(town, '/v1/pauses', {
      scope: 'channel',
      value: 'sms',
      reason: '<script>alert(1)</script> sent twice',
    });
    const visit = await console.visit({ role: 'compliance', language });
    await visit.goTo('/pauses');
    await visit.page.getByText('<script>alert(1)</script> sent twice').first().waitFor();
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('pauses');

    await visit.goTo('/no/such/page');
    expect(await visit.page.locator('h1').innerText()).toMatch(
      language === 'en' ? /no such page/ : /没有/,
    );
    expect(await visit.findings()).toEqual([]);
    await visit.close();
  });
});

it('keeps the language that was chosen', async () => {
  const visit = await console.visit({ role: 'compliance', language: 'en' });
  await visit.goTo('/pauses');
  await visit.page.getByRole('button', { name: '中文' }).click();
  await visit.page.getByRole('heading', { name: '暂停' }).waitFor();
  await visit.page.reload();
  await visit.page.getByRole('heading', { name: '暂停' }).waitFor();
  expect(await visit.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await visit.close();
});
