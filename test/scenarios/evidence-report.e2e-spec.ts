/** What a package has for people: a table, a document in two languages, a manual; and its decisions made again. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Language } from '../../src/compliance/telling/tell.js';
import { addReadable } from '../../src/intake/exports/readable.js';
import { repeat } from '../../src/policies/replay-package.js';
import type { Difference } from '../../src/policies/replay.js';
import { startExports, type Exports } from '../support/exports.js';
import type { Read } from '../support/package.js';
import { pdfText } from '../support/pdf-text.js';

const AT = Date.parse('2026-03-11T00:00:00Z');

let world: Exports;

beforeAll(async () => {
  world = await startExports();
});

afterAll(() => world.stop());

function readable(
  party: string,
  language: Language,
  zone: string,
  open: readonly string[] | 'all' = 'all',
): Promise<Read> {
  const reader = { language, zone, at: AT, vkeys: ['the key'] };
  return world.exported(party, { open }, (draft) => addReadable(draft, reader));
}

const fileIn = ({ out }: Read, name: string) => readFileSync(path.join(out, name));

function rowsIn(read: Read): Record<string, string>[] {
  return parse(fileIn(read, 'report.csv'), { columns: true, bom: true });
}

describe('the table', () => {
  it("has a line for each record, at the borrower's own time, with the message where it is opened", async () => {
    const read = await readable('wei', 'zh-CN', 'Asia/Shanghai');
    const rows = rowsIn(read);

    expect(rows.map(({ record }) => record)).toEqual(read.records.map(({ record }) => record.id));
    const decision = rows.find(({ kind }) => kind === 'decision')!;
    expect(decision).toMatchObject({
      local_date: '2026-03-10',
      what: '合规判断',
      verdict: '可以联系',
    });
    expect(decision['local_time']).toMatch(/^18:00:/);
    expect(decision['passed']).toContain('CN-HOURS-01');
    expect(decision['text']).toContain('尊敬的Example wei');
  });

  it('is nothing that a spreadsheet would run, and tells no more than is opened', async () => {
    const opened = await readable('lena', 'en', 'Europe/London');
    const closed = await readable('lena', 'en', 'Europe/London', []);

    const cells = (read: Read) => rowsIn(read).flatMap((row) => Object.values(row));
    expect(cells(opened).filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(cells(opened)).toContain("'+447700900001");
    expect(cells(closed).join()).not.toMatch(/Example|lena@|4477/);
    const decision = rowsIn(closed).find(({ kind }) => kind === 'decision');
    expect(decision).toMatchObject({ verdict: 'allowed', not_opened: 'content endpoint inputs' });
  });
});

describe('the document', () => {
  it('has a cover with the checkpoint, the timeline, and the source of every rule', async () => {
    const read = await readable('lena', 'en', 'Europe/London');
    const { pages } = pdfText(fileIn(read, 'report.pdf'));
    const text = pages.join('\n');
    const flat = text.replaceAll('\n', ' ');

    const [origin, size, root] = readFileSync(path.join(read.out, 'checkpoint'), 'utf8').split(
      '\n',
    );
    for (const line of [origin!, size!, root!]) expect(pages[0]!.split('\n')).toContain(line);
    expect(text).toContain(read.manifest.subject);
    for (const { record } of read.records) expect(text).toContain(record.id);
    expect(text).toContain('Decision: allowed');
    expect(flat).toContain('0 of 3 contacts on one day [house policy only-a-cap]');
    expect(text).toContain('Dear Example lena,');
    expect(flat).toContain('GB-TIME-01');
    expect(text).toContain(`page 1 of ${pages.length}`);
  });

  it('is in Chinese too, with its own letters inside, and the same each time', async () => {
    const read = await readable('wei', 'zh-CN', 'Asia/Shanghai');
    const { pages, raw } = pdfText(fileIn(read, 'report.pdf'));
    const text = pages.join('\n');

    expect(pages[0]).toContain('单个借款人联系记录');
    expect(text).toContain('合规判断：可以联系');
    expect(text).toContain('尊敬的Example wei');
    expect(text).toMatch(/18:0\d:\d\d/);
    expect(raw.match(/\/FontFile2/g)).toHaveLength(2);
    const again = await readable('wei', 'zh-CN', 'Asia/Shanghai');
    expect(pdfText(fileIn(again, 'report.pdf')).pages).toHaveLength(pages.length);
  });

  it('says that somebody was never contacted', async () => {
    const read = await readable('quiet', 'en', 'Europe/London');
    const { pages } = pdfText(fileIn(read, 'report.pdf'));

    expect(pages[0]).toContain('No contact with this borrower is recorded.');
  });
});

describe('how far the package is complete', () => {
  it.each(['en', 'zh-CN'] as const)('stands wherever it is read: %s', async (language) => {
    const read = await readable('lena', language, 'Europe/London');
    const { at, body } = JSON.parse(fileIn(read, 'heads/record.json').toString());
    const place = `${body.upto}@${at}`;

    for (const name of ['README.txt', 'certificate.txt'])
      expect(fileIn(read, name).toString()).toContain(`complete_to=${place}`);
    expect(pdfText(fileIn(read, 'report.pdf')).pages[0]).toContain(place);
    expect(fileIn(read, 'README.txt').toString()).not.toMatch(
      /when the checkpoint was signed|签署检查点时/,
    );
  });
});

describe('the manual', () => {
  it('has commands that give what it says', async () => {
    const read = await readable('lena', 'en', 'Europe/London');
    const manual = fileIn(read, 'README.txt').toString();
    const run = (command: string) =>
      spawnSync('sh', ['-c', command], { cwd: read.out, encoding: 'utf8' }).stdout.trim();

    const [leaf = ''] = /\(printf '\\0'.*?sha256sum/.exec(manual) ?? [];
    const second = JSON.parse(fileIn(read, 'records/000002.json').toString());
    expect(run(leaf).split(' ')[0]).toBe(second.subj.prev);

    const [hmac = ''] = /\(printf 'evlog.*/.exec(manual) ?? [];
    const { id, sections } = JSON.parse(fileIn(read, 'open/000001.json').toString());
    writeFileSync(path.join(read.out, 'value.json'), JSON.stringify(sections.fact.value));
    const made = run(
      hmac.replace('<id>', id).replace('<section>', 'fact').replace('<r>', sections.fact.r),
    );
    const first = JSON.parse(fileIn(read, 'records/000001.json').toString());
    expect(made.split(' ').at(-1)).toBe(first.sec.fact);
  });
});

