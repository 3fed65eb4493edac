/**
 * A small evidence log that is the same at every run: records as the page describes them, notes by keys that
 * everyone knows, and whatever a test wants to be wrong with them.
 *
 * It can do what an attacker with the log's key can: each record may be altered before it is hashed.
 */
import { canonicalBytes, type CanonicalObject } from '../../src/evidence/canonical.js';
import { commitment } from '../../src/evidence/commitment.js';
import { leafHash, sha256 } from '../../src/evidence/leaf.js';
import { checkpointText, hashLines, signNote } from '../../src/evidence/note/checkpoint.js';
import { signerKey, type SignerKey } from '../../src/evidence/note/key.js';
import { consistencyProof, fromLeaves, rootOf } from '../../src/evidence/tree/proof.js';
import { bundle, TILE_WIDTH, tileName, tilesOf } from '../../src/evidence/tree/tile.js';
import type { Files } from './files.js';
import { cosignature, witnessKey } from './made-witness.js';

export const ORIGIN = 'evidence.example/t1';
export const FIRST_MS = Date.UTC(2026, 0, 5, 1);

export interface MadeRecord {
  at: string;
  body: CanonicalObject;
  id: string;
  kind: string;
  log: string;
  sec: Record<string, string>;
  seen: { root: string; size: number };
  subj: { n: number; prev: string; tag: string } | null;
  v: number;
}

export interface Opening {
  readonly r: string;
  readonly value: CanonicalObject;
}

export interface Wanted {
  readonly kind: string;
  readonly subject?: string;
  readonly body?: CanonicalObject;
  readonly sections?: Readonly<Record<string, CanonicalObject>>;
}

/** Changes a record just before it is hashed. */
export type Twist = (record: MadeRecord, index: number) => void;

interface Sealed {
  readonly size: number;
  readonly root: string;
  readonly note: string;
}

export const logKey = (n: number) => signerKey(ORIGIN, sha256(Buffer.from(`test key ${n}`)));
export const tagOf = (n: number) => sha256(Buffer.from(`person ${n}`)).toString('hex', 0, 16);

export class MadeLog {
  readonly entries: Buffer[] = [];
  readonly leaves: Buffer[] = [];
  readonly records: MadeRecord[] = [];
  readonly opened: Record<string, Opening>[] = [];
  readonly chain = new Map<string, { n: number; leaf: string }>();
  readonly sealed: Sealed[] = [];
  /** Of the newest heads record. */
  statedLines: readonly string[] = [];
  /** Who signs from now on. */
  signers: readonly SignerKey[] = [logKey(1)];

  constructor(private readonly twist: Twist = () => {}) {}

  get size(): number {
    return this.leaves.length;
  }

  get newest(): Sealed {
    return this.sealed.at(-1)!;
  }

  add({ kind, subject, body = {}, sections = {} }: Wanted): MadeRecord {
    const index = this.size;
    const ms = FIRST_MS + index * 60_000;
    const id = idOf(index);
    const openings = Object.entries(sections).map(([name, value]) => {
      const r = sha256(Buffer.from(`blinding ${index} ${name}`));
      const mac = commitment(r, id, name, canonicalBytes(value));
      return { name, mac, opening: { r: r.toString('hex'), value } };
    });
    const record: MadeRecord = {
      at: new Date(ms).toISOString(),
      body,
      id,
      kind,
      log: ORIGIN,
      sec: Object.fromEntries(openings.map(({ name, mac }) => [name, mac])),
      seen: this.#seen(),
      subj: subject === undefined ? null : this.#link(subject),
      v: 1,
    };
    this.twist(record, index);
    this.put(record, Object.fromEntries(openings.map(({ name, opening }) => [name, opening])));
    return record;
  }

  put(record: MadeRecord, opened: Record<string, Opening> = {}, entry = canonicalBytes(record)) {
    const leaf = leafHash(entry);
    this.entries.push(entry);
    this.leaves.push(leaf);
    this.records.push(record);
    this.opened.push(opened);
    if (record.subj === null) return;
    this.chain.set(record.subj.tag, { n: record.subj.n, leaf: leaf.toString('hex') });
  }

  #seen(): MadeRecord['seen'] {
    const { size, root } = this.sealed.at(-1) ?? {
      size: 0,
      root: sha256(Buffer.alloc(0)).toString('hex'),
    };
    return { root, size };
  }

  #link(tag: string) {
    const { n, leaf } = this.chain.get(tag) ?? { n: 0, leaf: '0'.repeat(64) };
    return { n: n + 1, prev: leaf, tag };
  }

  /** One line a person, in the order of the bytes. */
  headLines(): string[] {
    return [...this.chain].map(([tag, { n, leaf }]) => `${tag} ${n} ${leaf}\n`).toSorted();
  }

  async heads(): Promise<MadeRecord> {
    const lines = this.headLines();
    this.statedLines = lines;
    const root = await rootOf(
      fromLeaves(lines.map((line) => leafHash(Buffer.from(line)))),
      lines.length,
    );
    const body = { count: lines.length, root: root.toString('hex'), upto: this.size };
    return this.add({ kind: 'subject.heads', body });
  }

  async seal(witnessedAfterSeconds?: number): Promise<void> {
    const root = await rootOf(fromLeaves(this.leaves), this.size);
    const text = checkpointText(ORIGIN, { size: this.size, root });
    const seconds = FIRST_MS / 1_000 + this.size * 60 + (witnessedAfterSeconds ?? 0);
    const line = witnessedAfterSeconds === undefined ? '' : cosignature(text, seconds);
    this.sealed.push({
      size: this.size,
      root: root.toString('hex'),
      note: signNote(text, this.signers) + line,
    });
  }

  /** The audit bundle. */
  async files(): Promise<Files> {
    const { size, note } = this.newest;
    const files: Files = new Map([['log/checkpoint', Buffer.from(note)]]);
    const read = fromLeaves(this.leaves);
    for (const tile of tilesOf(size)) {
      const from = tile.n * TILE_WIDTH;
      const span = TILE_WIDTH ** tile.level;
      const hashes = await read(
        Array.from({ length: tile.width }, (_, i) => ({
          from: (from + i) * span,
          to: (from + i + 1) * span,
        })),
      );
      files.set(`log/tile/${tile.level}/${tileName(tile)}`, Buffer.concat(hashes));
      if (tile.level > 0) continue;
      const entries = this.entries.slice(from, from + tile.width);
      files.set(`log/tile/entries/${tileName(tile)}`, bundle(entries));
    }
    for (const [i, sealed] of this.sealed.entries()) {
      files.set(`history/${sealed.size}.checkpoint`, Buffer.from(sealed.note));
      const before = this.sealed[i - 1]?.size;
      if (before === undefined) continue;
      const proof = await consistencyProof(read, before, sealed.size);
      files.set(`history/${before}-${sealed.size}.consistency`, Buffer.from(hashLines(proof)));
    }
    return files;
  }
}

export function idOf(index: number): string {
  const ms = (FIRST_MS + index * 60_000).toString(16).padStart(12, '0');
  const chance = sha256(Buffer.from(`id ${index}`)).toString('hex');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance.slice(6, 18)}`;
}

/** `first size` and `last size` of each log key in turn. */
export function trustOf(ranges: readonly string[], witness?: string): Buffer {
  const logs = ranges.map((range, i) => `log ${logKey(i + 1).vkey} ${range}\n`);
  const quorum = `witness w1 ${witnessKey().vkey}\nquorum ${witness}\n`;
  return Buffer.from(`# of a test\n${logs.join('')}${witness === undefined ? '' : quorum}`);
}
