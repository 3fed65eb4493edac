/** A draft in the hands of several people: who writes, who only looks, who answers for the difference. */
import { jest } from '@jest/globals';
import { authorsIn, SIGNED, smsSaying, type Authors } from '../support/authors.js';
import { type Console, openConsole, say } from '../support/browser.js';
import { PASSWORD } from '../support/person.js';
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

it('follows what others save while nobody types, and calls nothing of it unsaved', async () => {
  const { body } = await people.draft('looked-at', smsSaying('Please call us.'));
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await page.clock.install();
  await visit.goTo(`/template-drafts/${String(body['id'])}`);
  const field = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  const save = page.getByRole('button', { name: say('Save', /^保\s?存$/), exact: true });
  const shows = (text: string) => page.locator('textarea', { hasText: text }).first().waitFor();
  const nextLook = () => page.clock.fastForward(16_000);
  await people.edit(body['id'], smsSaying('Please write to us.'), 1);
  await nextLook();
  await shows('Please write to us.');
  expect(await save.isDisabled()).toBe(true);
  expect(await page.getByText(say('has saved other words', '同时保存了其他文字')).count()).toBe(0);

  // Nor after words of one's own have been saved.
  await field.fill('[{{sender_name}}] Mine.');
  await save.click();
  await page.getByText(say('Saved as revision 3', '已保存为第 3 次修订')).waitFor();
  await people.edit(body['id'], smsSaying('Theirs again.'), 3);
  await nextLook();
  await shows('Theirs again.');
  expect(
    await page.getByRole('button', { name: say('Go on with mine', '继续用我的文字') }).count(),
  ).toBe(0);
  await visit.close();
});

it('shows an approver what changed beside the words', async () => {
  const name = 'compared';
  const words = smsSaying('Please call us.');
  await people.published(name, words);
  const { body } = await people.draft(name, {
    ...words,
    purposes: ['collection', 'legal_notice'],
    variables: { sender_name: { ...SIGNED, required: false, max_length: 400 } },
  });
  const visit = await console.visit({ role: 'compliance' });
  await visit.goTo(`/template-drafts/${String(body['id'])}`);
  const { page } = visit;
  await page
    .getByRole('heading', { name: say('Changes since version 1', '与第 1 版相比的改动') })
    .waitFor();
  const put = async (how: 'ins' | 'del') =>
    (await page.locator(`.words ${how}`).allInnerTexts()).join(' ');
  expect(await put('del')).toContain(say('always', '必有'));
  expect(await put('ins')).toContain(say('Legal notice', '法律通知'));
  expect(await put('ins')).toContain(say('may be missing', '可能缺失'));
  expect(await put('ins')).toContain(say('400', '0'));
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('draft-comparison');
  await visit.close();
});

it('shows the parts of an SMS, its alphabet, and what the law of any place wants', async () => {
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  const locale = say('en', 'zh-CN');
  await visit.goTo(`/template-drafts/new?locale=${locale}`);
  const text = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  await text.fill(
    say('{{sender_name}}: please call us.', `【{{sender_name}}】${'请联系我们。'.repeat(12)}`),
  );
  await page
    .getByText(say('1 SMS, plain alphabet (160 characters)', '2 条短信,宽字符(每条 70 字)'))
    .first()
    .waitFor();
  // From the list, which comes from the rules, and any other by its code.
  const places = page.getByLabel(say('Law of these places', '适用法律所在地'));
  await places.fill(say('Ireland', '爱尔兰'));
  await page.locator('.ant-select-item-option').getByText(/IE · /).click();
  await places.fill('us-fl');
  await places.press('Enter');
  await places.press('Escape');
  await page.getByRole('tab', { name: 'US-FL' }).waitFor();
  await page.getByRole('tab', { name: 'IE' }).waitFor();
  await page.getByLabel(say('Who writes', '发送者'), { exact: true }).click();
  await page.getByTitle(say('A collector for the lender', '受托催收机构')).click();
  await page.getByRole('tab', { name: 'US-NY !' }).click();
  await page
    .getByRole('heading', { name: say('What the law wants in the words', '法律对文字的要求') })
    .waitFor();
  await page.getByText(say('Missing', '缺失'), { exact: true }).first().waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('draft-places');
  await visit.close();
});

