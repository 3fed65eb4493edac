/** House policy and declarations in the browser: drafted, compared, simulated, proposed, approved by another. */
import { jest } from '@jest/globals';
import { ONLY_A_CAP } from '../../src/demo/house.js';
import { type Console, openConsole, say } from '../support/browser.js';
import { patiently } from '../support/patiently.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(240_000);

/** No field of a draft shows it, and each draft keeps it. */
const retention = { years: 9 };

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', house: { ...ONLY_A_CAP, retention } });
  console = await openConsole(town);
  await town.borrower('ada');
  for (let mails = 0; mails < 3; mails++)
    await town.becomes(await town.contact('ada'), 'sent', 'held');
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

const inForce = async (path: string) => (await town.ask('GET', `${path}/in-force`)).body;

it('a policy is drafted with mistakes shown at their fields, simulated, proposed and approved', async () => {
  const version = 'fewer';
  const author = await console.visit({ role: 'compliance' });
  const page = author.page;
  await author.goTo('/policy');
  await page
    .getByText(/only-a-cap|fewer/)
    .first()
    .waitFor();
  await author.screenshot('policy');
  expect(await author.findings()).toEqual([]);

  await page.getByRole('button', { name: say('Change it', /^修\s?改$/) }).click();
  await page.getByLabel(say(/^Version/, /^版本/)).fill(version);
  await page.getByLabel(say(/^Reason/, /^理由/)).fill('Fewer contacts in a day.');
  const most = page.getByLabel(say('At most', '最多次数')).first();
  await most.fill('0');
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  const domains = page.getByLabel(say('Domains that links may lead to', '链接可以指向的域名'));
  await domains.fill('No_Domain');
  await domains.press('Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: 'No_Domain: ' }).waitFor();
  await author.screenshot('policy-mistake');
  await domains.press('Backspace');
  await most.fill('2');
  await page.getByRole('cell', { name: /HOUSE-CAP-DAY/ }).waitFor();
  await page.getByText(say('Tightens', '收紧')).first().waitFor();
  expect(await page.locator('.ant-form-item-explain-error').count()).toBe(0);

  await page
    .getByRole('button', { name: say(/What would have changed/, /上个月会有什么不同/) })
    .click();
  // A month is judged again, on two cores that may be busy with other work.
  await page
    .getByText(say(/would be (another|others)/, /个决定会不同/))
    .waitFor({ timeout: 60_000 });
  await page.locator('.recharts-surface').first().waitFor();
  await page.reload();
  await page.getByText(say(/would be (another|others)/, /个决定会不同/)).waitFor();
  const others = page.getByRole('row').filter({ has: page.locator('a[href*="/contacts/con_"]') });
  expect(await others.count()).toBe(1);
  expect(await others.innerText()).toMatch(
    say(/Allowed\s+Held\s+HOUSE-CAP-DAY/, /允许\s+暂缓\s+HOUSE-CAP-DAY/),
  );
  expect(await page.getByLabel(say(/^Version/, /^版本/)).inputValue()).toBe(version);
  await author.screenshot('policy-draft');
  expect(await author.findings()).toEqual([]);

  await page.getByRole('button', { name: say('Propose it', /^提\s?出$/), exact: true }).click();
  await page.waitForURL(/\/policy\/pol_/);
  await page.getByRole('button', { name: say('Approve', /^批\s?准$/) }).click();
  await page.getByRole('alert').first().waitFor();
  expect((await inForce('/v1/policies'))['version']).not.toBe(version);

  const other = await console.visit({ role: 'compliance' });
  await other.goTo(new URL(page.url()).pathname.replace('/console', ''));
  await other.page.getByRole('button', { name: say('Approve', /^批\s?准$/) }).waitFor();
  await other.screenshot('policy-proposal');
  expect(await other.findings()).toEqual([]);
  // Who answers for it asks the same question, with the figures before the button.
  await other.page
    .getByRole('button', { name: say(/What would have changed/, /上个月会有什么不同/) })
    .click();
  await other.page
    .getByText(say(/would be (another|others)/, /个决定会不同/))
    .waitFor({ timeout: 60_000 });
  await other.page.getByRole('button', { name: say('Approve', /^批\s?准$/) }).click();
  await other.page.getByText(say('In force', '生效中'), { exact: true }).first().waitFor();
  await patiently(async () => {
    expect(await inForce('/v1/policies')).toMatchObject({ version, retention });
  });

  await other.goTo('/rules/HOUSE-CAP-DAY');
  await other.page.getByText(say('at most 2 a day', '1 天内最多 2 次')).waitFor();
  await other.close();
  await author.close();
});

it('a declaration is proposed and refused by another, and holidays are looked up', async () => {
  const version = 'second';
  const author = await console.visit({ role: 'compliance' });
  const page = author.page;
  await author.goTo('/declarations');
  await page
    .getByText(/first-day/)
    .first()
    .waitFor();
  await page.getByLabel(say(/^Version/, /^版本/)).fill(version);
  await page.getByLabel(say(/^Reason/, /^理由/)).fill('Calls are not recorded any more.');
  await page
    .getByRole('checkbox', { name: say(/Calls and visits are recorded/, /全程录音/) })
    .click();
  await author.screenshot('declarations');
  expect(await author.findings()).toEqual([]);
  await page.getByRole('button', { name: say('Propose it', /^提\s?出$/), exact: true }).click();
  await page.waitForURL(/\/declarations\/dcl_/);
  await page.getByText(say('Tightens', '收紧')).first().waitFor();

  const other = await console.visit({ role: 'compliance' });
  await other.goTo(new URL(page.url()).pathname.replace('/console', ''));
  await other.page.getByRole('button', { name: say('Refuse', /^拒\s?绝$/), exact: true }).click();
  await other.page.getByText(say('Refused', '已拒绝')).first().waitFor();
  expect((await inForce('/v1/declarations'))['version']).toBe('first-day');

  await other.goTo('/holidays?residence=CA-QC&year=2026');
  await other.page.getByRole('cell', { name: '2026-06-24' }).waitFor();
  await other.screenshot('holidays');
  expect(await other.findings()).toEqual([]);
  await other.page.getByLabel(say(/^Place/, /^地区/)).fill('ZZ');
  await other.page.keyboard.press('Enter');
  await other.page.locator('.ant-form-item-explain-error').waitFor();
  await other.close();
  await author.close();
});

it('whoever may only read policies sees no way to change them', async () => {
  const visit = await console.visit({ role: 'auditor' });
  await visit.goTo('/policy');
  await visit.page
    .getByText(say(/In force/, /生效中/))
    .first()
    .waitFor();
  expect(
    await visit.page.getByRole('button', { name: say(/Change it|draft/, /修改|草稿/) }).count(),
  ).toBe(0);
  await visit.close();
});

it('a policy that was approved before its day is in force from that day on', async () => {
  const version = 'from-april';
  const author = await console.visit({ role: 'compliance' });
  const { page } = author;
  await author.goTo('/policy/draft');
  await page.getByLabel(say(/^Version/, /^版本/)).fill(version);
  // By the author's clock, which is London's, and an hour ahead by then.
  await page.getByLabel(say(/^In force from/, /^生效时间/)).fill('2026-04-01T09:00');
  await page.getByLabel(say(/^Reason/, /^理由/)).fill('The quarter begins.');
  // Chosen by mistake and taken out again: the cap counts all of them together, as before.
  const channels = page.getByLabel(say(/^Channels/, /^渠道/)).first();
  await channels.fill('email');
  await channels.press('Enter');
  await page.locator('.ant-form-item', { has: channels }).locator('[title]').first().waitFor();
  await channels.press('Backspace');
  await page.getByRole('button', { name: say('Propose it', /^提\s?出$/), exact: true }).click();
  await page.waitForURL(/\/policy\/pol_/);
  const path = new URL(page.url()).pathname.replace('/console', '');
  await author.close();

  const other = await console.visit({ role: 'compliance' });
  await other.goTo(path);
  await other.page.getByRole('button', { name: say('Approve', /^批\s?准$/) }).click();
  await other.page.getByText(say('Approved', '已批准'), { exact: true }).first().waitFor();
  await other.page
    .getByText(say('1 Apr 2026, 09:00', /2026年4月1日 09:00/))
    .first()
    .waitFor();
  await other.close();
  expect((await inForce('/v1/policies'))['version']).not.toBe(version);
  town.clockIs('2026-04-01T07:59:00Z');
  expect((await inForce('/v1/policies'))['version']).not.toBe(version);
  town.clockIs('2026-04-01T08:00:01Z');
  expect((await inForce('/v1/policies'))['version']).toBe(version);
});
