/** The dashboard on a screen and on paper; and what an operator does with messages before anybody approves them. */
import { jest } from '@jest/globals';
import { countFigures } from '../../src/feed/count-figures.js';
import { authorsIn, smsSaying } from '../support/authors.js';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

/** 15:35 in London, 22:35 in Shanghai. */
const NOW = '2026-07-10T14:35:00Z';

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: NOW });
  console = await openConsole(town);
  await aBusyDay();
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

async function aBusyDay(): Promise<void> {
  await town.borrower('Okonkwo');
  await town.borrower('Adeyemi');
  await town.borrower('Zhuang', 'CN');
  for (let i = 0; i < 3; i++) await town.becomes(await town.contact('Okonkwo'), 'sent');
  await town.becomes(await town.contact('Okonkwo'), 'held');
  await town.becomes(await town.contact('Zhuang', { channel: 'sms' }), 'held');
  await town.becomes(await town.contact('Adeyemi'), 'sent');
  const link = /<(http[^>]+opt-out[^>]+)>/.exec(
    town.mail.mails.at(-1)?.headers['list-unsubscribe'] ?? '',
  );
  await fetch(String(link?.[1]), { method: 'POST' });
  await town.becomes(await town.contact('Adeyemi'), 'blocked');
  while (await town.installation.database.tx(1, countFigures));
}

it('the dashboard shows what happened, and leads to it', async () => {
  const visit = await console.visit({ role: 'compliance' });
  const { page } = visit;
  await page.clock.setFixedTime(NOW);
  await visit.goTo('/dashboard');
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  await visit.screenshot('dashboard');
  expect(await visit.findings()).toEqual([]);

  const caps = page.getByRole('table').filter({ hasText: 'HOUSE-CAP-DAY' }).last();
  expect(await caps.locator('td.number').allInnerTexts()).toEqual(['1', '0']);
  const channels = page.getByRole('table', { name: say('Decisions by channel', '按渠道的判定') });
  expect(await channels.locator('td.number').allInnerTexts()).toEqual(
    '0 1 0 0 1 4 1 0 1 6'.split(' '),
  );
  const templates = page.getByRole('table').filter({ hasText: 'overdue' });
  expect(await templates.locator('td.number').allInnerTexts()).toEqual(['4', '1', '250']);
  const rule = page.getByRole('row').filter({ hasText: 'HOUSE-CAP-DAY' }).first();
  await rule.locator('td.number a').click();
  await page.waitForURL(/\/contacts\?/);
  const { searchParams, pathname } = new URL(page.url());
  const there = [pathname, searchParams.get('rule'), searchParams.get('verdict')];
  expect(there).toEqual(['/console/contacts', 'HOUSE-CAP-DAY', 'defer']);
  await visit.close();
});

it('on paper every table is unfolded, and nothing is there to click', async () => {
  const visit = await console.visit({ role: 'compliance', width: 760 });
  const { page } = visit;
  await page.clock.setFixedTime(NOW);
  await visit.goTo('/dashboard?days=1');
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  expect(await page.getByRole('table').count()).toBe(5);
  await page.emulateMedia({ media: 'print' });
  await visit.screenshot('dashboard-on-paper');
  expect(await page.getByRole('table').count()).toBe(7);
  expect(await page.getByRole('navigation').count()).toBe(0);
  await visit.close();
});

it('help explains a problem that somebody met', async () => {
  const visit = await console.visit({ role: 'collector' });
  const { page } = visit;
  await visit.goTo('/help');
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('help');
  await page.getByRole('searchbox').fill('four-eyes');
  await page.locator('dl.help > div').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('dl.help > div').count()).toBe(1);
  await page.locator('dl.help a').click();
  await page.waitForURL(/\/console\/help\/problems\/four-eyes$/);
  await page.locator('h1', { hasText: say(/person/, /另一人/) }).waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('help-problem');
  await visit.close();
});

it('asks on and on, and keeps nobody signed in by it', async () => {
  const visit = await console.visit({ role: 'compliance' });
  const { page } = visit;
  const asked: { path: string; isBackground: boolean }[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    const isBackground = 'x-background' in request.headers();
    if (path.startsWith('/v1/')) asked.push({ path, isBackground });
  });
  await page.clock.install();
  await visit.goTo('/dashboard');
  expect(asked.some(({ path }) => path === '/v1/figures/queue')).toBe(true);
  expect(asked.filter(({ isBackground }) => isBackground)).toEqual([]);

  asked.length = 0;
  await Promise.all([page.waitForResponse(/figures\/queue/), page.clock.fastForward(31_000)]);
  expect(asked.filter(({ isBackground }) => !isBackground)).toEqual([]);

  asked.length = 0;
  const answered = page.waitForResponse(/figures\/decisions/);
  await page.locator('.ant-segmented-item').first().click();
  await answered;
  expect(asked).toContainEqual({ path: '/v1/figures/decisions', isBackground: false });
  await visit.close();
});

