/** The work lists in a real browser: what officers and operators answer all day. */
import { jest } from '@jest/globals';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { unknownIn, writesIn } from '../support/desk.js';
import { borrowerAbroad } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

const shows = (visit: Visit, text: string | RegExp) =>
  visit.page.getByText(text).first().waitFor({ timeout: 30_000 });

/** As its own key would see it: what still waits, by list. */
const waiting = async (list: string) => Number((await town.ask('GET', '/v1/work')).body[list]);

const PROPOSALS = '**/v1/restriction-proposals?*';
const unknown = (name: string) => unknownIn(town, name);
const writes = (name: string, body: string) => writesIn(town, name, body);

describe('an officer', () => {
  it('answers reviews one after the other, and is told where somebody was faster', async () => {
    await borrowerAbroad(town, 'amr');
    const ids = [await town.contact('amr'), await town.contact('amr'), await town.contact('amr')];
    for (const id of ids) await town.becomes(id, 'review');
    const visit = await console.visit({ role: 'compliance' });
    await visit.goTo('/reviews');
    await shows(visit, 'ENGINE-PACK');
    await visit.page.keyboard.press('a');
    await shows(visit, say('Say why first', '请先填写理由'));
    await visit.page.keyboard.type('Agreed with the lender');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('reviews');
    await visit.page.keyboard.press('Control+Enter');
    await shows(visit, say('Approved. It is judged again now.', '已批准,正在重新判定。'));
    await town.becomes(ids[0] ?? '', 'sent', 'held', 'delivered');

    const second = await town.keyWith(['review:decide'], 'somebody-faster');
    const body = { reason: 'Seen' };
    await town.ask('POST', `/v1/contacts/${ids[1]}/refuse`, { body, key: second });
    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('Not like this');
    await visit.page.getByRole('button', { name: say('Refuse', /^拒\s?绝$/) }).click();
    await shows(visit, say(/somebody-faster has refused it/, /somebody-faster 已拒绝/));
    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('Not like this');
    await visit.page.getByRole('button', { name: say('Refuse', /^拒\s?绝$/) }).click();
    await town.becomes(ids[2] ?? '', 'blocked');
    await shows(visit, say('Nothing waits for your answer.', '没有待您审核的内容。'));
    await visit.close();
  });

  it('reads what a borrower wrote, and accepts what it stands for', async () => {
    await writes('jan', 'I dispute this debt <b>now</b>');
    const visit = await console.visit({ role: 'compliance' });
    await visit.goTo('/replies');
    // Refused, it is told at its row, and what was there stays.
    await visit.page.route(PROPOSALS, (route) =>
      route.continue({ headers: { ...route.request().headers(), 'x-unmask-reason': 'ab' } }),
    );
    await visit.page.getByRole('button', { name: say('Show the words', '显示内容') }).click();
    await visit.page.locator('.work-detail [role=alert]').waitFor();
    expect(await visit.page.locator('.work-row').count()).toBe(1);
    await visit.page.unroute(PROPOSALS);
    await visit.page.getByRole('button', { name: say('Show the words', '显示内容') }).click();
    await shows(visit, 'I dispute this debt <b>now</b>');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('replies');
    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('She says so');
    await visit.page.getByRole('button', { name: say('Accept', /^采\s?纳$/) }).click();
    await shows(visit, say('Every reply has been read.', '所有回复均已读完。'));
    const { body } = await town.ask('GET', '/v1/parties/jan/card');
    expect(body['restrictions']).toContainEqual(expect.objectContaining({ kind: 'dispute' }));
    await visit.close();
  });

  it('holds for hardship until a day is over where the borrower lives', async () => {
    await writes('hal', 'I lost my job and cannot pay');
    const visit = await console.visit({ role: 'compliance' });
    await visit.goTo('/replies');
    await visit.page.getByLabel(say('Hold until the end of', '中止至该日结束')).fill('2026-03-20');
    await shows(visit, 'Asia/Shanghai');
    await visit.screenshot('replies-hold');
    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('Lost the job');
    await visit.page.getByRole('button', { name: say('Accept', /^采\s?纳$/) }).click();
    await shows(visit, say('Every reply has been read.', '所有回复均已读完。'));
    const { body } = await town.ask('GET', '/v1/parties/hal/card');
    const until = '2026-03-20T16:00:00.000Z';
    expect(body['restrictions']).toContainEqual(expect.objectContaining({ until }));
    await visit.close();
  });

  it('settles one unknown outcome, then all that are left by one word', async () => {
    for (const name of ['uma', 'ugo', 'una']) await unknown(name);
    const visit = await console.visit({ role: 'compliance' });
    await visit.goTo('/unknown');
    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('The vendor finds none');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('unknown');
    await visit.page.getByRole('button', { name: say('It did not leave', '未发出') }).click();
    await shows(visit, say('Its place is free', /名额已释放/));
    await visit.page.getByRole('button', { name: say('Settle all 2', '全部确认(2 项)') }).click();
    await visit.page.getByLabel(say('It left', '已发出')).check();
    await visit.page
      .getByLabel(say('How do you know?', '依据是什么?'))
      .fill('The statement lists them');
    await visit.screenshot('unknown-all');
    await visit.page.getByRole('button', { name: say('Settle all 2', '全部确认(2 项)') }).click();
    await shows(visit, say('2 were settled, each on record.', '已确认 2 项,逐项留有记录。'));
    expect(await waiting('unknown')).toBe(0);
    await visit.close();
  });
});