async function replayed(out: string) {
  const told: Difference[] = [];
  return { sum: await repeat(out, (one) => told.push(one)), told };
}

describe('replay', () => {
  it('makes every opened decision again by the guard that travels with it', async () => {
    const { out, records } = await world.exported('lena', { open: ['inputs'] });
    const decisions = records.filter(({ record }) => record.kind === 'decision').length;

    const { sum, told } = await replayed(out);
    expect(sum).toEqual({ decisions, same: decisions, different: 0, closed: 0 });
    expect(told).toEqual([]);
    const { out: closed } = await world.exported('lena');
    expect((await replayed(closed)).sum).toMatchObject({ same: 0, closed: decisions });
  });

  it('tells what differs when a record says something else than its guard', async () => {
    const { out, records } = await world.exported('lena', { open: ['inputs'] });
    const at = records.findIndex(({ record }) => record.kind === 'decision');
    const file = path.join(out, `records/${String(at + 1).padStart(6, '0')}.json`);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('"verdict":"allow"}', '"verdict":"block"}'),
    );

    const { sum, told } = await replayed(out);
    expect(sum).toMatchObject({ different: 1 });
    expect(told[0]).toMatchObject({ recorded: ['block'], decided: ['allow'] });
  });

  it('refuses openings and guards other than those that the records name', async () => {
    const { out, records } = await world.exported('lena', { open: ['inputs'] });
    const at = records.findIndex(({ open }) => open !== undefined);
    const open = path.join(out, `open/${String(at + 1).padStart(6, '0')}.json`);
    const honest = readFileSync(open, 'utf8');
    writeFileSync(open, honest.replace('"channel":"email"', '"channel":"sms"'));
    await expect(replayed(out)).rejects.toThrow('OPEN');
    writeFileSync(open, honest);

    const ruleset = records[at]!.record.body['ruleset'] as string;
    appendFileSync(path.join(out, `refs/guard-${ruleset}.mjs`), '\n');
    await expect(replayed(out)).rejects.toThrow('REF');
    rmSync(path.join(out, `refs/guard-${ruleset}.mjs`));
    await expect(replayed(out)).rejects.toThrow('MISSING');
  });
});
