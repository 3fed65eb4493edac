/** A person's page, and the rules behind what it says: found by a number, read, and changed in two clicks. */
import { jest } from '@jest/globals';
import { type Console, openConsole, say } from '../support/browser.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-11T02:30:00Z' });
  console = await openConsole(town);
  const agency = { external_id: 'agency', kind: 'collector', name: 'Example Agency' };
  await town.ask('POST', '/v1/organisations', { body: agency });
  await town.borrower('ada', 'US-NY');
  await town.event({
    external_id: 'ada-wrote',
    occurred_at: '2026-03-10T22:10:00Z',
    type: 'message',
    direction: 'inbound',
    party: 'ada',
    channel: 'email',
    endpoint: 'ada-mail',
    debts: ['ada-loan'],
    text: '<script>alert(1)</script> please write to me in the morning',
  });
  await town.becomes(await town.contact('ada'), 'sent');
  await town.contact('ada', { not_before: '2026-03-12T15:00:00Z' });
  await enter({ kind: 'stop', endpoint: 'ada-mobile', channel: 'sms' });
  await enter({ kind: 'promise', due: '2026-03-20', amount: '123.45' });
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

const enter = (act: object) =>
  town.ask('POST', '/v1/parties/ada/card', { body: { why: 'told on the phone', ...act } });

const cardOf = async (name: string) => (await town.ask('GET', `/v1/parties/${name}/card`)).body;

it('a person is found by number, and shows what may be used now and from when', async () => {
  const visit = await console.visit({ role: 'compliance' });
  await visit.goTo('/people');
  expect(await visit.findings()).toEqual([]);
  const { body } = await town.ask('GET', '/v1/parties/ada');
  const [mobile] = body['endpoints'] as { address: string }[];
  await visit.page.getByRole('searchbox').fill(mobile?.address ?? '');
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForURL(/\/people\/pty_/);
  expect(visit.page.url()).not.toContain(encodeURIComponent(mobile?.address ?? 'none'));

  const page = visit.page;
  await page
    .getByText(/America\/New_York/)
    .first()
    .waitFor();
  await page.getByText(say(/^Tue 22:3\d/, /^周二22:3\d/)).waitFor();
  const text = page.getByRole('row', { name: say(/Text message/, /短信/) }).first();
  expect(await text.innerText()).toMatch(say(/\bNo\b/, /不可/));
  await page.getByRole('heading', { name: 'E***' }).waitFor();
  expect(await page.content()).not.toMatch(/Example ada|5550001|in the morning/);
  await page.getByRole('button', { name: say('Show in clear', '显示明文') }).click();
  const why = page.getByLabel(say(/What do you need it for/, /您需要它做什么/));
  await why.evaluate((field) => field.removeAttribute('maxlength'));
  await why.fill('x'.repeat(301));
  await page.keyboard.press('Enter');
  // Refused at the button, and the page stays.
  const refused = say('must have 3 to 300 characters', '须为 3 至 300 个字符');
  await page.getByRole('dialog').getByText(refused).first().waitFor();
  await page.getByRole('heading', { name: 'E***' }).waitFor();
  await visit.screenshot('person-unmask-refused');
  await why.fill('她来电询问');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Example ada' }).waitFor();
  await page.locator('strong', { hasText: /^USD\s123\.45$/ }).waitFor();
  const words = page.locator('blockquote');
  expect(await words.innerText()).toContain('<script>alert(1)</script>');

  await page.getByLabel(say('Sender', '发送方')).click();
  await page.getByTitle('Example Agency').click();
  const call = page.getByRole('row', { name: say(/Call/, /电话/) }).first();
  await call.getByRole('link').first().waitFor();
  expect(await call.innerText()).toMatch(say(/From 11 Mar 2026, 08:00/, /自 2026年3月11日 08:00/));
  expect(page.url()).toMatch(/sender=org_/);
  await visit.screenshot('person');
  expect(await visit.findings()).toEqual([]);
  await visit.close();
});

