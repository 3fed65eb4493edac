/** How people get in: the first admin by a link, an authenticator, then the others; and one's own account. */
import { jest } from '@jest/globals';
import { type Console, openConsole, say } from '../support/browser.js';
import { codeAt, invited, PASSWORD, personAt } from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: null });
  console = await openConsole(town);
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

async function linkFor(login: string, roles: string[]): Promise<string> {
  await town.ask('PUT', `/v1/users/${login}`, { body: { roles } });
  const { body } = await town.ask('POST', `/v1/users/${login}/invitation`, { body: {} });
  return new URL(String(body['link'])).hash;
}

it('an admin comes in by a link, sets an authenticator up, and invites somebody', async () => {
  const visit = await console.visit();
  const { page } = visit;
  const send = () => page.locator('form button[type=submit]').last().click();
  await visit.goTo(`/invitation${await linkFor('ada', ['admin'])}`);
  const passwords = page.locator('input[type=password]');
  await passwords.nth(0).fill('password1234');
  await passwords.nth(1).fill('password1234');
  await send();
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('invitation');
  await passwords.nth(0).fill(PASSWORD);
  await passwords.nth(1).fill(PASSWORD);
  await send();

  await page.locator('input[autocomplete=username]').fill('ada');
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await send();
  // The first step of the authenticator has no login to type.
  await page.locator('input[autocomplete=username]').waitFor({ state: 'detached' });
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await send();
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('authenticator');
  await page.locator('input[autocomplete=one-time-code]').fill(codeAt(secret, town));
  await send();
  await page.locator('.codes li').first().waitFor();
  expect(await page.locator('.codes li').count()).toBeGreaterThan(5);
  await visit.screenshot('recovery-codes');
  await page.locator('.row .ant-btn-primary').click();
  await page.getByRole('navigation').waitFor();

  await page.locator('a[href="/console/users"]').click();
  await page.locator('.page-head .ant-btn-primary').click();
  await page.getByRole('dialog').locator('input[type=text]').fill('bo');
  expect(await visit.findings()).toEqual([]);
  await page.locator('.ant-modal-footer .ant-btn-primary').click();
  await page.getByRole('dialog').locator('form button[type=submit]').click();
  const link = await page.getByRole('dialog').locator('textarea').first().inputValue();
  expect(link).toMatch(/\/console\/invitation#token=dwi_1_[\w-]{43}&login=bo$/);
  await visit.screenshot('users-invited');
  await page.keyboard.press('Escape');
  expect(await visit.findings()).toEqual([]);
  await visit.close();
});

it('somebody looks after their own account, also on a phone', async () => {
  const visit = await console.visit({
    role: 'operations',
    hasPassword: true,
    width: 390,
  });
  const { page, login } = visit;
  await visit.goTo('/account');
  await page.locator('.ant-table-row').first().waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('account-phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);

  const renewed = 'copper lantern thirty-three';
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await page.locator('input[autocomplete=new-password]').nth(0).fill(renewed);
  await page.locator('input[autocomplete=new-password]').nth(1).fill(renewed);
  await page.locator('form button[type=submit]').first().click();
  await page.locator('.ant-message-success').waitFor();
  const person = personAt(town, login);
  expect((await person.signIn()).status).toBe(401);
  expect((await person.signIn({ password: renewed })).status).toBe(201);
  await visit.close();
});

it('serves hands that stay on the keyboard, and paper', async () => {
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await visit.goTo('/pauses');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(
    say(/Skip/, /跳到正文/),
  );
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText(say('Show these keys', '显示快捷键')).waitFor();
  expect(await visit.findings()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.locator('h1').isVisible()).toBe(true);
  await visit.screenshot('print');
  await visit.close();
});

it('goes on after a sign-in in another tab, but never in the name of somebody else', async () => {
  const visit = await console.visit({ role: 'operations', hasPassword: true });
  const { page, login } = visit;
  await visit.goTo('/pauses');
  const stop = async (reason: string) => {
    await page.getByRole('button', { name: say(/ Pause$/, / 暂停$/) }).click();
    await page.getByLabel(say('Reason', '原因')).fill(reason);
    await page.getByRole('button', { name: say('Stop now', '立即停止') }).click();
  };
  // What a form of another tab does: the cookies are those of the browser.
  const enter = async (given: object) => {
    const reply = await page.request.post('/v1/session', { data: given });
    return ((await reply.json()) as { user: { id: string } }).user.id;
  };
  const mine = await enter({ login, password: PASSWORD });
  await stop('After a second sign-in.');
  await page.getByRole('cell', { name: 'After a second sign-in.' }).waitFor();

  await invited(town, 'next', ['operations']);
  expect(await enter({ login: 'next', password: PASSWORD })).not.toBe(mine);
  await stop('In my own name.');
  const dialog = page
    .getByRole('dialog')
    .filter({ hasText: say('next has signed in in another tab', 'next 已在另一个标签页登录') });
  await dialog.waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('somebody-else');
  await dialog.locator('input[type=password]').fill(PASSWORD);
  await dialog.locator('button[type=submit]').click();
  await page.getByRole('cell', { name: 'In my own name.' }).waitFor();
  const { body } = await town.ask('GET', '/v1/pauses');
  const made = { reason: 'In my own name.', paused_by: mine };
  expect(body['data']).toContainEqual(expect.objectContaining(made));
  await visit.close();
});

it('keeps what was typed through an expired session, and deletes it with the sign-out', async () => {
  const visit = await console.visit({ role: 'operations', hasPassword: true });
  const { page, login } = visit;
  const words = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  await visit.goTo('/template-drafts/new');
  await words.fill('{{sender_name}}: unsaved.');
  await page.context().clearCookies();
  await page.reload();
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await words.waitFor();
  expect(await words.inputValue()).toBe('{{sender_name}}: unsaved.');

  const other = await page.context().newPage();
  await other.goto('/console/pauses');
  await other.getByRole('heading', { name: say('Pauses', '暂停') }).waitFor();
  await page.getByRole('button', { name: say(`Account: ${login}`, `账户: ${login}`) }).click();
  await page.getByText(say('Sign out', '退出登录')).click();
  await page
    .getByText(say('Something you typed has not been saved', '有尚未保存的内容'))
    .last()
    .waitFor();
  await visit.screenshot('sign-out-unsaved');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Sign out', '退出登录') })
    .click();
  await page.locator('input[autocomplete=username]').waitFor();
  await other.locator('input[autocomplete=username]').waitFor();
  expect(await other.getByRole('heading', { name: say('Pauses', '暂停') }).count()).toBe(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
  await visit.close();
});
