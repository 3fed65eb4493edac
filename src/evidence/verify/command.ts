/** `verify <dir> --trust <file> [--since <older checkpoint>]`: OK lines and 0, or one FAIL line and 1. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail, Failure } from './failure.js';
import { folderOn } from './folder.js';
import { verify } from './verify.js';

export const USAGE = 'verify <dir> --trust <file> [--since <older checkpoint>]';

export interface Verdict {
  readonly text: string;
  readonly exitCode: 0 | 1 | 2;
}

export function verifyCommand(args: readonly string[]): Verdict {
  const asked = readArgs(args);
  if (asked === undefined) return { text: `usage: ${USAGE}\n`, exitCode: 2 };
  const { directory, trust, since } = asked;
  try {
    const lines = verify(folderOn(directory), {
      trust: readAsked(trust),
      ...(since === undefined ? {} : { since: readAsked(since) }),
    });
    return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { text: `FAIL ${error.code}: ${error.detail}\n`, exitCode: 1 };
  }
}

function readArgs(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { trust: { type: 'string' }, since: { type: 'string' } },
    });
    const [directory, ...more] = positionals;
    const { trust, since } = values;
    if (directory === undefined || more.length > 0 || trust === undefined) return undefined;
    return { directory, trust, since };
  } catch {
    return undefined;
  }
}

function readAsked(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return fail('MISSING', `\`${file}\` cannot be read`);
  }
}
