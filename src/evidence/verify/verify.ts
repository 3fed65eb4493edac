/**
 * `evidence verify`: everything that a folder claims, against a trust file from elsewhere. Stops at the first
 * wrong thing.
 */
import { fail } from './failure.js';
import { within, type Folder } from './folder.js';
import { verifyHistory, verifySince } from './history.js';
import { verifyLog, type WholeLog } from './log.js';
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
  if (folder.read('log/checkpoint') !== undefined) return verifyBundle(folder, trust, question);
  return fail('MISSING', '`log/checkpoint` of an audit bundle');
}

function verifyBundle(folder: Folder, trust: Trust, { since }: Question): string[] {
  const log = verifyLog(within(folder, 'log'), trust);
  const notes = verifyHistory(within(folder, 'history'), trust, log);
  if (since !== undefined) verifySince(since, trust, log);
  return [
    logLine(log),
    `OK history checkpoints=${notes}`,
    ...(since === undefined ? [] : [`OK since`]),
  ];
}

function logLine({ head, subjects }: WholeLog): string {
  const root = head.root.toString('base64');
  return `OK log size=${head.size} root=${root} subjects=${subjects} witnessed=${head.seenAt}`;
}
