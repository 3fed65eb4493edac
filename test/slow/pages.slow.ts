/**
 * Every page in both languages, on a desk and on a telephone: nothing serious for axe, nothing wider than the
 * screen, and no English sentence in Chinese but what people wrote. The pictures stay in `dist/screenshots`.
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
/** What stands for a name in a path, such as `/contacts/:id`. */
let named: Readonly<Record<string, string>>;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  console = await openConsole(town);
  named = await house();
});
afterAll(async () => {
  await console?.stop();
  await town.stop();
});

async function house(): Promise<Record<string, string>> {
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
  const first = async (path: string) =>
    ((await town.ask('GET', path)).body['data'] as { id: string }[])[0]?.id ?? '';
  const party = String((await town.ask('GET', '/v1/parties/li')).body['id']);
  return {
    '/contacts/:id': contact,
    '/history/:id': party,
    '/people/:id': party,
    '/templates/:id': await first('/v1/templates?channel=sms&locale=zh-CN'),
    '/template-drafts/:id': String(draft['id']),
    '/rules/:code': 'CN-HOURS-01',
    '/policy/:id': await first('/v1/policies'),
    '/declarations/:id': await first('/v1/declarations'),
    '/help/problems/:code': 'four-eyes',
  };
}

/** Out of the sources, so that none is forgotten. */
function paths(): string[] {
  const folder = 'src/console/web/pages/groups';
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/path: '([^']+)'/g)].map(
      ([, path = '']) => path,
    ),
  );
}

/** Three words of English in a row, outside of what people wrote and of names. */
function englishOn({ page }: Visit): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main')?.cloneNode(true) as HTMLElement;
    const written =
      'pre, code, blockquote, q, textarea, script, style, kbd, [lang=en], .message, .marked, .words';
    for (const element of main.querySelectorAll(written)) element.remove();
    document.body.append(main);
    const lines = main.innerText.split('\n');
    main.remove();
    return lines.filter((line) => /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/.test(line));
  });
}

it('knows an address for every page', () => {
  expect(paths().length).toBeGreaterThan(25);
  for (const path of paths()) expect(named[path] ?? (path.includes(':') ? '' : '-')).not.toBe('');
});

it.each(['en', 'zh'] as const)('is fit to be seen in %s', async (language) => {
  const visit = await console.visit({ role: 'admin', language });
  const { page } = visit;
  page.setDefaultTimeout(60_000);
  // The dashboard asks for the days before now.
  await page.clock.setFixedTime(town.installation.clock.local());
  const wide: string[] = [];
  const english: Record<string, string[]> = {};
  const found: string[] = [];
  for (const path of paths()) {
    const name = path.slice(1).replaceAll(/[/:]+/g, '-');
    await page.setViewportSize({ width: 1280, height: 800 });
    await visit.goTo(path.replace(/:\w+$/, () => named[path] ?? ''));
    await page.getByRole('heading', { level: 1 }).waitFor();
    found.push(...(await visit.findings()).map((each) => `${path}: ${each}`));
    await visit.screenshot(`page-${name}`);
    const lines = language === 'zh' ? await englishOn(visit) : [];
    if (lines.length > 0) english[path] = lines;
    await page.setViewportSize({ width: 390, height: 844 });
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (width > 390) wide.push(`${path}: ${width}`);
    await visit.screenshot(`page-${name}-telephone`);
  }
  await visit.close();

  expect({ wide, english, found }).toEqual({ wide: [], english: {}, found: [] });
});
