/** What the console prints: the checkpoint of the log stands in the foot of each sheet. */
import { jest } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { type Console, openConsole, say, type Visit } from '../support/browser.js';
import { startExports, type Exports } from '../support/exports.js';
import { answersText } from '../support/heard.js';

jest.setTimeout(120_000);

let world: Exports;
let console: Console;
beforeAll(async () => {
  world = await startExports();
  console = await openConsole(world.town);
  await answersText(world.town, 'lena', '2026-03-10T09:00:00Z', 'hello');
  // Enough for a few sheets.
  await world.town.rows(
    `insert into timeline_event
     select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'external_id', 'copy-' || n, 'sealed', null))).*
       from timeline_event e, generate_series(1, 110) n where e.external_id = 'lena-answers'`,
  );
});
afterAll(async () => {
  await console?.stop();
  await world.stop();
});

const foot = ({ page }: Visit) => page.locator('footer');

it('says that there is no checkpoint yet, and only on paper', async () => {
  const visit = await console.visit({ role: 'collector' });
  await visit.goTo('/contacts');
  expect(await foot(visit).isVisible()).toBe(false);
  await visit.page.emulateMedia({ media: 'print' });
  const none = say(/had no checkpoint yet at 2026-03-10T10:/, /截至 2026-03-10T10:.*尚无检查点/);
  await visit.page.getByText(none).waitFor();
  await visit.close();
});

it('prints origin, size and root of the log under a story, a history, the log and the figures', async () => {
  const size = await world.seal();
  const { body } = await world.town.ask('GET', '/v1/checkpoint');
  const { body: list } = await world.town.ask('GET', '/v1/contacts?party=lena');
  const [{ id }] = list['data'] as [{ id: string }];
  const party = String((await world.town.ask('GET', '/v1/parties/lena')).body['id']);
  const visit = await console.visit({ role: 'auditor' });
  const pages = { story: `/contacts/${id}`, history: `/history/${party}`, log: '/contacts' };
  for (const [name, path] of Object.entries({ ...pages, figures: '/dashboard' })) {
    await visit.goTo(path);
    await visit.page.emulateMedia({ media: 'print' });
    const said = await foot(visit).innerText();
    for (const part of [body['log'], ` ${size} `, body['root']])
      expect(said).toContain(String(part));
    await visit.screenshot(`paper-${name}`);
    await visit.page.emulateMedia({ media: 'screen' });
  }
  await visit.close();
});

it('prints it on each sheet', async () => {
  const visit = await console.visit({ role: 'auditor' });
  const party = String((await world.town.ask('GET', '/v1/parties/lena')).body['id']);
  await visit.goTo(`/history/${party}`);
  const sheets = sheetsOf(await visit.page.pdf({ format: 'A4' }));
  expect(sheets.length).toBeGreaterThan(2);
  expect(sheets.map(hasFoot)).toEqual(sheets.map(() => true));
  await visit.close();
});

/** What is drawn on each of them. */
function sheetsOf(pdf: Buffer): string[] {
  const heads = pdf.toString('latin1').matchAll(/\/FlateDecode\s*\/Length (\d+)>>\s*stream\n/g);
  return [...heads]
    .map(({ 0: head, 1: length, index }) => {
      const from = index + head.length;
      return inflateSync(pdf.subarray(from, from + Number(length))).toString('latin1');
    })
    .filter((drawn) => / Tf\b/.test(drawn));
}

/** Nothing else is as small. */
function hasFoot(drawn: string): boolean {
  return / 9 Tf\b/.test(drawn);
}
