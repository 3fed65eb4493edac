/** Templates in a browser: found, written, approved by another, and taken back with one click on a telephone. */
import { jest } from '@jest/globals';
import { authorsIn, smsSaying, type Authors } from '../support/authors.js';
import { type Console, openConsole, say } from '../support/browser.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
let people: Authors;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: NO_CAP });
  people = await authorsIn(town);
  console = await openConsole(town);
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

it('shows where words go out, where they are missing, and what waits', async () => {
  const { body } = await people.draft('waits', smsSaying('Please call us.'));
  await people.step(body['id'], 'submit', { revision: 1 });
  const visit = await console.visit({ role: 'compliance' });
  await visit.goTo('/templates');
  await visit.page.getByRole('link', { name: 'waits', exact: true }).waitFor();
  await visit.page.getByText(say('by an-author', '由 an-author')).first().waitFor();
  await visit.page.getByRole('table').getByText(say('Goes out', '正在使用')).first().waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('templates');
  await visit.close();
});

it('takes words back with one click on a telephone, and lets them go out again', async () => {
  await town.borrower('ada');
  await town.contact('ada', { channel: 'sms', template: 'overdue' });
  const id = (
    await town.rows<{ id: string }>(
      "select replace(id::text, '-', '') as id from template where channel = 'sms' and name = 'overdue' and locale = 'en'",
    )
  )[0]?.id;
  const visit = await console.visit({ role: 'compliance', width: 390, height: 844 });
  await visit.goTo(`/templates/tpl_${id}`);
  await visit.page
    .getByText(say(/planned contacts? uses? this/, /个已计划的联络使用此模板/))
    .waitFor();
  await visit.screenshot('template-telephone');
  expect(await visit.findings()).toEqual([]);
  const wide = await visit.page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(390);
  await visit.page.getByRole('button', { name: say('Withdraw now', '立即停用') }).click();
  await visit.page.getByText(say('No version goes out', '当前没有版本在使用')).waitFor();
  await visit.page.getByText(say(/^Withdrawn$/, /^已停用$/)).waitFor();
  const path = `/v1/templates/tpl_${id}`;
  expect((await town.ask('GET', path)).body).toMatchObject({ active_version: null });

  await visit.page.getByRole('button', { name: say('Let it go out', '启用此版本') }).click();
  await visit.page
    .getByText(say('No version goes out', '当前没有版本在使用'))
    .waitFor({ state: 'detached' });
  expect((await town.ask('GET', path)).body).toMatchObject({ active_version: 1 });
  await visit.close();
});

it('is written with help at the very words, and approved by somebody else', async () => {
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await visit.goTo('/template-drafts/new');
  const name = page.getByLabel(say('Name', '名称'), { exact: true });
  await name.fill('gentle');
  for (const [key, channel] of [
    ['ArrowDown', 'email'],
    ['ArrowUp', 'sms'],
  ] as const) {
    await page.getByLabel(say('Channel', '渠道')).press('Enter');
    await page.locator('.ant-select-item-option-active').waitFor();
    await page.getByLabel(say('Channel', '渠道')).press(key);
    await page.getByLabel(say('Channel', '渠道')).press('Enter');
    await page.waitForURL(new RegExp(`channel=${channel}`));
  }
  await page.getByLabel(say('Subject', '主题')).waitFor({ state: 'detached' });
  expect(await name.inputValue()).toBe('gentle');
  const field = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  await field.fill(
    '{{sender_name}}: We will break your legs. Call {{nobody}} now. Reply STOP to opt out.',
  );
  await page.getByText(say('There is no such variable', '没有这个变量')).waitFor();
  expect(await page.locator('mark.mark-fault').innerText()).toBe('{{nobody}}');
  await visit.screenshot('draft-unknown-variable');

  await field.fill('{{sender_name}}: We will break your legs. Call us now. Reply STOP to opt out.');
  await page.getByText(say('Threat of violence', '暴力威胁')).first().waitFor();
  expect((await page.locator('mark.mark-block').allInnerTexts()).join('')).toContain(
    'break your legs',
  );
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('draft-editor');

  await page
    .getByRole('button', { name: say('Use these words', '采用这段文字') })
    .first()
    .click();
  await page.getByText(say('Nothing stands against these words', '这些文字没有问题')).waitFor();
  expect(await field.inputValue()).not.toContain('legs');
  expect(await field.inputValue()).toContain('Reply STOP');

  // A reload loses nothing.
  await page.reload();
  expect(await field.inputValue()).not.toContain('legs');
  await page.getByLabel(say('Name', '名称'), { exact: true }).fill('gentle');
  await page.getByRole('button', { name: say(/^Save$/, /^保\s?存$/) }).click();
  await page.waitForURL(/template-drafts\/tdr_/);
  await page.getByRole('button', { name: say('Put before an approver', '提交审批') }).click();
  await page.getByText(say('Waits for approval', '等待审批')).first().waitFor();
  const path = new URL(page.url()).pathname.replace('/console', '');
  await visit.close();

  const other = await console.visit({ role: 'compliance' });
  await other.goTo(path);
  await other.page.getByText(say(/so somebody else approves it/, /须由他人审批/)).waitFor();
  expect(await other.findings()).toEqual([]);
  await other.screenshot('draft-approval');
  await other.page.getByRole('button', { name: say(/^Approve$/, /^批\s?准$/) }).click();
  await other.page.getByRole('link', { name: say('To the template', '查看模板') }).click();
  await other.page.getByText(say('Never activated', '从未启用')).first().waitFor();
  await other.close();
});

