/** The contact log in a browser: from a phone number to why, when and by which rules, in three clicks. */
import { jest } from '@jest/globals';
import { openConsole, type Console, type Visit } from '../support/browser.js';
import { startTown, type Town } from '../support/town.js';

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
  await named('eve', SCRIPT);
  contact = await town.contact('li', { channel: 'sms' });
  await town.contact('eve', { not_before: '2026-03-12T09:00:00Z' });
  const later = await town.contact('li', { channel: 'sms', not_before: '2026-03-12T05:00:00Z' });
  await town.ask('POST', `/v1/contacts/${later}/cancel`);
  await town.becomes(contact, 'sent');
  town.clockIs('2026-03-10T14:00:00Z');
  await town.event({
    external_id: 'li-answers',
    occurred_at: '2026-03-10T13:40:00Z',
    type: 'message',
    direction: 'inbound',
    channel: 'sms',
    party: 'li',
    endpoint: 'li-mobile',
    debts: ['li-loan'],
    text: `why now? ${SCRIPT}`,
  });
  const { body } = await town.ask('GET', '/v1/parties/li');
  const [mobile] = (body['endpoints'] as { address: string; kind: string }[]).filter(
    ({ kind }) => kind === 'mobile',
  );
  phone = mobile?.address ?? '';
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

async function named(external_id: string, name: string): Promise<void> {
  const party = {
    external_id,
    name,
    language: 'en',
    residence: 'GB',
    time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
    endpoints: [
      { external_id: `${external_id}-mail`, kind: 'email', address: `${external_id}@example.com` },
    ],
  };
  const debt = {
    external_id: `${external_id}-loan`,
    kind: 'personal_loan',
    lender: 'bank',
    days_past_due: 5,
    currency: 'GBP',
    amounts: { outstanding: 500_000, overdue: 12_345 },
    balance_as_of: '2026-03-09T00:00:00Z',
    parties: [{ party: external_id, relation: 'borrower' }],
  };
  await town.ask('POST', '/v1/parties', { body: party });
  await town.ask('POST', '/v1/debts', { body: debt });
}

/** Two cores may be busy with other work. */
async function visiting(who: Parameters<Console['visit']>[0]): Promise<Visit> {
  const visit = await console.visit(who);
  visit.page.setDefaultTimeout(40_000);
  return visit;
}

function seen({ page }: Visit, text: string): Promise<void> {
  return page.getByText(text).first().waitFor();
}

async function inClear({ page }: Visit, zh: boolean): Promise<void> {
  await page.getByRole('button', { name: zh ? '显示明文' : 'Show in clear' }).click();
  await page.getByPlaceholder(zh ? /用途/ : /What for/).fill('complaint 4711 – 投诉');
  await page.keyboard.press('Enter');
}

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const zh = language === 'zh';

  it('a number leads to the answer in three clicks, and to everything else that she saw', async () => {
    const visit = await visiting({ role: 'compliance', language });
    const { page } = visit;
    await visit.goTo('/pauses');
    await page.getByRole('link', { name: zh ? '联系记录' : 'Contact log' }).click();
    await page.getByRole('searchbox').fill(phone.replace('+86', ''));
    await page.getByRole('button', { name: zh ? /查\s?找/ : 'Find' }).click();
    await page.waitForURL(/party=pty_/);
    expect(page.url()).not.toContain(phone.slice(3));
    await page.getByRole('row', { name: /2026/ }).last().waitFor();
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('contact-log');

    await page.locator(`a[href$="/contacts/${contact}"]`).first().click();
    await seen(visit, zh ? '是否合规？' : 'Was it lawful?');
    expect(await page.locator('article').innerText()).not.toMatch(/Example li|why now/);
    await inClear(visit, zh);
    await seen(visit, `why now? ${SCRIPT}`);
    const shown = await page.locator('article').innerText();
    expect(shown).toMatch(/2026-03-10 21:05:\d\d Asia\/Shanghai \(UTC\+08:00\)/);
    expect(shown).toContain('示例银行');
    expect(shown).toContain(zh ? '均无异议' : 'none objected');
    expect(shown).toContain('HOUSE-CAP-DAY');
    expect(shown).toContain(`why now? ${SCRIPT}`);
    expect(shown).toMatch(/rec_[0-9a-f]{32}/);
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('story');

    await page.getByRole('link', { name: zh ? /全部联系/ : /Everything/ }).click();
    await page.getByRole('row', { name: /21:40:00/ }).waitFor();
    await inClear(visit, zh);
    await seen(visit, `why now? ${SCRIPT}`);
    expect(await visit.findings()).toEqual([]);
    await visit.screenshot('history');
    await visit.close();
  });
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
      page.getByRole('button', { name: 'Download CSV' }).click(),
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
    await inClear(visit, false);
    await seen(visit, SCRIPT);

    await visit.goTo('/contacts?verdict=block');
    await seen(visit, 'No contact fits');
    await page.getByRole('searchbox').fill('+1 212 555 9999');
    await page.keyboard.press('Enter');
    await seen(visit, 'Nobody and nothing here');
    expect(await visit.findings()).toEqual([]);
    await visit.close();
  });

  it('masks what an auditor may not see, prints the story alone, and finds no strange contact', async () => {
    const visit = await visiting({ role: 'auditor' });
    const { page } = visit;
    await visit.goTo(`/contacts/${contact}`);
    await seen(visit, 'Was it lawful?');
    const shown = await page.locator('article').innerText();
    expect(shown).toContain('li · E*** · CN');
    expect(shown).not.toContain('why now');
    expect(shown).not.toContain(phone);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    await visit.screenshot('story-print');
    await page.emulateMedia({ media: 'screen' });

    await visit.goTo(`/contacts/con_${'0'.repeat(32)}`);
    await seen(visit, 'There is no such contact');
    expect(await visit.findings()).toEqual([]);
    await visit.close();
  });
});
