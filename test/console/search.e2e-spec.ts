/** From the sign-in to whether a contact was lawful; and the log narrowed by its controls, one after the other. */
import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { patiently } from '../support/patiently.js';
import { codeAt, enrol, invited, PASSWORD, personAt } from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

/** 00:30 on the 2nd in London, where the browser is. */
const EARLY = '2026-07-01T23:30:00Z';
/** 15:35 in London, 22:35 in Shanghai. */
const NOW = '2026-07-10T14:35:00Z';

let town: Town;
let console: Console;
let early: string;
let sent: string;
let held: string;
beforeAll(async () => {
  town = await startTown({ at: EARLY });
  console = await openConsole(town);
  await town.borrower('ada');
  await town.borrower('zhu', 'CN');
  early = await town.contact('ada', { not_before: '2026-07-30T09:00:00Z' });
  town.clockIs(NOW);
  sent = await town.contact('ada');
  await town.becomes(sent, 'sent');
  held = await town.contact('zhu', { channel: 'sms' });
  await town.becomes(held, 'held');
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

/** Of the mouse; a form that is sent off with Enter clicks its button too, but at no place. */
const NOTE_CLICKS = `globalThis.clicked = [];
  addEventListener('click', ({ detail, target }) => detail > 0 && clicked.push(target.innerText), true);`;

it('asks who is there once, while its scripts are still on their way', async () => {
  const visit = await console.visit({ role: 'compliance', isNew: true });
  const asked: string[] = [];
  visit.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visit.goTo('/contacts');
  const session = asked.indexOf('/v1/session');
  expect(asked.filter((each) => each === '/v1/session')).toHaveLength(1);
  expect(session).toBeLessThan(asked.findIndex((each) => each.includes('/LogPage')));
  await visit.close();
});

describe.each(['compliance', 'auditor'] as const)('%s', (role) => {
  it('learns why somebody was contacted, and whether it was lawful, in four clicks from the sign-in', async () => {
    const login = `${role}-${randomBytes(3).toString('hex')}`;
    await invited(town, login, [role]);
    const person = personAt(town, login);
    await person.signIn();
    const { secret } = await enrol(town, person);
    const visit = await console.visit();
    const { page } = visit;
    await page.addInitScript(NOTE_CLICKS);
    await visit.goTo('');
    await page.locator('input[autocomplete=username]').fill(login);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('input[autocomplete=one-time-code]').fill(codeAt(secret, town, 1));
    await page.locator('button[type=submit]').click();
    await page.getByRole('link', { name: say('Contact log', '联系记录') }).click();
    await page.getByRole('searchbox').fill('ada@example.com');
    await page.getByRole('button', { name: say('Find', /查\s?找/) }).click();
    await page.waitForURL(/party=pty_/);
    // Those of others are there until hers come.
    await page.getByText('zhu-loan').waitFor({ state: 'detached' });
    await page.locator(`a[href$="/contacts/${sent}"]`).first().click();

    const story = page.locator('article');
    await story.getByText(say('Was it lawful?', '是否合规？')).waitFor();
    await story.getByText(say('none objected', '均无异议')).first().waitFor();
    expect(await story.innerText()).toMatch(/2026-07-10 15:35:\d\d Europe\/London/);
    expect(await page.evaluate('globalThis.clicked')).toHaveLength(4);
    await visit.close();
  });
});

describe('the log is narrowed', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await console.visit({ role: 'compliance' });
  });
  afterAll(() => visit.close());
  beforeEach(() => visit.goTo('/contacts'));

  const choose = async (label: string, option: string) => {
    await visit.page.getByLabel(label, { exact: true }).click();
    await visit.page.locator(`.ant-select-item-option[title="${option}"]`).click();
  };
  const type = async (label: string, text: string) => {
    await visit.page.getByLabel(label, { exact: true }).fill(text);
    await visit.page.keyboard.press('Enter');
  };
  const rows = () => visit.page.locator('tbody a[href*="/contacts/con_"]');
  /** What stands in the log once it has answered what `narrow` asked it. */
  const shownBy = async (narrow: () => Promise<void>) => {
    const [answer] = await Promise.all([
      visit.page.waitForResponse(
        (one) => new URL(one.url()).searchParams.get('order') === 'newest',
      ),
      narrow(),
    ]);
    const { data } = (await answer.json()) as { data: { id: string }[] };
    await patiently(async () => expect(await rows().count()).toBe(data.length));
    return { asked: new URL(answer.url()).searchParams, ids: data.map(({ id }) => id) };
  };

  it.each([
    ['channel', () => choose(say('Channel', '渠道'), say('SMS', '短信')), () => [held]],
    ['status', () => choose(say('Status', '状态'), say('Scheduled', '已计划')), () => [early]],
    ['verdict', () => choose(say('Verdict', '判定'), say('Put off', '暂缓')), () => [held]],
    ['rule', () => type(say('Rule code', '规则代码'), 'CN-HOURS-01'), () => [held]],
    ['template', () => type(say('Template', '模板'), 'overdue'), () => [held, sent, early]],
  ] as const)('by %s', async (name, narrow, expected) => {
    const { ids } = await shownBy(narrow);
    expect(ids).toEqual(expected());
    expect(new URL(visit.page.url()).searchParams.get(name)).not.toBe(null);
  });

  it('by days of the calendar of whoever looks', async () => {
    const day = '2026-07-02';
    await shownBy(() => visit.page.getByLabel(say('Received from', '收到日期自')).fill(day));
    const { asked, ids } = await shownBy(() =>
      visit.page.getByLabel(say('Received until', '收到日期至')).fill(day),
    );
    expect(asked.get('from')).toBe('2026-07-01T23:00:00.000Z');
    expect(asked.get('to')).toBe('2026-07-02T23:00:00.000Z');
    expect(ids).toEqual([early]);
  });

  it('by several at once, and by none of them again', async () => {
    await shownBy(() => choose(say('Status', '状态'), say('Held', '暂缓')));
    const both = await shownBy(() => choose(say('Status', '状态'), say('Sent', '已发送')));
    expect(both.ids).toEqual([held, sent]);
    await visit.page.keyboard.press('Escape');
    const one = await shownBy(() => choose(say('Channel', '渠道'), say('E-mail', '电子邮件')));
    expect(one.ids).toEqual([sent]);
    await visit.page.getByText(say('Clear', /^清\s?除$/), { exact: true }).click();
    // All of them are known from the beginning, and nothing is asked.
    await patiently(async () => expect(await rows().count()).toBe(3));
    expect(new URL(visit.page.url()).search).toBe('');
  });
});