it('is paused by its name, until a time', async () => {
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await visit.goTo('/check-words');
  await page.getByRole('button', { name: say(/ Pause$/, / 暂停$/) }).click();
  const choose = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.locator(`.ant-select-item-option[title="${option}"]`).click();
  };
  await choose(say('What to stop', '停止范围'), say('One template', '一个模板'));
  // Typed, since a long list holds only those that are in sight.
  await page.getByLabel(say('Which', '具体对象'), { exact: true }).fill('overdue');
  await page.locator('.ant-select-item-option[title="overdue"]').click();
  const until = page.getByLabel(say(/^Until/, /^截止时间/));
  await until.fill('2020-01-31T09:00');
  await page.getByRole('button', { name: say('Stop now', '立即停止') }).click();
  await page.getByText(say(/^This has passed/, /^该时间已过/)).waitFor();
  await until.fill(say('2037-01-31T09:00', '2037-07-31T09:00'));
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('pause-until');
  const [answer] = await Promise.all([
    page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().endsWith('/pauses'),
    ),
    page.getByRole('button', { name: say('Stop now', '立即停止') }).click(),
  ]);
  expect(answer.ok()).toBe(true);
  await page.getByText(say(/A part is stopped|parts are stopped/, /已停止 \d+ 个部分/)).waitFor();
  const { body } = await town.ask('GET', '/v1/pauses?in_force=true');
  // By the clock of who stopped it, which is London's.
  const end = say('2037-01-31T09:00:00.000Z', '2037-07-31T08:00:00.000Z');
  expect(body['data']).toContainEqual(
    expect.objectContaining({ scope: 'template', value: 'overdue', until: end }),
  );
  await visit.close();
});

it('shows the newest of many pauses first, and leads to the older ones', async () => {
  const stop = (scope: object, reason: string) =>
    posted(town, '/v1/pauses', { ...scope, reason: `${reason} from the console` });
  const value = { scope: 'template', value: 'overdue' };
  for (let n = 1; n <= 55; n++) await stop(value, `No. ${n}`);
  town.installation.clock.advance(3_000);
  await stop({ scope: 'tenant' }, 'The newest');
  const visit = await console.visit({ role: 'operations' });
  await visit.goTo('/pauses');
  const row = visit.page.getByRole('row').filter({ hasText: 'from the console' });
  await visit.page
    .getByText(say(/Everything is stopped. The newest from/, /已全部停止。 The newest from/))
    .waitFor();
  expect(await row.first().innerText()).toContain('The newest');
  await visit.page.getByRole('button', { name: say('More', /^更\s?多$/) }).click();
  await visit.page.getByText(say('That is all', '已全部显示')).waitFor();
  expect(await row.count()).toBeGreaterThan(55);
  await visit.screenshot('many-pauses');
  await visit.close();
});
