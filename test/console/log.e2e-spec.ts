/** The contact log in a browser: from a phone number to why, when and by which rules, in three clicks. */
import { jest } from '@jest/globals';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { answersText } from '../support/heard.js';
import { startTown, type Town } from '../support/town.js';
import { addNamed } from '../support/townsfolk.js';

jest.setTimeout(120_000);

const SCRIPT = '<script>alert(1)</script>';
let town: Town;
let console: Console;
let contact: string;
let phone: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
  await town.borrower('li', 'CN');
  await addNamed(town, 'eve', SCRIPT);
  contact = await town.contact('li', { channel: 'sms' });
  await town.contact('eve', { not_before: '2026-03-12T09:00:00Z' });
  const later = await town.contact('li', { channel: 'sms', not_before: '2026-03-12T05:00:00Z' });
  await town.ask('POST', `/v1/contacts/${later}/cancel`);
  await town.becomes(contact, 'sent');
  town.clockIs('2026-03-10T14:00:00Z');
  await answersText(town, 'li', '2026-03-10T13:40:00Z', `why now? ${SCRIPT}`);
  phone = town.sms.messages.at(-1)?.to ?? '';
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

/** Two cores may be busy with other work. */
async function visiting(who: Parameters<Console['visit']>[0]): Promise<Visit> {
  const visit = await console.visit({ ...who });
  visit.page.setDefaultTimeout(40_000);
  return visit;
}

function seen({ page }: Visit, text: string): Promise<void> {
  return page.getByText(text).first().waitFor();
}

async function inClear({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: say('Show in clear', '显示明文') }).click();
  await page.getByPlaceholder(say(/What for/, /用途/)).fill('complaint 4711 – 投诉');
  await page.keyboard.press('Enter');
}

it('a number leads to the answer in three clicks, and to everything else that she saw', async () => {
  const visit = await visiting({ role: 'compliance' });
  const { page } = visit;
  await visit.goTo('/pauses');
  await page.getByRole('link', { name: say('Contact log', '联系记录') }).click();
  await page.getByRole('searchbox').fill(phone.replace('+86', ''));
  await page.getByRole('button', { name: say('Find', /查\s?找/) }).click();
  await page.waitForURL(/party=pty_/);
  expect(page.url()).not.toContain(phone.slice(3));
  await page.getByRole('row', { name: /2026/ }).last().waitFor();
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('contact-log');

  await page.locator(`a[href$="/contacts/${contact}"]`).first().click();
  await seen(visit, say('Was it lawful?', '是否合规？'));
  expect(await page.locator('article').innerText()).not.toMatch(/Example li|why now/);
  await inClear(visit);
  await seen(visit, `why now? ${SCRIPT}`);
  const shown = await page.locator('article').innerText();
  expect(shown).toMatch(/2026-03-10 21:05:\d\d Asia\/Shanghai \(UTC\+08:00\)/);
  expect(shown).toContain('示例银行');
  expect(shown).toContain(say('none objected', '均无异议'));
  expect(shown).toContain('HOUSE-CAP-DAY');
  expect(shown).toContain(`why now? ${SCRIPT}`);
  expect(shown).toMatch(/rec_[0-9a-f]{32}/);
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('story');

  await page.getByRole('link', { name: say(/Everything/, /全部联系/) }).click();
  await page.getByRole('row', { name: /21:40:00/ }).waitFor();
  await inClear(visit);
  await seen(visit, `why now? ${SCRIPT}`);
  expect(await visit.findings()).toEqual([]);
  await visit.screenshot('history');
  await visit.close();
});

