/** Every page in both languages: nothing serious for axe. The pictures stay in `dist/screenshots`. */
import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { authorsIn, smsSaying } from '../support/authors.js';
import { openConsole, type Console } from '../support/browser.js';
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
  const found: string[] = [];
  for (const path of paths()) {
    await visit.goTo(path.replace(/:\w+$/, () => named[path] ?? ''));
    found.push(...(await visit.findings()).map((each) => `${path}: ${each}`));
    await visit.screenshot(`page-${path.slice(1).replaceAll(/[/:]+/g, '-')}`);
  }
  await visit.close();

  expect(found).toEqual([]);
});
