/**
 * Programs that npm cannot bring: fetched from Debian's packages if we may, else asked for by the exact command.
 *
 * Plain JavaScript, because the tests need it before anything is built.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where on the PATH a program of this name is. */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find(isRunnable);
}

export function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param what is missing @param command of Debian @param onMac what fetches it there @param install does it */
export function fetchProgram(what, command, onMac, install = aptGet) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || findProgram('apt-get') === undefined) {
    const ours = isRoot ? command : `sudo ${command}`;
    throw new Error(
      `no ${what} is on the PATH; run \`${process.platform === 'darwin' ? onMac : ours}\``,
    );
  }
  process.stderr.write(`${what} is missing; running ${command}\n`);
  try {
    install(command);
  } catch (cause) {
    throw new Error(`\`${command}\` failed (${said(cause)}); run it by hand`, { cause });
  }
}

export function aptGet(command) {
  try {
    asRoot(command.split(' '));
  } catch {
    // The package lists may be missing or old.
    asRoot(['apt-get', 'update']);
    asRoot(command.split(' '));
  }
}

export function asRoot(command) {
  // `env` adds to the environment, which apt-get needs for a proxy.
  const settings = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
  execFileSync('env', [...settings, ...command], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** The last line of what a program that failed had to say. */
function said(error) {
  const lines = String(error.stderr ?? error.message)
    .trim()
    .split('\n');
  return lines.at(-1);
}
