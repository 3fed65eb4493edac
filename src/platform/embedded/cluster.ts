/**
 * The data folder: made once, whole or not at all, together with the owner's password.
 *
 * Sorting goes by code points (`C.UTF-8`, built in), so an index stays valid when the host's libc changes.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { said } from './failure.js';
import type { Account } from './account.js';

export const OWNER = 'dunwell';

/** What the programs need of the environment: nothing. So no secret of ours shows up in theirs. */
export const BARE_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/** Makes the folder and lets the server's account pass through it; answers its one true path. */
export function openDataRoot(dataRoot: string): string {
  mkdirSync(dataRoot, { recursive: true });
  const root = realpathSync(dataRoot);
  const { mode, uid } = statSync(root);
  // A home folder that happens to be named is left as it is: the failure later says what to do.
  if (process.getuid?.() === 0 && uid === 0 && root !== homedir())
    chmodSync(root, (mode & 0o7777) | 0o011);
  return root;
}

/** Makes the cluster if there is none; answers the owner's password. */
export async function ensureCluster(
  root: string,
  native: string,
  account: Account | undefined,
  ephemeral: boolean,
): Promise<string> {
  const data = path.join(root, 'data');
  const passwordFile = path.join(root, 'pg.password');
  if (existsSync(data)) return readPassword(passwordFile);

  const password = randomBytes(18).toString('base64url');
  const draft = path.join(root, 'data.new');
  // A start that was cut short leaves a draft, which holds nothing of value.
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account !== undefined) chownSync(draft, account.uid, account.gid);
  await initialise(draft, native, password, account, ephemeral);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  renameSync(draft, data);
  if (!ephemeral) [passwordFile, root].forEach(sync);
  return password;
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(
      `\`${file}\` cannot be read, so the database beside it cannot be opened: start as the user who ` +
        'made it, or put the file back from a backup',
      { cause },
    );
  }
}

async function initialise(
  data: string,
  native: string,
  password: string,
  account: Account | undefined,
  ephemeral: boolean,
): Promise<void> {
  // The account may not read our own password file, so it gets a copy inside its folder's neighbour.
  const copy = `${data}.password`;
  writeFileSync(copy, password, { mode: 0o600 });
  if (account !== undefined) chownSync(copy, account.uid, account.gid);
  const args = [
    '-D',
    data,
    '-U',
    OWNER,
    `--pwfile=${copy}`,
    '--auth=scram-sha-256',
    '--data-checksums',
  ];
  const sorting = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  try {
    await promisify(execFile)(
      path.join(native, 'bin/initdb'),
      [...args, ...sorting, ...(ephemeral ? ['--no-sync'] : [])],
      { ...account, cwd: '/', env: BARE_ENVIRONMENT },
    );
  } catch (cause) {
    throw new Error(`the database in \`${data}\` could not be made: ${said(cause)}`, { cause });
  } finally {
    rmSync(copy, { force: true });
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
