import { jest } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureRedisServer } from './redis-install.js';
import { fetchProgram } from './system-package.mjs';

const INSTALL =
  process.platform === 'darwin'
    ? 'brew install redis'
    : 'apt-get install -y --no-install-recommends redis-server';
const PATH = process.env.PATH;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'no programs-'));
  process.env.PATH = folder;
});
afterEach(() => {
  process.env.PATH = PATH;
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function isUser(id: number): void {
  jest.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(id);
}

function put(name: string, script: string): void {
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

function fails(): never {
  throw Object.assign(new Error('it failed'), { stderr: 'first\nno space left\n' });
}

describe('a program that is missing', () => {
  it('is asked for by the exact command of an ordinary user, who may have `apt-get` or not', () => {
    isUser(1_000);
    const sudo = process.platform === 'darwin' ? '' : 'sudo ';

    expect(ensureRedisServer).toThrow(`on the PATH; run \`${sudo}${INSTALL}\``);
    put('apt-get', 'exit 0');
    expect(ensureRedisServer).toThrow(`on the PATH; run \`${sudo}${INSTALL}\``);
  });

  it('is asked for without `sudo` where root has no `apt-get`', () => {
    isUser(0);

    expect(ensureRedisServer).toThrow(`on the PATH; run \`${INSTALL}\``);
  });

  it('names the command, and what it said last, when fetching fails', () => {
    isUser(0);
    put('apt-get', 'exit 0');
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);

    expect(() => fetchProgram('poem', 'apt-get install poem', 'brew install poem', fails)).toThrow(
      '`apt-get install poem` failed (no space left); run it by hand',
    );
  });

  it('is not fetched when one of its names is there', () => {
    isUser(1_000);
    put('valkey-server', 'exit 0');

    expect(ensureRedisServer()).toBe('valkey-server');
  });
});
