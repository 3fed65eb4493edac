/**
 * `evidence verify`: everything that a folder claims, against a trust file from elsewhere. Stops at the first
 * wrong thing.
 */
import { verifyExtras } from './extras.js';
import { fail, inside } from './failure.js';
import { checkFollows } from './following.js';
import { within, type Folder } from './folder.js';
import { checkOlder, verifyHistory, verifySince } from './history.js';
import { verifyLog, type WholeLog } from './log.js';
import { verifyPackage, type CheckedPackage } from './package.js';
import { verifyStamps } from './stamps.js';
import { readTrust, type Trust } from './trust.js';
import { nameBefore, numberOf } from '../log-name.js';

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
  const newest = verifyOne(folder, trust);
  const all = [newest, ...earlierLogs(folder, trust, newest.log)];
  const logs = all.map(({ log }) => log);
  if (since !== undefined) verifySince(since, trust, logs);
  return [
    ...all.flatMap(({ lines }) => lines),
    ...(since === undefined ? [] : ['OK since']),
    ...packagesIn(folder).map((name) => `${name}: ${packageIn(folder, name, trust, logs)}`),
  ];
}

interface CheckedLog {
  readonly log: WholeLog;
  readonly lines: readonly string[];
}

function verifyOne(folder: Folder, trust: Trust): CheckedLog {
  const log = verifyLog(within(folder, 'log'), trust);
  const notes = verifyHistory(within(folder, 'history'), trust, log);
  const { singles, requests } = verifyExtras(folder, trust, log);
  const stamps = verifyStamps(within(folder, 'tsa'), trust, (note, name) =>
    checkOlder(note, log, name),
  );
  const lines = [
    logLine(log),
    `OK history checkpoints=${notes}`,
    ...(singles === 0 ? [] : [`OK single entries=${singles}`]),
    ...(requests === 0 ? [] : [`OK witness requests=${requests}`]),
    ...(stamps === 0 ? [] : [`OK time stamps=${stamps}`]),
    ...(log.ends.closing === undefined ? [] : [`OK closed log=${log.head.origin}`]),
  ];
  return { log, lines };
}

/** Those that were closed, newest first: each is followed by the one before it in this list. */
function earlierLogs(folder: Folder, trust: Trust, newest: WholeLog): CheckedLog[] {
  const found: CheckedLog[] = [];
  let newer = newest;
  while (nameBefore(newer.head.origin) !== undefined) {
    const name = `earlier/${numberOf(newer.head.origin) - 1}`;
    const { log, lines } = inside(name, () => verifyOne(within(folder, name), trust));
    checkFollows({ head: newer.head, ...newer.ends }, { head: log.head, ...log.ends });
    found.push({ log, lines: lines.map((line) => `${name}: ${line}`) });
    newer = log;
  }
  return found;
}

function logLine({ head, subjects }: WholeLog): string {
  const root = head.root.toString('base64');
  return `OK log size=${head.size} root=${root} subjects=${subjects} witnessed=${head.seenAt}`;
}

/** `complete_to` is the heads record: later records of the person may lie below `size` all the same. */
function packageLine({ subject, records, completeTo, ...found }: CheckedPackage): string {
  const { opened, head, logs } = found;
  const what = `records=${records} opened=${opened}${logs === 1 ? '' : ` logs=${logs}`}`;
  const to = `complete_to=${completeTo.index}@${completeTo.at}`;
  return `OK package subject=${subject} ${what} ${to} size=${head.size} witnessed=${head.seenAt}`;
}

function packagesIn(folder: Folder): string[] {
  const names = folder.list().flatMap((name) => /^(pkg-[^/]+)\//.exec(name)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

/** Its checkpoint may be an older one, of this very log or of one that was closed. */
function packageIn(folder: Folder, name: string, trust: Trust, logs: readonly WholeLog[]): string {
  return inside(name, () => {
    const found = verifyPackage(within(folder, name), trust);
    const log = logs.find(({ head }) => head.origin === found.head.origin) ?? logs[0];
    if (log !== undefined) checkOlder(found.head, log, 'checkpoint');
    return packageLine(found);
  });
}
