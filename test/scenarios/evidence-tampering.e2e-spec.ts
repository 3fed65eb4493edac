/** T01–T04, T16–T20: a real bundle with real packages, and every kind of damage to each kind of its files. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { bundleVerifier } from '../../src/evidence/verify/one-file.mjs';
import { logDamage, packageDamage } from '../support/damage.js';
import { startExports, type Exports } from '../support/exports.js';
import { codeOf, filesIn, writeFiles, type Files } from '../support/files.js';
import { tampered } from '../support/tampering.js';

let world: Exports;
let files: Files;
let trust: Buffer;
let bundle: string;

beforeAll(async () => {
  world = await startExports();
  const read = [await world.exported('lena', { open: 'all' }), await world.exported('wei')];
  await world.seal();
  bundle = path.join(world.folder, 'bundle');
  await world.town.installation.database.tx(1, (tx) => writeAudit(tx, bundle));
  for (const [i, { out }] of read.entries())
    writeFiles(filesIn(out), path.join(bundle, `pkg-${i + 1}`));
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
    expect(misjudged(damage)).toEqual([]);
  });
});

const OTHER = 'evidence.example/t1+3f84edef+AQdms25FKsP7is7+UO7pqm+hnMjbodhLtn4xTkQxZHkg';

function misjudged(damage: ReturnType<typeof logDamage>): string[] {
  return damage.flatMap(({ name, codes, change }) => {
    const code = codeOf(tampered(files, change), { trust });
    return codes.includes(code) ? [] : [`${name}: ${code}, not ${codes.join(' or ')}`];
  });
}
