/**
 * Whom the embedded PostgreSQL runs as: it refuses to run as root, so root hands it to a system account.
 *
 * An ordinary user runs it as themselves, which is told by no account at all.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

// initdb looks its uid up by name, so a bare number without an entry in the user database will not do.
const OWN_ACCOUNT = 'dunwell';

/** The owner of existing data stays, whatever accounts the system has gained since. */
export function serverAccount(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(data)) {
    const { uid, gid } = statSync(data);
    return { uid, gid };
  }
  return find('postgres') ?? find(OWN_ACCOUNT) ?? create(OWN_ACCOUNT);
}

/** Refuses a folder that the account cannot reach, such as one under `/root`, before anything fails there. */
export function requireEntry(root: string, account: Account | undefined): void {
  if (account === undefined) return;
  try {
    execFileSync('test', ['-x', root], { ...account, cwd: '/', stdio: 'ignore' });
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root but as uid \`${account.uid}\`, which cannot enter \`${root}\`: ` +
        'set DATA_DIR to a folder that every user may enter, such as `/var/lib/dunwell`',
      { cause },
    );
  }
}

function find(name: string): Account | undefined {
  try {
    return { uid: ask('-u', name), gid: ask('-g', name) };
  } catch {
    return undefined;
  }
}

function ask(what: string, name: string): number {
  return Number(execFileSync('id', [what, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
}

function create(name: string): Account {
  const args = [
    '--system',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    '--user-group',
    name,
  ];
  try {
    execFileSync('useradd', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root and the account \`${name}\` could not be made: ` +
        `run \`useradd ${args.join(' ')}\`, or start as an ordinary user`,
      { cause },
    );
  }
  const made = find(name);
  if (made === undefined)
    throw new Error(`the new account \`${name}\` cannot be found; look at \`id ${name}\``);
  return made;
}
