/**
 * `evidence verify`: everything that a folder claims, against a trust file from elsewhere. Stops at the first
 * wrong thing.
 */
import { verifyExtras } from './extras.js';
import { Failure, fail } from './failure.js';
import { within, type Folder } from './folder.js';
import { checkOlder, verifyHistory, verifySince } from './history.js';
import { verifyLog, type WholeLog } from './log.js';
import { verifyPackage, type CheckedPackage } from './package.js';
import { readTrust, type Trust } from './trust.js';

export interface Question {
  /** A trust file. */
  readonly trust: Buffer;
  /** A checkpoint that was kept from earlier. */
  readonly since?: Buffer;
}

/** Answers what was found right, a line each. */
export function verify(folder: Folder, question: Question): string[] {
  const trust = readTrust(question.trust);
  if (folder.read('manifest.json') !== undefined)
    return [packageLine(verifyPackage(folder, trust, question.since))];
  if (folder.list().some((name) => name.startsWith('log/')))
    return verifyBundle(folder, trust, question);
  return fail('MISSING', '`manifest.json` of a package, and `log/checkpoint` of an audit bundle');
}

function verifyBundle(folder: Folder, trust: Trust, { since }: Question): string[] {
  const log = verifyLog(within(folder, 'log'), trust);
  const notes = verifyHistory(within(folder, 'history'), trust, log);
  if (since !== undefined) verifySince(since, trust, log);
  const { singles, requests } = verifyExtras(folder, trust, log);
  return [
    logLine(log),
    `OK history checkpoints=${notes}`,
    ...(since === undefined ? [] : ['OK since']),
    ...(singles === 0 ? [] : [`OK single entries=${singles}`]),
    ...(requests === 0 ? [] : [`OK witness requests=${requests}`]),
    ...packagesIn(folder).map((name) => `${name}: ${packageIn(folder, name, trust, log)}`),
  ];
}

function logLine({ head, subjects }: WholeLog): string {
  const root = head.root.toString('base64');
  return `OK log size=${head.size} root=${root} subjects=${subjects} witnessed=${head.seenAt}`;
}

function packageLine({ subject, records, opened, head }: CheckedPackage): string {
  const what = `records=${records} opened=${opened}`;
  return `OK package subject=${subject} ${what} size=${head.size} witnessed=${head.seenAt}`;
}

function packagesIn(folder: Folder): string[] {
  const names = folder.list().flatMap((name) => /^(pkg-[^/]+)\//.exec(name)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

/** Its checkpoint may be an older one, of this very log. */
function packageIn(folder: Folder, name: string, trust: Trust, log: WholeLog): string {
  try {
    const found = verifyPackage(within(folder, name), trust);
    checkOlder(found.head, log, 'checkpoint');
    return packageLine(found);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return fail(error.code, `${error.detail}, in \`${name}\``);
  }
}