it('keeps both texts when two people edit one draft', async () => {
  const { body } = await people.draft('two-pens', smsSaying('Please call us.'));
  const path = `/template-drafts/${String(body['id'])}`;
  const visit = await console.visit({ role: 'operations' });
  const { page } = visit;
  await visit.goTo(path);
  const field = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  await field.fill('[{{sender_name}}] Mine: please ring us.');
  await people.edit(body['id'], smsSaying('Theirs: please write to us.'), 1);

  await page.getByRole('button', { name: say('Save', /^保\s?存$/), exact: true }).click();
  await page
    .getByText(say('an-editor has saved other words meanwhile', 'an-editor 同时保存了其他文字'))
    .waitFor();
  expect(await field.inputValue()).toBe('[{{sender_name}}] Mine: please ring us.');
  await page
    .getByRole('region', {
      name: say(/Saved meanwhile, revision 2/, /同时保存的文字\(第 2 次修订\)/),
    })
    .getByText('Theirs')
    .waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('draft-conflict');

  await page.getByRole('button', { name: say('Go on with mine', '继续用我的文字') }).click();
  await page.getByRole('button', { name: say('Save', /^保\s?存$/), exact: true }).click();
  await page.getByText(say('Saved as revision 3', '已保存为第 3 次修订')).waitFor();
  const { content, revision } = await people.read(body['id']);
  expect({ content, revision }).toMatchObject({
    revision: 3,
    content: { text: '[{{sender_name}}] Mine: please ring us.' },
  });
  await visit.close();
});

it('loses nothing when the session ends in the midst of an edit', async () => {
  const { body } = await people.draft('in-the-midst', smsSaying('Please call us.'));
  const visit = await console.visit({ role: 'operations', hasPassword: true });
  const { page } = visit;
  await visit.goTo(`/template-drafts/${String(body['id'])}`);
  const field = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
  await field.fill('[{{sender_name}}] Kept: please ring us.');
  // Looked at, before the session ends: nobody types below the dialog that asks for a sign-in.
  await page.getByText('Kept: please ring us.').nth(1).waitFor();
  await page.context().clearCookies();
  // The next look at the words meets it, and waits for the sign-in.
  await field.fill('[{{sender_name}}] Kept: please do ring us.');
  await page.getByRole('dialog').getByLabel(say('Password', '密码')).fill(PASSWORD);
  expect(await field.inputValue()).toBe('[{{sender_name}}] Kept: please do ring us.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Sign in', /^登\s?录$/) })
    .click();
  await page.getByRole('button', { name: say('Save', /^保\s?存$/), exact: true }).click();
  await page.getByText(say('Saved as revision 2', '已保存为第 2 次修订')).waitFor();
  expect(await people.read(body['id'])).toMatchObject({
    content: { text: '[{{sender_name}}] Kept: please do ring us.' },
  });
  await visit.close();
});

it.each([
  [
    'a loop without end',
    '{{#while true}}x{{/while}}',
    say('no such block', '没有这种块'),
    '{{#while true}}',
  ],
  [
    'a prototype',
    '{{constructor.constructor}}',
    say('no such variable', '没有这个变量'),
    '{{constructor.constructor}}',
  ],
  ['an open tag', 'Dear {{sender_name', say('not closed', '没有结束'), '{{sender_name'],
])('shows %s at its place', async (_, text, told, place) => {
  const visit = await console.visit({ role: 'operations' });
  await visit.goTo('/template-drafts/new');
  await visit.page.getByRole('textbox', { name: say('Text', '正文'), exact: true }).fill(text);
  await visit.page.getByText(told).waitFor();
  expect(await visit.page.locator('mark.mark-fault').innerText()).toBe(place);
  await visit.close();
});
