/**
 * Every page in both languages: it is the one that was asked for, nothing is serious for axe, and on a telephone no page
 * is wider than the screen. The pictures stay in `dist/screenshots`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { authorsIn, smsSaying } from '../support/authors.js';
import { openConsole, type Console, type Visit } from '../support/browser.js';
import { unknownIn, writesIn } from '../support/desk.js';
import { borrowerAbroad } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

jest.setTimeout(900_000);

let town: Town;
let console: Console;
/** What stands for a name in a path, such as `/contacts/:id`, and what the heading of that page holds. */
let named: Readonly<Record<string, readonly [id: string, heading: string | Listed['title']]>>;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
  named = await house();
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

async function house(): Promise<typeof named> {
  const people = await authorsIn(town);
  await writesIn(town, 'li', '我没有钱');
  await unknownIn(town, 'wu');
  await borrowerAbroad(town, 'amr');
  await town.becomes(await town.contact('amr'), 'review');
  const contact = await town.contact('li', { channel: 'sms' });
  await town.becomes(contact, 'sent', 'held');
  await town.contact('li', {
    not_before: '2026-03-10T19:00:00Z',
    not_after: '2026-03-10T20:00:00Z',
  });
  await posted(town, '/v1/pauses', { scope: 'region', value: 'US-NY', reason: '停一停' });
  const { body: draft } = await people.draft('waits', smsSaying('您好。'));
  const first = async (path: string, by: 'name' | 'version') => {
    const { body } = await town.ask('GET', path);
    const [one] = body['data'] as { id: string; name: string; version: string }[];
    return [one?.id ?? '', one?.[by] ?? ''] as const;
  };
  const party = String((await town.ask('GET', '/v1/parties/li')).body['id']);
  const { external_id } = (await town.ask('GET', `/v1/contacts/${contact}`)).body;
  return {
    '/contacts/:id': [contact, String(external_id)],
    '/history/:id': [party, { en: 'Everything this person saw of us', zh: '全部联系' }],
    '/people/:id': [party, 'E***'],
    '/templates/:id': await first('/v1/templates?channel=sms&locale=zh-CN', 'name'),
    '/template-drafts/:id': [String(draft['id']), 'waits'],
    '/rules/:code': ['CN-HOURS-01', 'CN-HOURS-01'],
    '/unmatched': ['-', { en: 'Messages of unknown senders', zh: '未知发件人的来信' }],
    '/policy/:id': await first('/v1/policies', 'version'),
    '/declarations/:id': await first('/v1/declarations', 'version'),
    '/help/problems/:code': [
      'four-eyes',
      { en: 'Another person must do this', zh: '须由另一人完成' },
    ],
  };
}

interface Listed {
  readonly path: string;
  readonly title: { readonly en: string; readonly zh: string };
}

/** Out of the sources, so that none is forgotten. */
function pages(): Listed[] {
  const folder = 'src/console/web/pages/groups';
  const listed =
    /path: '([^']+)',\s+(?:letter: '\w',\s+)?title: \{ en: '([^']+)', zh: '([^']+)' \}/g;
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(listed)].map(
      ([, path = '', en = '', zh = '']) => ({ path, title: { en, zh } }),
    ),
  );
}

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** On a telephone: how wide the page is, and what stands out of it. */
async function overflowing(page: Visit['page']): Promise<string[]> {
  // Charts are drawn anew a moment later.
  const fits = `document.documentElement.scrollWidth <= ${PHONE.width}`;
  await page.waitForFunction(fits, null, { timeout: 3_000 }).catch(() => {});
  return page.evaluate((width) => {
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > width,
    );
    const names = out.slice(0, 8).map(({ tagName, className }) => `${tagName}.${className}`);
    return [`is ${document.documentElement.scrollWidth} wide: ${names.join(' > ')}`];
  }, PHONE.width);
}

const canPause = (page: Visit['page']) =>
  page
    .locator('header')
    .getByRole('button', { name: /Pause|暂停/ })
    .isVisible();

it('knows an address for every page', () => {
  expect(pages().length).toBeGreaterThan(25);
  for (const { path } of pages())
    expect(named[path]?.[0] ?? (path.includes(':') ? '' : '-')).not.toBe('');
});

it.each(['en', 'zh'] as const)('is fit to be seen in %s', async (language) => {
  const visit = await console.visit({ role: 'admin', language });
  const { page } = visit;
  page.setDefaultTimeout(60_000);
  // The dashboard asks for the days before now.
  await page.clock.setFixedTime(town.installation.clock.local());
  const found: string[] = [];
  for (const { path, title } of pages()) {
    const [id = '', given = title] = named[path] ?? [];
    const holds = typeof given === 'string' ? given : given[language];
    const name = path.slice(1).replaceAll(/[/:]+/g, '-');
    await visit.goTo(path.replace(/:\w+$/, () => id));
    const heading = await page.locator('h1').innerText();
    if (!heading.includes(holds)) found.push(`${path}: the heading is ${heading}, not ${holds}`);
    found.push(...(await visit.findings()).map((each) => `${path}: ${each}`));
    await visit.screenshot(`page-${name}`);
    if (!(await canPause(page))) found.push(`${path}: no button to pause`);
    await page.setViewportSize(PHONE);
    if (!(await canPause(page))) found.push(`${path}: no button to pause on a telephone`);
    found.push(...(await overflowing(page)).map((each) => `${path}: ${each}`));
    await visit.screenshot(`phone-${name}`);
    await page.setViewportSize(DESK);
  }
  await visit.close();

  expect(found).toEqual([]);
});

it.each(['en', 'zh'] as const)('so is what nobody signs in for, in %s', async (language) => {
  const visit = await console.visit({ language });
  const { page } = visit;
  const found: string[] = [];
  for (const [name, path] of [
    ['sign-in', '/contacts'],
    ['invitation', '/invitation#token=dwi_1_none'],
  ] as const) {
    await visit.goTo(path);
    found.push(...(await visit.findings()).map((each) => `${path}: ${each}`));
    await visit.screenshot(`page-${name}`);
    await page.setViewportSize(PHONE);
    found.push(...(await overflowing(page)).map((each) => `${path}: ${each}`));
    await visit.screenshot(`phone-${name}`);
    await page.setViewportSize(DESK);
  }
  await visit.close();

  expect(found).toEqual([]);
});
