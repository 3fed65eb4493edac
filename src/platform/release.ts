import { readFileSync } from 'node:fs';

/** The program's version, as every decision names it. */
export const RELEASE: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  }
).version;
