/**
 * One record: its entry, exactly the bytes that are hashed, and its sealed sections.
 *
 * Nothing here asks for time, chance or the database, so equal inputs give equal bytes.
 */
import { iso } from '../platform/clock.js';
import type { Keys } from '../platform/keys.js';
import { written, type CanonicalObject } from './canonical.js';
import { sealSection, type Noise, type Sealer } from './envelope.js';
import type { RecordKind } from './kind.js';
import { firstName } from './log-name.js';
import { LEAF_PREFIX, sha256, type Checkpoint } from './leaf.js';

/** Personal data, or what else must be forgettable. */
export interface Section {
  /** Plain data, as `canonical` takes it. */
  readonly value: unknown;
  /** Whose data key seals it, whoever the record's subject is; null is the installation. */
  readonly about: Sealer;
}

/** Where a person's next record goes: its number and the leaf hash of the one before. */
export interface Link {
  readonly tag: string;
  readonly n: number;
  readonly prev: Buffer;
  /** How many records the person has in earlier logs. */
  readonly before: number;
}

export interface Frame {
  readonly id: string;
  readonly kind: RecordKind;
  readonly log: string;
  readonly at: number;
  readonly seen: Checkpoint;
  readonly subject: Link | null;
}

export interface SealedSection {
  readonly recordId: string;
  readonly section: string;
  readonly tag: string | null;
  readonly sealed: Buffer;
}

export interface Composed {
  readonly frame: Frame;
  readonly entry: Buffer;
  readonly leaf: Buffer;
  readonly secrets: readonly SealedSection[];
}

/** The table refuses more, too. */
const ENTRY_BYTES_MAX = 16_384;

export class EntryTooLargeError extends Error {
  override name = 'EntryTooLargeError';

  constructor({ kind, id }: Frame, bytes: number) {
    super(
      `the \`${kind}\` record \`${id}\` would have ${bytes} bytes, and ${ENTRY_BYTES_MAX} are allowed: ` +
        'move what is large into a section',
    );
  }
}

export function compose(
  keys: Keys,
  frame: Frame,
  body: CanonicalObject,
  sections: Readonly<Record<string, Section>>,
  noise: Noise,
): Composed {
  const { id, kind, log, at, seen, subject } = frame;
  const sec: Record<string, string> = {};
  const secrets: SealedSection[] = [];
  for (const section in sections) {
    const { value, about } = sections[section]!; // a key of its own
    const place = { log: firstName(log), recordId: id, section };
    const envelope = sealSection(keys, place, about, value, noise, `${kind}.sec.${section}`);
    sec[section] = envelope.commitment;
    const tag = about === null ? null : about.tag;
    secrets.push({ recordId: id, section, tag, sealed: envelope.sealed });
  }
  const subj = subject && { n: subject.n, prev: subject.prev.toString('hex'), tag: subject.tag };
  const record = { at: iso(at), body, id, kind, log, sec, seen, subj, v: 1 };
  // The leaf's prefix stands in front of the entry, so that both are hashed as they lie.
  return written(LEAF_PREFIX, record, '', kind, (bytes) => {
    const size = bytes.length - LEAF_PREFIX.length;
    if (size > ENTRY_BYTES_MAX) throw new EntryTooLargeError(frame, size);
    const entry = Buffer.from(bytes.subarray(LEAF_PREFIX.length));
    return { frame, entry, leaf: sha256(bytes), secrets };
  });
}
