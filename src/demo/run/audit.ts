/**
 * The audit bundle of a run, with the packages of those who were contacted most: written by the commands that a user
 * has, and put to the verifier that anyone has.
 */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyCommand } from '../../evidence/verify/command.js';
import { runCommand } from '../service-process.js';
import type { Check } from './checks.js';
import type { Contact } from './contacts.js';
import type { Stage } from './stage.js';

const PACKAGES = 3;

/** @param out a folder that must be new */
export async function writeAudit(
  { settings }: Stage,
  contacts: readonly Contact[],
  out: string,
): Promise<Check> {
  const folder = path.resolve(out);
  const packages = mkdtempSync(path.join(tmpdir(), 'dunwell-packages-'));
  try {
    const names = busiest(contacts).map((party, i) => ({ party, name: `pkg-${i + 1}` }));
    // One person is shown as one who was erased would be: nothing is open.
    for (const [i, { party, name }] of names.entries()) {
      const open = i === names.length - 1 ? '' : 'all';
      const args = ['--party', party, '--out', path.join(packages, name), '--open', open];
      await runCommand(settings, ['evidence', 'export', ...args]);
    }
    // Last, so that the bundle reaches further than every package.
    await runCommand(settings, ['evidence', 'audit', '--out', folder]);
    for (const { name } of names) moveFolder(path.join(packages, name), path.join(folder, name));
  } finally {
    rmSync(packages, { recursive: true, force: true });
  }
  return checkAudit(folder);
}

function checkAudit(folder: string): Check {
  const { text, exitCode } = verifyCommand([folder, '--trust', path.join(folder, 'trust.txt')]);
  const [log = ''] = text.split('\n', 1);
  return {
    claim: `the audit bundle is whole to its verifier (${log})`,
    problems: exitCode === 0 ? [] : [text.trimEnd()],
  };
}

function busiest(contacts: readonly Contact[]): string[] {
  const counts = new Map<string, number>();
  for (const {
    to: { party },
  } of contacts)
    counts.set(party, (counts.get(party) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, PACKAGES)
    .map(([party]) => party);
}

/** Also to another disk, where a name alone cannot be changed. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}