describe('the log', () => {
  it('goes by keys, keeps its filters in the address, and is a table for spreadsheets', async () => {
    const visit = await visiting({ role: 'compliance' });
    const { page } = visit;
    await visit.goTo('/contacts?status=canceled&status=scheduled');
    await page.getByRole('row').nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForURL(/status=canceled&status=scheduled&row=con_/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('Download CSV', '下载 CSV') }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('contacts.csv');
    await page.locator('h1').click();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/contacts\/con_/);
    await visit.close();
  });

  it('shows a name as text, and says what to do where nothing fits', async () => {
    const visit = await visiting({ role: 'compliance' });
    const { page } = visit;
    await visit.goTo('/contacts');
    await page.getByRole('searchbox').fill('eve@example.com');
    await page.keyboard.press('Enter');
    // The search leads somewhere itself: a row that is clicked before would be left again.
    await page.waitForURL(/party=pty_/);
    await page.getByRole('row', { name: /eve-loan/ }).click();
    await inClear(visit);
    await seen(visit, SCRIPT);

    await visit.goTo('/contacts?verdict=block');
    await seen(visit, say('No contact fits', '没有符合条件的联系'));
    await page.getByRole('searchbox').fill('+1 212 555 9999');
    await page.keyboard.press('Enter');
    await seen(visit, say('Nobody and nothing here', '没有与“+1 212 555 9999”对应'));
    expect(await visit.findings()).toEqual([]);
    await visit.close();
  });

  it('masks what an auditor may not see, prints the story alone, and finds no strange contact', async () => {
    const visit = await visiting({ role: 'auditor' });
    const { page } = visit;
    await visit.goTo(`/contacts/${contact}`);
    await seen(visit, say('Was it lawful?', '是否合规？'));
    const shown = await page.locator('article').innerText();
    expect(shown).toContain('li · E*** · CN');
    expect(shown).not.toContain('why now');
    expect(shown).not.toContain(phone);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    await visit.screenshot('story-print');
    await page.emulateMedia({ media: 'screen' });

    await visit.goTo(`/contacts/con_${'0'.repeat(32)}`);
    await seen(visit, say('There is no such contact', '没有这条联系'));
    expect(await visit.findings()).toEqual([]);
    await visit.close();
  });
});

describe('on paper', () => {
  it('a contact that was held and then sent tells both decisions, whole', async () => {
    const id = await town.contact('li', { channel: 'sms' });
    await town.becomes(id, 'held');
    town.clockIs('2026-03-11T01:05:00Z');
    await town.becomes(id, 'sent');
    const visit = await visiting({ role: 'compliance' });
    const { page } = visit;
    await visit.goTo(`/contacts/${id}`);
    const before = page.locator('details', { hasText: '2026-03-10' });
    const objection = before.getByRole('row', { name: /CN-HOURS-01/ });
    expect(await objection.count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await objection.waitFor();
    await visit.screenshot('story-held-print');
    await page.emulateMedia({ media: 'screen' });
    await before.locator('summary').first().click();
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('story-held');
    await objection.getByRole('link', { name: 'CN-HOURS-01' }).click();
    await page.waitForURL(/\/rules\/CN-HOURS-01$/);
    await visit.close();
  });

  it('everything that a person saw is read to its end, and says so where it is not', async () => {
    await town.rows(
      `insert into timeline_event
       select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'external_id', 'copy-' || n, 'sealed', null))).*
         from timeline_event e, generate_series(1, 110) n where e.external_id = 'li-answers'`,
    );
    const visit = await visiting({ role: 'auditor' });
    const { page } = visit;
    const party = String((await town.ask('GET', '/v1/parties/li')).body['id']);
    await visit.goTo(`/history/${party}`);
    const cut = page.getByText(say('are not on this sheet', '未列在本页'));
    const rows = page.getByRole('row', { name: /21:40:00/ });
    await page.emulateMedia({ media: 'print' });
    expect([await cut.isVisible(), (await rows.count()) < 111]).toEqual([true, true]);
    const printed = page.waitForEvent('console', { predicate: (one) => one.text() === 'printing' });
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate('globalThis.print = () => console.info("printing")');
    await page.getByRole('button', { name: say('Print', /打\s?印$/) }).click();
    await printed;
    expect([await cut.count(), await rows.count()]).toEqual([0, 111]);
    await visit.close();
  });
});
