/**
 * How one log follows another: the first record of the newer names the tree that was left, and the last record of the
 * older names the newer and its key. A log whose name says that it follows another has to show it: ORIGIN, STALE, FORK.
 */
import { nameBefore } from '../log-name.js';
import type { Checkpoint } from './checkpoint.js';
import { isObject, type Entry } from './entry.js';
import { fail } from './failure.js';

export interface Ends {
  /** Entry 0. */
  readonly opening: Entry | undefined;
  /** The last entry, of a log that was closed. */
  readonly closing: Entry | undefined;
}

export interface Ended extends Ends {
  readonly head: Checkpoint;
}

/** @param older its newest checkpoint must be the one that the newer names */
export function checkFollows(newer: Ended, older: Ended): void {
  const { opening } = newer;
  const after = opening?.kind === 'log.opened' ? opening.body['after'] : undefined;
  const { origin } = newer.head;
  if (!isObject(after)) return fail('FORK', `\`${origin}\` does not name the log that it follows`);
  const { log, size, root } = after;
  const { head, closing } = older;
  if (log !== head.origin || log !== nameBefore(origin))
    fail('ORIGIN', `\`${origin}\` follows \`${String(log)}\`, and \`${head.origin}\` is here`);
  if (typeof size !== 'number' || head.size > size || (head.size === size && root !== hex(head)))
    fail('FORK', `\`${origin}\` follows another tree than the one \`${head.origin}\` ended with`);
  if (head.size < size)
    fail('STALE', `\`${head.origin}\` ended at ${size}, and here it ends at ${head.size}`);
  const next = closing?.body['next'];
  const keys = opening?.body['keys'];
  const isNamed =
    isObject(next) &&
    next['log'] === origin &&
    Array.isArray(keys) &&
    keys.some((key) => key === next['key']);
  if (!isNamed) fail('FORK', `\`${head.origin}\` was not closed in favour of \`${origin}\``);
}

function hex({ root }: Checkpoint): string {
  return root.toString('hex');
}
