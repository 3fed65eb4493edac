/** Programs that npm cannot bring: fetched from the system's packages if we may, else asked for by name. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export function placesOf(name) {
  return (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
}

/** @param what is missing @param command of Debian @param onMac what fetches it there */
export function fetchBy(what, command, onMac) {
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    const own = process.platform === 'darwin' ? onMac : `sudo ${command}`;
    throw new Error(`no ${what} is on the PATH; run \`${own}\``);
  }
  process.stderr.write(`${what} is missing; running ${command}\n`);
  try {
    install(command);
  } catch (cause) {
    throw new Error(`\`${command}\` failed; run it by hand`, { cause });
  }
}

/** The authority of time stamps in the tests is made with it. */
export function ensureOpenssl() {
  if (!isThere('openssl')) fetchBy('openssl', 'apt-get install -y openssl', 'brew install openssl');
}

function isThere(name) {
  return placesOf(name).some((file) => existsSync(file));
}

function install(command) {
  try {
    asRoot(command.split(' '));
  } catch {
    // The package lists may be missing or old.
    asRoot(['apt-get', 'update']);
    asRoot(command.split(' '));
  }
}

function asRoot(command) {
  // `env` adds to the environment, which apt-get needs for a proxy.
  const settings = ['DEBIAN_FRONTEND=noninteractive'];
  execFileSync('env', [...settings, ...command], { stdio: ['ignore', 'ignore', 2] });
}
