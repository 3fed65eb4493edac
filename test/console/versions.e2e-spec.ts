/** The variables of a draft, and the versions of a template beside each other, in a browser. */
import { jest } from '@jest/globals';
import { authorsIn, smsSaying, type Authors } from '../support/authors.js';
import { type Console, openConsole, say } from '../support/browser.js';
import { patiently } from '../support/patiently.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
let people: Authors;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  people = await authorsIn(town);
  console = await openConsole(town);
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

it('a variable is declared where it stands, inserted at the caret, and taken out', async () => {
  const { body } = await people.draft('asks-back', smsSaying('Please call '));
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await visit.goTo(`/template-drafts/${String(body['id'])}`);
  const field = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  await field.fill('[{{sender_name}}] Please call {{clerk}}.');
  await page.getByRole('button', { name: say('Declare clerk', '声明 clerk') }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel(say('Name', '名称'), { exact: true }).inputValue()).toBe('clerk');
  // What is left out is named where it belongs.
  const declare = dialog.getByRole('button', { name: say('Declare', /^声\s?明$/), exact: true });
  await declare.click();
  await dialog.locator('.ant-form-item-explain-error').waitFor();
  await dialog.getByLabel(say('What it says', '含义')).fill('Who answers the telephone.');
  await dialog.getByLabel(say('Example', '示例')).fill('Ms Example');
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('draft-declare');
  await declare.click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(say('Nothing stands against these words', '这些文字没有问题')).waitFor();
  await page.getByText('Please call Ms Example.').first().waitFor();

  await field.fill('[{{sender_name}}] Please call .');
  await field.press('End');
  await field.press('ArrowLeft');
  await page.getByRole('button', { name: say('Insert clerk', '插入 clerk') }).click();
  expect(await field.inputValue()).toBe('[{{sender_name}}] Please call {{clerk}}.');

  await page.getByRole('button', { name: say('Take out clerk', '移除 clerk') }).click();
  await page.getByText(say('There is no such variable', '没有这个变量')).waitFor();
  await page.getByRole('button', { name: say('Declare clerk', '声明 clerk') }).click();
  await dialog.getByLabel(say('What it says', '含义')).fill('Who answers.');
  await declare.click();
  await page.getByRole('button', { name: say(/^Save$/, /^保\s?存$/) }).click();
  await page.getByText(say('Saved as revision 2', '已保存为第 2 次修订')).waitFor();
  expect(await people.read(body['id'])).toMatchObject({
    content: {
      variables: { clerk: { type: 'text', required: true, description: 'Who answers.' } },
    },
  });
  await visit.close();
});

it('two versions stand beside each other, and the older one goes out again in one click', async () => {
  const texts = ['Please call us.', 'Please write to us.', 'Please write soon.'];
  for (const text of texts) await people.published('spoken', smsSaying(text));
  const { body } = await town.ask('GET', '/v1/templates?channel=sms');
  const listed = body['data'] as { id: string; name: string }[];
  const id = String(listed.find(({ name }) => name === 'spoken')?.id);
  await town.ask('POST', `/v1/templates/${id}/activate`, {
    body: { version: 3, reason: 'The newest.' },
  });
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await visit.goTo(`/templates/${id}`);
  const put = async (how: 'ins' | 'del') =>
    (await page.locator(`.words ${how}`).allInnerTexts()).join(' ');
  expect([await put('del'), await put('ins')]).toEqual(['to us', 'soon']);

  await page.getByLabel(say('Before', '之前'), { exact: true }).click();
  await page.locator(`.ant-select-item-option[title="${say('Version 1', '第 1 版')}"]`).click();
  await page.waitForURL(/from=1/);
  await patiently(async () => expect(await put('del')).toBe('call us'));
  expect(await put('ins')).toBe('write soon');
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('template-versions');

  await page
    .getByRole('listitem')
    .filter({ hasText: say('Version 2', '第 2 版') })
    .getByRole('button', { name: say('Go back to it', '退回此版本') })
    .click();
  await page.getByText(say('Version 2 goes out from now on.', '从现在起使用第 2 版。')).waitFor();
  expect((await town.ask('GET', `/v1/templates/${id}`)).body).toMatchObject({ active_version: 2 });
  await visit.close();
});
