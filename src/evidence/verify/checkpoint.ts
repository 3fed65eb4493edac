/** Opening checkpoints (c2sp.org/tlog-checkpoint): who signed this size and root, and when it was witnessed. */
import { isMet } from '../note/quorum.js';
import { HASH_BYTES } from '../tree/hashes.js';
import { fail } from './failure.js';
import { readNote, type SignatureLine } from './signed-note.js';
import { fromBase64, fromDecimal } from './text.js';
import type { Trust } from './trust.js';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** What was signed. */
  readonly text: string;
  /** When its witnesses saw it, in seconds since 1970: the latest word. Zero where none did. */
  readonly seenAt: number;
}

export interface Asked {
  /** What the note is called in an error. */
  readonly name: string;
  /** Whether the quorum of witnesses is asked for; a note of the reader's own needs none. */
  readonly quorum?: boolean;
}

export function openCheckpoint(
  trust: Trust,
  raw: Buffer,
  { name, quorum = true }: Asked,
): Checkpoint {
  const { text, lines } = readNote(raw, name);
  const signed = verified(trust, text, lines, name);
  const head = readHead(text, name);
  const byLog = signed.logs.filter(({ key }) => {
    if (key.name !== head.origin)
      fail('ORIGIN', `\`${name}\` of \`${head.origin}\` is signed by \`${key.name}\``);
    return true;
  });
  if (!byLog.some(({ from, to }) => head.size >= from && head.size <= to))
    fail('KEYRANGE', `no log key that may sign size ${head.size} signed \`${name}\``);
  if (quorum && !isMet(trust.quorum, trust.groups, signed.witnesses))
    fail('QUORUM', `not enough of \`${trust.quorum}\` signed \`${name}\``);
  return { ...head, text, seenAt: Math.max(0, ...signed.witnesses.values()) };
}

function verified(trust: Trust, text: string, lines: readonly SignatureLine[], note: string) {
  const logs = new Set<Trust['logs'][number]>();
  const witnesses = new Map<string, number>();
  for (const { name, id, signature } of lines) {
    const isBy = (key: { name: string; id: string }) => key.name === name && key.id === id;
    for (const log of trust.logs.filter(({ key }) => isBy(key))) {
      if (!log.key.verify(text, signature)) fail('SIGNATURE', `of \`${name}\` on \`${note}\``);
      logs.add(log);
    }
    for (const [witness, key] of trust.witnesses) {
      if (!isBy(key)) continue;
      const at = key.timeOf(text, signature) ?? fail('SIGNATURE', `of \`${name}\` on \`${note}\``);
      witnesses.set(witness, Math.max(at, witnesses.get(witness) ?? 0));
    }
  }
  if (logs.size + witnesses.size === 0)
    fail('SIGNATURE', `nobody who is trusted signed \`${note}\``);
  return { logs: [...logs], witnesses };
}

function readHead(text: string, name: string) {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  if (rest.join() !== '' || rest.length !== 1)
    fail('CHECKPOINT', `\`${name}\` has not exactly three lines`);
  const leaves = fromDecimal(size) ?? 0;
  if (leaves < 1) fail('CHECKPOINT', `\`${size}\` is no size of a tree, in \`${name}\``);
  const hash = fromBase64(root);
  if (hash?.length !== HASH_BYTES) return fail('CHECKPOINT', `\`${name}\` has no root`);
  return { origin, size: leaves, root: hash };
}