const press = ({ page }: Visit, name: RegExp | string) =>
  page.getByRole('button', { name }).click();
const shows = ({ page }: Visit, text: RegExp | string) => page.getByText(text).first().waitFor();
const SAVE = say(/^Save$/, /^保\s?存$/);

describe('an operator', () => {
  it('writes an e-mail, sees it for a loan with the name masked, and in the own mailbox', async () => {
    const visit = await console.visit({ role: 'operations' });
    const { page } = visit;
    await visit.goTo('/template-drafts/new?channel=email&name=overdue');
    const subject = page.getByRole('textbox', { name: say('Subject', '主题') });
    await subject.fill('Seen first: {{sender_name}}');
    await press(visit, SAVE);
    await page.waitForURL(/template-drafts\/tdr_/);
    await shows(visit, say('revision 1', '第 1 次修订'));
    await page.getByLabel(say('Number of the loan', '贷款编号')).fill('Okonkwo-loan');
    await press(visit, say('Show', /^显\s?示$/));
    await shows(visit, /Dear .\*\*\*/);
    expect(await page.content()).not.toContain('Example Okonkwo');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('draft-loan');

    await page.getByLabel(say('Your e-mail address', '您的邮箱')).fill('olu@bank.example');
    await press(visit, say('Send me a code', '发送验证码'));
    const code = page.getByLabel(say('The six digits that came', '收到的六位数字'));
    await code.waitFor();
    await code.fill(/\b\d{6}\b/.exec(town.mail.mails.at(-1)?.text ?? '')?.[0] ?? '');
    await press(visit, say('Confirm', /^确\s?认$/));
    await press(visit, say(/^Send it to/, /^发送到/));
    await shows(visit, say('Sent. It should arrive in a moment.', '已发送,稍后即可收到。'));
    await visit.screenshot('draft-test-send');
    const { to, headers } = town.mail.mails.at(-1) ?? {};
    expect(to).toEqual(['olu@bank.example']);
    expect(headers?.['subject']).toMatch(/^\[Test\] Seen first: Example \w+/);
    await visit.close();
  });

  it('writes for a call, checks words, and has a draft refused that is dropped then', async () => {
    const people = await authorsIn(town);
    const { body } = await people.draft('too-short', smsSaying('Please call us.'));
    await people.step(body['id'], 'submit', { revision: 1 });
    const path = `/template-drafts/${String(body['id'])}`;
    const officer = await console.visit({ role: 'compliance' });
    await officer.goTo(path);
    await officer.page.getByLabel(say('Why it is refused', '退回原因')).fill('Say whom to call.');
    await press(officer, say(/^Refuse$/, /^退\s?回$/));
    await shows(officer, say('It is a draft again.', '已退回为草稿。'));
    await officer.close();
    const visit = await console.visit({ role: 'operations' });
    const { page } = visit;
    await visit.goTo(path);
    await shows(visit, say(/Refused by .*: Say whom to call/, /已退回:Say whom to call/));
    await press(visit, say('Drop this draft', '放弃此草稿'));
    await shows(visit, say('Drop this draft for good?', '确定放弃此草稿?'));
    await page.keyboard.press('Enter');
    await shows(visit, say('The draft was dropped.', '草稿已放弃。'));
    expect(await people.read(body['id'])).toMatchObject({ status: 'discarded' });

    await visit.goTo('/template-drafts/new?channel=call');
    await page.getByLabel(say('Name', '名称'), { exact: true }).fill('by-call');
    const text = page.getByRole('textbox', { name: say('Text', '正文'), exact: true });
    await text.fill('This is {{sender_name}}. Am I speaking with the right person?');
    await press(visit, SAVE);
    await page.waitForURL(/template-drafts\/tdr_/);
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('draft-call');

    await visit.goTo('/check-words');
    await page
      .getByRole('textbox', { name: say('Check words', '检查措辞') })
      .fill('Pay or we break your legs');
    await page.locator('q', { hasText: 'break your legs' }).first().waitFor();
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('check-words');
    await visit.close();
  });
});
