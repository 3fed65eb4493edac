/** T01–T04, T16–T20: a real bundle with real packages, and every kind of damage to each kind of its files. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signerKey } from '../../src/evidence/note/key.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { replayPackage } from '../../src/policies/replay-package.js';
import { bundleVerifier } from '../../src/evidence/verify/one-file.mjs';
import { logDamage, packageDamage } from '../support/damage.js';
import { bundleOf, startExports, type Exports } from '../support/exports.js';
import { closeIt } from '../support/closing.js';
import { codeOf, filesIn, writeFiles, type Files } from '../support/files.js';
import { refit } from '../support/made-package.js';
import { drop, tampered } from '../support/tampering.js';

let world: Exports;
let files: Files;
let trust: Buffer;
let bundle: string;

beforeAll(async () => {
  world = await startExports();
  bundle = await bundleOf(world);
  files = filesIn(bundle);
  trust = files.get('trust.txt')!;
});

afterAll(() => world.stop());

describe('a real bundle', () => {
  it('is found right, also by the verifier in one file, far from the project', () => {
    const program = path.join(world.folder, 'verify.mjs');
    writeFileSync(program, bundleVerifier());
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, ...args], { cwd: world.folder, encoding: 'utf8' });
    const asked = ['--trust', path.join(bundle, 'trust.txt')];

    const whole = run(bundle, ...asked);
    expect([whole.status, whole.stdout, whole.stderr]).toEqual([
      0,
      expect.stringMatching(/^OK log size=\d+ .*\npkg-1: OK package .*\npkg-2: OK package .*\n$/s),
      '',
    ]);
    const foreign = path.join(world.folder, 'foreign.txt');
    writeFileSync(foreign, trust.toString().replace(/^log \S+/m, `log ${OTHER}`));
    const refused = run(bundle, '--trust', foreign);
    expect([refused.status, refused.stdout]).toEqual([1, expect.stringMatching(/^FAIL SIGNATURE/)]);
    expect(run(bundle).status).toBe(2);
  });

  it('is refused with the right code after any damage to the log', () => {
    expect(misjudged(logDamage(files))).toEqual([]);
  });

  it('is refused with the right code after any damage to a package, manifest refitted or not', () => {
    const damage = ['pkg-1', 'pkg-2'].flatMap((folder) => packageDamage(files, folder));

    expect(damage.length).toBeGreaterThan(200);
    // Some of each kind; the slow lane tries them all (`test/slow/kill-points.slow.ts`).
    expect(misjudged(damage.filter((_, i) => i % 7 === 0))).toEqual([]);
  });
});

const at = (place: string) => world.town.ask('GET', `/v1/evidence/${place}`);

describe('a package of a house whose log was closed', () => {
  let old: Files;
  let found: Files;
  let question: { trust: Buffer };
  const refitted = (change: (copy: Files) => void) =>
    tampered(found, (copy) => {
      change(copy);
      refit(copy);
    });

  beforeAll(async () => {
    old = filesIn((await world.exported('wei')).out);
    await closeIt(world);
    const id = await world.town.contact('wei');
    await world.town.becomes(id, 'sent', 'held', 'blocked');
    found = filesIn((await world.exported('wei', { open: 'all' })).out);
    const out = path.join(world.folder, 'two');
    await world.town.installation.database.tx(1, (tx) => writeAudit(tx, out));
    question = { trust: filesIn(out).get('trust.txt')! };
  }, 60_000);

  it('holds the records of both logs and is found right, also by who kept an older checkpoint', async () => {
    const decided = [...found].filter(
      ([name, bytes]) => name.startsWith('records/') && bytes.includes('"kind":"decision"'),
    );
    expect(decided.length).toBeGreaterThan(0);
    expect(codeOf(found, question)).toBe('OK');
    const quiet = filesIn((await world.exported('quiet')).out);
    expect(codeOf(quiet, question)).toBe('OK');
    const known = old.get('checkpoint')!;
    const [log, size] = known.toString().split('\n');
    const since = await world.exported('wei', { known: [{ log: log!, size: Number(size) }] });
    expect(codeOf(filesIn(since.out), { ...question, since: known })).toBe('OK');
    expect(codeOf(found, { ...question, since: known })).toBe('MISSING');
  });

  it('is of logs that are read over HTTP by their names', async () => {
    const first = String((await at('t1/checkpoint')).body['text']);
    expect(first).toMatch(/^\S+\/t1\n/);
    expect((await at('t1-2/checkpoint')).body['text']).toMatch(/^\S+\/t1-2\n/);
    const [, end = ''] = first.split('\n');
    expect((await at(`t1/proof/consistency?from=1&to=${end}`)).status).toBe(200);
    expect((await at(`t1-2/proof/consistency?from=1&to=${end}`)).status).toBe(404);
    expect((await at('t1-3/checkpoint')).status).toBe(404);
    expect((await at('t2-2/checkpoint')).status).toBe(404);
  });

  it('has the decisions of both logs repeated by the guards in it', async () => {
    const out = path.join(world.folder, 'replayed');
    writeFiles(found, out);
    const { decisions, same } = await replayPackage(out, question.trust, () => undefined);
    const all = [...found].filter(
      ([name, bytes]) => /(^|\/)records\//.test(name) && bytes.includes('"kind":"decision"'),
    );
    expect([decisions, same]).toEqual([all.length, all.length]);
    expect(all.length).toBeGreaterThan(1);

    // A guard is code: one that keys from elsewhere do not vouch for is not run.
    const [origin = ''] = found.get('checkpoint')!.toString().split('\n');
    const strange = Buffer.from(`log ${signerKey(origin, randomBytes(32)).vkey} 0 -\n`);
    await expect(replayPackage(out, strange, () => undefined)).rejects.toThrow('SIGNATURE');
    appendFileSync(path.join(out, 'checkpoint'), '\n');
    await expect(replayPackage(out, question.trust, () => undefined)).rejects.toThrow('MANIFEST');
  });

  it('is refused without the part of the closed log, or with an earlier state of it', () => {
    const codes = [
      refitted((copy) => drop(copy, 'earlier/')),
      refitted((copy) => drop(copy, 'opened/')),
      refitted((copy) => {
        drop(copy, 'earlier/');
        for (const [name, bytes] of old) copy.set(`earlier/1/${name}`, bytes);
      }),
      refitted((copy) => copy.set('earlier/2/note', Buffer.from('stray'))),
      refitted((copy) => copy.set('earlier/1/note', Buffer.from('stray'))),
    ].map((copy) => codeOf(copy, question));

    expect(codes).toEqual(['MISSING', 'MISSING', 'STALE', 'MANIFEST', 'MANIFEST']);
  });
});

const OTHER = 'evidence.example/t1+3f84edef+AQdms25FKsP7is7+UO7pqm+hnMjbodhLtn4xTkQxZHkg';

function misjudged(damage: ReturnType<typeof logDamage>): string[] {
  return damage.flatMap(({ name, codes, change }) => {
    const code = codeOf(tampered(files, change), { trust });
    return codes.includes(code) ? [] : [`${name}: ${code}, not ${codes.join(' or ')}`];
  });
}
