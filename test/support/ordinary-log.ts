/**
 * An ordinary log of 600 records: twenty people, five checkpoints, one planned change of keys, and last records
 * stated twice. A test changes one thing.
 */
import { hashOf, RULESET, TEMPLATE } from './made-package.js';
import { idOf, logKey, MadeLog, tagOf, trustOf, type Twist } from './made-log.js';

export const SIZE = 600;
const PEOPLE = 20;
const ROTATED = 400;
const OVERLAP_END = 512;
const SEALED = [3, 256, 300, 512];

export interface Manner {
  readonly twist?: Twist;
  readonly isWitnessed?: boolean;
  /** Of records; the last one states the last records of all. */
  readonly size?: number;
}

export async function ordinaryLog({
  twist = () => {},
  isWitnessed = false,
  size = SIZE,
}: Manner = {}): Promise<MadeLog> {
  const log = new MadeLog(twist);
  const seal = () => log.seal(isWitnessed ? 1 : undefined);
  log.add({ kind: 'log.opened', body: { keys: [logKey(1).vkey], schema: 'evlog/v1' } });
  publish(log);
  while (log.size < size - 1) {
    if (SEALED.includes(log.size)) await seal();
    if (log.size === ROTATED) rotate(log);
    else if (log.size === 450) await log.heads();
    else decide(log);
    if (log.size === OVERLAP_END + 1) log.signers = [logKey(2)];
  }
  await log.heads();
  await seal();
  return log;
}

/** As a reader has it who was told of the change of keys. */
export function ordinaryTrust(witness?: string): Buffer {
  return trustOf([`0 ${OVERLAP_END}`, `${ROTATED + 1} -`], witness);
}

function rotate(log: MadeLog): void {
  const body = { from: logKey(1).vkey, overlap_end: OVERLAP_END, to: logKey(2).vkey };
  log.add({ kind: 'key.rotated', body });
  log.signers = [logKey(1), logKey(2)];
}

/** The second and third record. */
function publish(log: MadeLog): void {
  const policy = { policy: 'contact-guard', sha256: hashOf(RULESET), version: '2026.1' };
  log.add({ kind: 'policy.published', body: policy });
  const template = { sha256: hashOf(TEMPLATE), template: 'reminder', version: '3' };
  log.add({ kind: 'template.published', body: template });
}

function decide(log: MadeLog): void {
  const n = log.size;
  log.add({
    kind: n % 3 === 0 ? 'send.attempt' : 'decision',
    subject: tagOf((n * 7) % PEOPLE),
    body: {
      channel: 'sms',
      policy: { leaf: idOf(1), version: '2026.1' },
      template: { leaf: idOf(2), version: '3' },
      verdict: 'allow',
    },
    sections: { content: { text: `Dear 张 ${n}` } },
  });
}
