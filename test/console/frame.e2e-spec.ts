/** What stands around every page: how it is served, sign-in, navigation, language, and what is refused. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { codeAt, enrol, invited, PASSWORD, personAt } from '../support/person.js';
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

const PAUSE = say(/ Pause$/, / 暂停$/);
const STOPPED = say('Everything is stopped.', '已全部停止。');
const row = (page: Visit['page']) =>
  page.getByRole('row').filter({ hasText: say('from the console', '在控制台停止') });
const press = (part: Pick<Visit['page'], 'getByRole'>, name: RegExp | string) =>
  part.getByRole('button', { name }).click();

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

  it('made for the very API that is served', async () => {
    const printed = await promisify(execFile)(process.execPath, ['dist/cli.js', 'openapi'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const { body } = await town.ask('GET', '/openapi.json', { key: null });

    expect(JSON.parse(printed.stdout)).toEqual(body);
  });

  it('to people who open the bare address, and not to programs', async () => {
    const people = { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' } as const;
    expect((await fetch(town.url, people)).status).toBe(302);
    expect((await town.ask('GET', '/', { headers: { accept: 'application/json' } })).status).toBe(
      404,
    );
  });
});

it('asks for a sign-in, and comes to the page that was asked for', async () => {
  const visit = await console.visit();
  await visit.goTo('/pauses');
  expect(await visit.page.locator('h1').innerText()).toMatch(say(/Sign in/, /登录/));
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('sign-in');

  await invited(town, 'sam', ['compliance']);
  const sam = personAt(town, 'sam');
  await sam.signIn();
  const { secret } = await enrol(town, sam);
  await visit.page.locator('input[autocomplete=username]').fill('sam');
  await visit.page.locator('input[type=password]').fill('wrong');
  await visit.page.locator('button[type=submit]').click();
  await visit.page.getByRole('alert').waitFor();
  await visit.page.locator('input[type=password]').fill(PASSWORD);
  // The next one: that of this half minute was used when the authenticator was confirmed.
  await visit.page.locator('input[autocomplete=one-time-code]').fill(codeAt(secret, town, 1));
  await visit.page.locator('button[type=submit]').click();
  await visit.page.getByRole('navigation').waitFor();
  expect(await visit.page.locator('h1').innerText()).toBe(say('Pauses', '暂停'));
  await visit.close();
});

it('shows the pauses, and says so where there is no page', async () => {
  await posted(town, '/v1/pauses', {
    scope: 'channel',
    value: 'sms',
    reason: '<script>alert(1)</script> sent twice',
  });
  const visit = await console.visit({ role: 'compliance' });
  await visit.goTo('/pauses');
  await visit.page.getByText('<script>alert(1)</script> sent twice').first().waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('pauses');

  await visit.goTo('/no/such/page');
  expect(await visit.page.locator('h1').innerText()).toMatch(say(/no such page/, /没有这个页面/));
  expect(await visit.findings()).toEqual([]);
  await visit.close();
});

it('keeps the language that was chosen', async () => {
  const visit = await console.visit({ role: 'compliance', language: 'en' });
  await visit.goTo('/pauses');
  await visit.page.getByRole('button', { name: '中文' }).click();
  await visit.page.getByRole('heading', { name: '暂停' }).waitFor();
  await visit.page.reload();
  await visit.page.getByRole('heading', { name: '暂停' }).waitFor();
  // Keys open each page that is in the navigation.
  await visit.page.keyboard.press('?');
  const dialog = visit.page.getByRole('dialog');
  await dialog.waitFor();
  const letters = await dialog.locator('kbd + kbd').allInnerTexts();
  expect(letters.length).toBe(await visit.page.getByRole('navigation').getByRole('link').count());
  expect(new Set(letters).size).toBe(letters.length);
  await visit.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  for (const key of 'ga') await visit.page.keyboard.press(key);
  await visit.page.waitForURL(/\/console\/rules$/);
  const search = visit.page.getByRole('searchbox');
  await search.waitFor();
  await visit.page.keyboard.press('/');
  expect(await search.evaluate((field) => field.matches(':focus'))).toBe(true);
  expect(await visit.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await visit.close();
});

it('stops everything from any page, and lets it go on only with a second person', async () => {
  const first = await console.visit({ role: 'operations' });
  await first.goTo('/pauses');
  await press(first.page, PAUSE);
  expect(await first.findings()).toEqual([]);
  const answered = first.page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/v1/pauses'),
  );
  await press(first.page, say('Stop now', '立即停止'));
  // It is in force with its answer; how soon that comes is measured in `test/slow/console.slow.ts`.
  expect(await (await answered).json()).toMatchObject({ scope: 'tenant', in_force: true });
  await first.page.getByText(STOPPED).waitFor();
  await first.screenshot('everything-stopped');
  expect(await first.findings()).toEqual([]);

  await press(row(first.page), say('End it…', '结束暂停…'));
  await first.page.getByRole('dialog').getByLabel(say('Reason', '原因')).fill('It was a mistake.');
  await press(first.page, say('Ask for the end', '申请恢复'));
  await press(row(first.page), say('Agree: let it go on', '同意恢复'));
  await first.page.getByText(say('Another person must do this', '须由另一人完成')).waitFor();
  await first.close();

  const second = await console.visit({ role: 'compliance' });
  await second.goTo('/pauses');
  await press(row(second.page), say('Agree: let it go on', '同意恢复'));
  await second.page.getByText(STOPPED).waitFor({ state: 'detached' });
  await second.close();
});

it('shows those who may not pause no button', async () => {
  const visit = await console.visit({ role: 'auditor' });
  await visit.goTo('/pauses');
  expect(await visit.page.getByRole('button', { name: PAUSE }).count()).toBe(0);
  await visit.close();
});

it('loses nothing that was typed when the session ends in the middle of it', async () => {
  const visit = await console.visit({ role: 'operations', hasPassword: true });
  const { page } = visit;
  await visit.goTo('/pauses');
  await press(page, PAUSE);
  await page.getByLabel(say('Reason', '原因')).fill('Typed before the session ended.');
  await town.rows(`update session set ended_at = now(), ended_by = 'idle' where ended_at is null`);
  town.installation.clock.advance(3_000);
  await press(page, say('Stop now', '立即停止'));

  const hasText = say('Your session has ended', '登录已过期');
  const dialog = page.getByRole('dialog').filter({ hasText });
  await dialog.waitFor();
  await visit.screenshot('session-ended');
  expect(await dialog.locator('input[autocomplete=username]').inputValue()).toBe(visit.login);
  await dialog.locator('input[type=password]').fill(PASSWORD);
  await dialog.locator('button[type=submit]').click();
  await page.getByText('Typed before the session ended.').first().waitFor();
  await visit.close();
});
