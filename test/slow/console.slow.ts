/**
 * How soon the console is there, with very many contacts (`DUNWELL_CONTACTS`): the size of what its first pages need, the
 * first byte, and when somebody can work, with an empty cache and with the scripts in it; and how soon everything
 * stops. The figures go to docs/measured.md.
 */
import { jest } from '@jest/globals';
import { countFigures } from '../../src/feed/count-figures.js';
import { openConsole, type Console, type Visit } from '../support/browser.js';
import { copyContacts } from '../support/many-contacts.js';
import { patiently } from '../support/patiently.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(1_800_000);

const CONTACTS = Number(process.env['DUNWELL_CONTACTS'] ?? 20_000);
const ROUNDS = 9;
const DASHBOARD = '/console';

let town: Town;
let console: Console;
let newest: string;
let phone: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
  await town.borrower('li', 'CN');
  await town.becomes(await town.contact('li', { channel: 'sms' }), 'sent');
  await copyContacts(town, 'li', CONTACTS);
  newest = await town.contact('li', { channel: 'sms' });
  await town.becomes(newest, 'sent', 'held', 'blocked');
  phone = town.sms.messages.at(-1)?.to ?? '';
  await town.rows('vacuum analyze');
  // What a bulk load leaves to do is not the console's time.
  await town.rows('checkpoint');
  await patiently(async () => {
    while (await town.installation.database.tx(1, countFigures));
    const { body } = await town.ask('GET', '/v1/figures/decisions');
    if ((body['data'] as unknown[]).length === 0) throw new Error('nothing is counted yet');
  });
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

function quantile(times: readonly number[], q: number): number {
  return Math.round(times[Math.ceil(times.length * q) - 1] ?? NaN);
}

function halfAndMost(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), max: quantile(sorted, 1) };
}

async function firstBytes(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    const reply = await fetch(`${town.url}/console`);
    times.push(performance.now() - began);
    await reply.text();
  }
  return times.toSorted((a, b) => a - b);
}

/** From the address to the heading of the page and what one came for. */
async function usable({ page }: Visit, path: string, content: string): Promise<number> {
  const began = performance.now();
  await page.goto(path.replace(':newest', newest));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator(content).first().waitFor();
  return performance.now() - began;
}

/** In a window that has loaded nothing yet. */
async function visiting(path: string): Promise<Visit> {
  const visit = await console.visit({ role: 'compliance', isNew: true });
  // It asks for the days before now. Elsewhere no clock is replaced, which takes time of its own.
  if (path === DASHBOARD) await visit.page.clock.setFixedTime(town.installation.clock.local());
  return visit;
}

const NEVER_IDLE = 'requestIdleCallback = () => 0; cancelIdleCallback = () => {};';

/** What is needed before somebody can work; a browser that is never idle fetches nothing for later. */
async function scriptsOf(path: string, content: string): Promise<string[]> {
  const visit = await visiting(path);
  await visit.page.addInitScript(NEVER_IDLE);
  const scripts = new Set<string>();
  visit.page.on('request', (request) => {
    if (request.url().endsWith('.js')) scripts.add(request.url());
  });
  await usable(visit, path, content);
  await visit.close();
  return [...scripts];
}

/** By gzip, which every browser takes. */
async function weightOf(scripts: readonly string[]): Promise<number> {
  const sizes = scripts.map(async (url) => {
    const reply = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
    await reply.arrayBuffer();
    return Number(reply.headers.get('content-length'));
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

it('begins to answer soon', async () => {
  const first_byte_p95_ms = quantile(await firstBytes(200), 0.95);
  process.stderr.write(`${JSON.stringify({ first_byte_p95_ms })}\n`);
  // The aim is 150 on a quiet machine; what is broken takes far longer.
  expect(first_byte_p95_ms).toBeLessThanOrEqual(5 * 150);
});

it.each([
  [DASHBOARD, 'details.behind'],
  ['/console/contacts', '.ant-table-row'],
  ['/console/contacts/:newest', 'article h2'],
  ['/console/pauses', '.ant-table-tbody'],
])('%s is there soon, and small', async (path, content) => {
  const cold: number[] = [];
  const cached: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const visit = await visiting(path);
    cold.push(await usable(visit, path, content));
    cached.push(await usable(visit, path, content));
    await visit.close();
  }
  const figures = {
    path,
    script_kb: Math.round((await weightOf(await scriptsOf(path, content))) / 1_000),
    cold_ms: halfAndMost(cold),
    cached_ms: halfAndMost(cached),
  };
  process.stderr.write(`${JSON.stringify(figures)}\n`);

  expect(figures.script_kb).toBeGreaterThan(100);
  expect(figures.script_kb).toBeLessThanOrEqual(420);
  // Aims are 1,600 and 1,000 on a quiet machine; what is broken takes far longer.
  expect(figures.cold_ms.p50).toBeLessThanOrEqual(5 * 1_600);
  expect(figures.cached_ms.p50).toBeLessThanOrEqual(5 * 1_000);
});

/** From Enter in the search to the contacts of whoever has that number. */
async function found({ page }: Visit): Promise<number> {
  await page.goto('/console/contacts');
  await page.locator('.ant-table-row').first().waitFor();
  await page.getByRole('searchbox').fill(phone.replace('+86', ''));
  const began = performance.now();
  await page.keyboard.press('Enter');
  await page.waitForURL(/party=pty_/);
  await page.locator(`a[href$="/contacts/${newest}"]`).first().waitFor();
  return performance.now() - began;
}

it('finds somebody by their phone', async () => {
  const visit = await console.visit({ role: 'compliance' });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await found(visit));
  await visit.close();
  const figures = { found_ms: halfAndMost(times) };
  process.stderr.write(`${JSON.stringify({ contacts: CONTACTS, ...figures })}\n`);

  expect(figures.found_ms.p50).toBeLessThanOrEqual(5 * 1_000);
});

/** A pause is in force when it is answered: from then on no send begins. */
async function stops({ page }: Visit): Promise<{ clicked: number; server: number }> {
  await page.goto('/console/pauses');
  await page.getByRole('button', { name: / Pause$/ }).click();
  const button = page.getByRole('button', { name: 'Stop now' });
  await button.waitFor();
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/v1/pauses'),
  );
  const began = performance.now();
  await button.click();
  const response = await answered;
  const clicked = performance.now() - began;
  expect(await response.json()).toMatchObject({ scope: 'tenant', in_force: true });
  const { requestStart, responseStart } = response.request().timing();
  return { clicked, server: responseStart - requestStart };
}

it('stops everything within a second of the click', async () => {
  const visit = await console.visit({ role: 'operations' });
  const times: Awaited<ReturnType<typeof stops>>[] = [];
  for (let round = 0; round < 20; round++) times.push(await stops(visit));
  await visit.close();
  const of = (name: 'clicked' | 'server') => halfAndMost(times.map((each) => each[name]));
  const figures = { click_to_answer_ms: of('clicked'), server_ms: of('server') };
  process.stderr.write(`${JSON.stringify(figures)}\n`);

  // The aim is a second, on a quiet machine.
  expect(figures.server_ms.p50).toBeLessThanOrEqual(5 * 1_000);
  expect(figures.click_to_answer_ms.p50).toBeLessThanOrEqual(5 * 1_000);
});
