/**
 * The demo as a user runs it: the built program, one instant, both queue stores.
 *
 * `demo-verdicts.txt` is what the guard says about the sample portfolio at that instant. Its diff is the
 * review of a change in the law; `UPDATE=1` writes it anew.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// 08:05 in Shanghai, 20:05 in New York, 11:05 in Sydney: no instant is open in the east and west and in London.
const AT = '2026-03-10T00:05:00Z';
const VERDICTS = path.resolve('test/scenarios/demo-verdicts.txt');
// The first run may have to build.
const PATIENCE_MS = 300_000;

interface Row {
  readonly contact: string;
  readonly status: string;
  readonly verdict: string | null;
  readonly rules: readonly string[];
  readonly held_until: string | null;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
  // The database's own account must be able to pass.
  chmodSync(folder, 0o711);
});

afterEach(() => rmSync(folder, { recursive: true }));

function start(...args: string[]) {
  return spawn(process.execPath, ['src/bootstrap.mjs', 'demo', '--at', AT, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Whatever it leaves behind is found here.
    env: { ...process.env, TMPDIR: folder },
  });
}

async function run(...args: string[]) {
  const child = start(...args);
  const [ended, stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    child.stdout.toArray(),
    child.stderr.toArray(),
  ]);
  return { code: ended[0] as number | null, stdout: stdout.join(''), stderr: stderr.join('') };
}

function verdicts(rows: readonly Row[]): string {
  const lines = rows.map(({ contact, status, verdict, rules, held_until }) =>
    [
      contact.padEnd(12),
      status.padEnd(10),
      (verdict ?? '-').padEnd(7),
      shown(held_until).padEnd(24),
      rules.join(' ') || '-',
    ].join(' '),
  );
  return `${lines.join('\n')}\n`;
}

/** The gap counts from the very moment of the contact before, which is never the same. */
function shown(heldUntil: string | null): string {
  if (heldUntil === null) return '-';
  return heldUntil.endsWith(':00.000Z') ? heldUntil : 'an hour after the last';
}

function compared(found: string): string {
  if (process.env['UPDATE'] === '1') writeFileSync(VERDICTS, found);
  return readFileSync(VERDICTS, 'utf8');
}

describe('the demo', () => {
  it.each([
    ['PostgreSQL', () => ['--audit', path.join(folder, 'bundle')], ['bundle']],
    ['Redis', () => ['--redis'], []],
  ])(
    'comes to the committed verdicts with its queue on %s, and all its checks hold',
    async (queue, options, written) => {
      const json = path.join(folder, 'rows.json');
      const { code, stdout, stderr } = await run('--exit', '--json', json, ...options());

      const [problems = ''] = /^ {2}✗[^]*/m.exec(stdout) ?? [];
      expect(code === 0 ? '' : stderr + problems).toBe('');
      expect(stdout).toContain(`queue on ${queue}`);
      const found = verdicts(JSON.parse(readFileSync(json, 'utf8')) as Row[]);
      expect(found).toBe(compared(found));
      expect(readdirSync(folder)).toEqual([...written, 'rows.json']);
      if (written.length > 0) expect(stdout).toContain('✓ the audit bundle is whole');
    },
    PATIENCE_MS,
  );

  it(
    'leaves nothing behind when it is interrupted half-way',
    async () => {
      const child = start();
      const ended = once(child, 'exit');
      for await (const said of child.stderr) {
        if (String(said).includes('accepted')) break;
      }
      child.kill('SIGINT');

      expect(await ended).toEqual([130, null]);
      expect(readdirSync(folder)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'refuses an instant without an offset before it starts anything',
    async () => {
      const { code, stderr } = await run('--at', '2026-03-10T13:05:00');

      expect(code).toBe(1);
      expect(stderr).toContain('`--at 2026-03-10T13:05:00` is no instant');
      expect(readdirSync(folder)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