it('what was learnt is entered in two clicks with a reason, and what follows is said', async () => {
  const name = 'bea';
  await town.borrower(name, 'US-NY');
  await town.contact(name, { not_before: '2026-03-12T15:00:00Z' });
  const { party } = (await cardOf(name)) as { party: { id: string } };
  const visit = await console.visit({ role: 'collector' });
  const page = visit.page;
  await visit.goTo(`/people/${party.id}`);

  await page.getByRole('button', { name: say('Hold', '暂缓'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(say(/One planned contact will be judged again/, /1 次计划中的联系/))
    .waitFor();
  await dialog.getByRole('button', { name: say('Enter it', '录入'), exact: true }).click();
  await dialog.getByText(say('is needed', '必填')).first().waitFor();
  await visit.screenshot('person-act');
  expect(await visit.findings()).toEqual([]);
  await dialog.getByLabel(say(/^Until/, /^截止日/)).fill('2026-03-20');
  await dialog.getByLabel(say(/How do you know/, /如何得知/)).fill('their sister called');
  await dialog.getByRole('button', { name: say('Enter it', '录入'), exact: true }).click();

  await page
    .getByRole('status')
    .getByText(say(/One planned contact is judged/, /正在重新判断/))
    .waitFor();
  expect(await cardOf(name)).toMatchObject({
    restrictions: [{ kind: 'hold_started', until: '2026-03-20T04:00:00.000Z' }],
    acts: [{ why: 'their sister called' }],
  });
  await page.getByRole('listitem').getByText(say('Hold', '暂缓')).waitFor();
  await visit.close();
});

it('a mistake is named at its field, and nothing typed is lost', async () => {
  const { party } = (await cardOf('ada')) as { party: { id: string } };
  const visit = await console.visit({ role: 'collector' });
  const page = visit.page;
  await visit.goTo(`/people/${party.id}`);
  await page.getByRole('button', { name: say('Has an attorney', '有律师') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say(/^Id of the attorney/, /^律师本人档案/)).fill('nobody-we-know');
  await dialog.getByLabel(say(/How do you know/, /如何得知/)).fill('a letter came');
  await page.keyboard.press('Enter');

  await dialog.getByText(/nobody-we-know/).waitFor();
  expect(await dialog.getByLabel(say(/How do you know/, /如何得知/)).inputValue()).toBe(
    'a letter came',
  );
  await visit.close();
});

it('a rule is found by a word, and its page says what it requires, from where and how sure', async () => {
  const visit = await console.visit({ role: 'auditor' });
  const page = visit.page;
  await visit.goTo('/rules?kind=law');
  await page.getByPlaceholder(say(/Search/, /搜索/)).fill('1006.14(b)(2)');
  await page.getByRole('link', { name: 'REGF-FREQ-7' }).waitFor();
  await page.getByRole('link', { name: 'CN-HOURS-01' }).waitFor({ state: 'detached' });
  await visit.screenshot('rules');
  expect(await visit.findings()).toEqual([]);
  expect(page.url()).toMatch(/kind=law&q=1006/);
  await page.getByRole('link', { name: 'REGF-FREQ-7' }).click();
  await page.getByRole('heading', { name: 'REGF-FREQ-7' }).waitFor();
  await page.getByText(say('at most 7 in 7 days', '7 天内最多 7 次')).waitFor();
  await page.getByText('12 CFR 1006.14(b)(2)(i)(A)').waitFor();
  await visit.screenshot('rule');
  expect(await visit.findings()).toEqual([]);

  await visit.goTo('/rules/NO-SUCH-RULE');
  await page
    .getByText(/NO-SUCH-RULE/)
    .nth(1)
    .waitFor();
  await visit.close();
});

it('a link to a person of nobody says so', async () => {
  const visit = await console.visit({ role: 'compliance' });
  await visit.goTo(`/people/pty_${'0'.repeat(32)}`);
  await visit.page.getByText(say(/There is no such person/, /没有这个人/)).waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.close();
});
