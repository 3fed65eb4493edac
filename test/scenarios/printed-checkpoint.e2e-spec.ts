/**
 * The checkpoint that is handed out with tables and printed on pages: whoever keeps one can hold a later history
 * against it.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { newestNote } from '../../src/evidence/pack/published.js';
import { verifyCommand } from '../../src/evidence/verify/command.js';
import { closeIt } from '../support/closing.js';
import { bundleOf, startExports, type Exports } from '../support/exports.js';

let world: Exports;
beforeAll(async () => {
  world = await startExports();
});
afterAll(() => world.stop());

const TABLES = ['contacts.csv', 'contacts.csv?party=lena', 'parties/lena/history.csv'];

/** What stands in the column that a table says is its checkpoint. */
async function cellsOf(table: string): Promise<string[]> {
  const { body } = await world.town.ask('GET', `/v1/${table}`);
  const [head = '', ...rows] = String(body['text']).trim().split('\r\n');
  expect(head).toMatch(/,"checkpoint"$/);
  expect(rows.length).toBeGreaterThan(0);
  return rows.map((row) => /,"([^"]*)"$/.exec(row)?.[1] ?? 'no cell');
}

const newest = async () => (await world.town.ask('GET', '/v1/checkpoint')).body;

it('is empty before anything is sealed', async () => {
  for (const table of TABLES) expect(new Set(await cellsOf(table))).toEqual(new Set(['']));
  const at = expect.stringMatching(/^2026-03-10T10:/);
  expect(await newest()).toEqual({ object: 'checkpoint', log: null, size: null, root: null, at });
});

describe('once there is one', () => {
  it('stands in every row of a table, whole, so that a later bundle can be held against it', async () => {
    const size = await world.seal();
    const { log, root } = await newest();
    const cells = new Set((await Promise.all(TABLES.map(cellsOf))).flat());
    expect(cells.size).toBe(1);
    const [cell = ''] = cells;
    expect(cell.startsWith(`${String(log)} ${size} ${String(root)} — ${String(log)} `)).toBe(true);

    const kept = path.join(world.folder, 'kept');
    writeFileSync(`${kept}.cell`, `${cell}\n`);
    const words = '{print $1; print $2; print $3; print ""; print $4, $5, $6}';
    writeFileSync(kept, execFileSync('awk', [words, `${kept}.cell`]));
    const bundle = await bundleOf(world);
    const trust = path.join(bundle, 'trust.txt');
    const verdict = verifyCommand([bundle, '--trust', trust, '--since', kept]);
    expect(verdict.text).toContain('OK since');

    writeFileSync(kept, execFileSync('awk', [words.replace('$2', '$2 + 1'), `${kept}.cell`]));
    expect(verifyCommand([bundle, '--trust', trust, '--since', kept]).exitCode).toBe(1);
  });

  it('is that of the log as it was read: of a table from before it stays behind', async () => {
    const [before] = await cellsOf('contacts.csv');
    await world.town.borrower('late');
    const size = await world.seal();
    const [after] = await cellsOf('contacts.csv');
    expect(after).not.toBe(before);
    expect(after).toContain(` ${size} `);
  });

  it('is never that of another house', async () => {
    const { database } = world.town.installation;
    expect(await database.tx(1, newestNote)).toBeDefined();
    expect(await database.tx(2, newestNote)).toBeUndefined();
  });

  it('is that of the closed log until the next one has its own', async () => {
    const size = await world.seal();
    await closeIt({ ...world, seal: () => Promise.resolve(0) });
    expect(await newest()).toMatchObject({ log: expect.stringMatching(/\/t1$/), size });

    await world.seal();
    expect(await newest()).toMatchObject({ log: expect.stringMatching(/\/t1-2$/) });
  });
});
