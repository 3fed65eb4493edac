/** What was asked of the demo. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Leave when everything has been shown, instead of staying up. */
  readonly exit: boolean;
  /** File that gets the table as JSON. */
  readonly json: string | undefined;
  /** A folder that is to be made: the audit bundle of the run. */
  readonly audit: string | undefined;
  readonly redis: boolean;
  /** The instant at which the service lives; now if absent. */
  readonly at: string | undefined;
}

export class DemoUsageError extends Error {
  override name = 'DemoUsageError';
}

const USAGE =
  'usage: npm run demo -- [--exit] [--json <file>] [--audit <dir>] [--redis] [--at <instant>]';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

export function readOptions(args: string[]): DemoOptions {
  const { exit, json, audit, redis, at } = parsed(args);
  if (json !== undefined && !existsSync(path.dirname(path.resolve(json)))) {
    throw new DemoUsageError(`\`--json ${json}\` lies in no folder: make the folder first`);
  }
  if (audit !== undefined && existsSync(audit)) {
    throw new DemoUsageError(`\`--audit ${audit}\` is there already: name a folder that is not`);
  }
  if (at === undefined) return { exit, json, audit, redis, at };
  if (!INSTANT.test(at) || Number.isNaN(Date.parse(at))) {
    throw new DemoUsageError(
      `\`--at ${at}\` is no instant: write it with its offset, such as \`2026-03-10T13:05:00Z\``,
    );
  }
  return { exit, json, audit, redis, at: new Date(at).toISOString() };
}

function parsed(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        exit: { type: 'boolean', default: false },
        json: { type: 'string' },
        audit: { type: 'string' },
        redis: { type: 'boolean', default: false },
        at: { type: 'string' },
      },
    });
    return { ...values, json: values.json, audit: values.audit, at: values.at };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new DemoUsageError(`${said}; ${USAGE}`, { cause });
  }
}