describe('an operator', () => {
  it('sends what was not delivered once more, or leaves it', async () => {
    const settled = { left: false, reason: 'The vendor finds none' };
    for (let n = await waiting('dead_letters'); n < 2; n++)
      await posted(town, `/v1/contacts/${await unknown(`ulf-${n}`)}/settle`, settled);
    const before = await waiting('dead_letters');
    const visit = await console.visit({ role: 'operations' });
    await visit.goTo('/dead-letters');
    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('The vendor had lost it');
    const until = visit.page.locator('#until');
    await until.fill('2026-03-12T09:00');
    const pick = async (n: number) => {
      const row = visit.page.locator('.work-row').nth(n);
      await row.click();
      await row.and(visit.page.locator('[aria-current=true]')).waitFor();
    };
    await pick(1);
    expect(await until.inputValue()).toBe('');
    await pick(0);
    expect(await until.inputValue()).toBe('2026-03-12T09:00');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('dead-letters');
    await visit.page.getByRole('button', { name: say('Leave it', /^放\s?弃$/) }).click();
    await shows(visit, say('Leave it for good?', /确定放弃/));
    expect(await waiting('dead_letters')).toBe(before);
    await visit.page.keyboard.press('Enter');
    await shows(visit, say('Left as it is.', /已放弃,不再/));
    expect(await waiting('dead_letters')).toBe(before - 1);

    await visit.page.getByLabel(say(/Reason/, /理由/)).fill('The vendor works again');
    await until.fill('2026-03-12T09:00');
    await visit.page.getByRole('button', { name: say('Send once more', '重新发送') }).click();
    await shows(visit, say(/It begins anew/, /已作为新的联络/));
    expect(await waiting('dead_letters')).toBe(before - 2);
    await visit.close();
  });

  it('tries a file, sees which row is wrong, and what runs out of time', async () => {
    await town.borrower('exp');
    const not_before = '2026-03-10T19:00:00Z';
    await town.contact('exp', { not_before, not_after: '2026-03-10T20:30:00Z' });
    const visit = await console.visit({ role: 'operations' });
    await visit.goTo('/expiring');
    await shows(visit, say('May still be made', '仍可能联系'));
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('expiring');

    const file =
      'Id,When,Loan,Sum\nP-1,2026-03-09T10:00:00Z,exp-loan,5.00\nP-2,never,exp-loan,5.00\n';
    await visit.goTo('/imports');
    await visit.page.getByRole('button', { name: say('Import a file', '导入文件') }).click();
    await visit.page.getByText(say('Events', '事件'), { exact: true }).click();
    const buffer = Buffer.from(file);
    await visit.page
      .locator('#file')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
    const fields = { Id: 'external_id', When: 'occurred_at', Loan: 'debts.0', Sum: 'amount' };
    for (const [column, field] of Object.entries(fields))
      await visit.page.getByLabel(say(`Field for ${column}`, `${column} 对应的字段`)).fill(field);
    await visit.page
      .getByLabel(say('The same for every row', '每行相同的值'))
      .fill('type = payment');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('import-new');
    await visit.page.getByRole('button', { name: say('Try the file', '试运行') }).click();
    await shows(visit, '/occurred_at');
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('import-errors');
    await visit.close();
  });
});
