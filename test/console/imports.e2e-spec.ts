/** A loan system's file in a browser: imported for real, told row by row, mended and sent again. */
import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

let town: Town;
let console: Console;
let visit: Visit;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
  await town.borrower('ada');
  visit = await console.visit({ role: 'admin' });
});
afterAll(async () => {
  await visit?.close();
  await console?.stop();
  await town.stop();
});

const HEAD = 'Loan no,Balance,Arrears,DPD,Customer';
const FIXED = [
  'kind = personal_loan',
  'lender = bank',
  'currency = GBP',
  'balance_as_of = 2026-03-09T00:00:00Z',
  'parties.0.relation = borrower',
].join('\n');
const FIELDS = {
  'Loan no': 'external_id',
  Balance: 'amounts.outstanding',
  Arrears: 'amounts.overdue',
  DPD: 'days_past_due',
  Customer: 'parties.0.party',
};

const field = (column: string) =>
  visit.page.getByLabel(say(`Field for ${column}`, `${column} 对应的字段`));

async function choose(rows: readonly string[]): Promise<void> {
  const { page } = visit;
  await visit.goTo('/imports');
  await page.getByRole('button', { name: say('Import a file', '导入文件') }).click();
  await page.getByRole('radiogroup').getByText(say('Debts', '债务')).click();
  const buffer = Buffer.from([HEAD, ...rows, ''].join('\n'));
  await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel(say('The same for every row', '每行相同的值')).fill(FIXED);
}

async function sendIn(): Promise<void> {
  const { page } = visit;
  await page.getByRole('checkbox', { name: say(/Only try it/, /仅试运行/) }).uncheck();
  await page.getByRole('button', { name: say('Import the file', '导入文件'), exact: true }).click();
  await page.locator('.ant-card-head-title', { hasText: say(/: Done$/, /完成$/) }).waitFor();
}

/** How many rows came to what, as the page says it. */
const counts = async () => {
  const cells = visit.page.locator('.ant-card .ant-descriptions-item-content');
  return (await cells.allInnerTexts()).slice(0, 4).map(Number);
};

const GOOD = 'L-1,1250.50,20.00,5,ada';

it('stores what is right, and hands back what is not, with what to mend', async () => {
  await choose([GOOD, 'L-2,lots,20.00,5,ada', 'L-3,10.00,1.00,5,nobody']);
  for (const [column, path] of Object.entries(FIELDS)) await field(column).fill(path);
  for (const sum of ['Balance', 'Arrears'])
    await visit.page.getByLabel(say(`Decimals of ${sum}`, `${sum} 的小数位`)).fill('2');
  await sendIn();

  // Rows, new, known already, refused.
  expect(await counts()).toEqual([3, 1, 0, 2]);
  const refused = visit.page.getByRole('row').filter({ hasText: 'L-2' });
  await refused.getByText('/amounts/outstanding').waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('import-done');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page
      .getByRole('button', { name: say('Download all refused rows', '下载全部被拒行') })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('errors.csv');
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('L-2');
  expect(lines[2]).toContain('nobody');
  expect((await town.ask('GET', '/v1/debts/L-1')).body).toMatchObject({
    amounts: { outstanding: 125_050, overdue: 2_000 },
  });
  expect((await town.ask('GET', '/v1/debts/L-3')).status).toBe(404);
});

it('knows the columns of the next file, and stores what came before once', async () => {
  await choose([GOOD, 'L-2,30.00,20.00,5,ada']);
  expect(await field('Balance').inputValue()).toBe('amounts.outstanding');
  await sendIn();

  expect(await counts()).toEqual([2, 1, 1, 0]);
  const { body } = await town.ask('GET', '/v1/debts/L-2');
  expect(body).toMatchObject({ amounts: { outstanding: 3_000 } });
});
