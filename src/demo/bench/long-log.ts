/** A long log in a folder, made by the pieces that make every log: what `bench --verify` checks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalBytes } from '../../evidence/canonical.js';
import { leafHash, sha256 } from '../../evidence/leaf.js';
import { checkpointText, hashLines, signNote } from '../../evidence/note/checkpoint.js';
import { signerKey } from '../../evidence/note/key.js';
import { EMPTY_ROOT, foldPerfect } from '../../evidence/tree/hashes.js';
import { consistencyProof, rootOf, type ReadHashes } from '../../evidence/tree/proof.js';
import { Stack } from '../../evidence/tree/stack.js';
import {
  bundle,
  placeOf,
  TILE_HEIGHT,
  TILE_WIDTH,
  tileName,
  tilesOf,
} from '../../evidence/tree/tile.js';

export interface LongLog {
  readonly size: number;
  readonly root: Buffer;
  readonly leaves: readonly Buffer[];
  readonly read: ReadHashes;
  /** Of entries, mean. */
  readonly bytes: number;
}

const ORIGIN = 'evidence.example/t1';
const KEY = signerKey(ORIGIN, sha256(Buffer.from('of a bench')));
const PEOPLE = 50_000;
const HEADS_EVERY = 50_000;
const FIRST_MS = Date.UTC(2026, 0, 5);
const STEP_MS = 1_000;
const KINDS = ['decision', 'send.attempt', 'send.accepted', 'receipt'];

export async function writeLongLog(
  folder: string,
  size: number,
  sealedEvery: number,
): Promise<LongLog> {
  const put = (name: string, content: Buffer | string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const writer = new Writer();
  let pending: Buffer[] = [];
  let bytes = 0;
  let before = 0;
  while (writer.size < size) {
    const entry = writer.next(size);
    bytes += entry.length;
    pending.push(entry);
    if (pending.length === TILE_WIDTH || writer.size === size) {
      const n = Math.floor((writer.size - 1) / TILE_WIDTH);
      put(`log/tile/entries/${tileName({ n, width: pending.length })}`, bundle(pending));
      pending = [];
    }
    if (writer.size % sealedEvery !== 0 && writer.size !== size) continue;
    const note = writer.seal();
    put(`history/${writer.size}.checkpoint`, note);
    const proof = await consistencyProof(writer.read, before, writer.size);
    if (before > 0) put(`history/${before}-${writer.size}.consistency`, hashLines(proof));
    before = writer.size;
    put('log/checkpoint', note);
  }
  for (const tile of tilesOf(size))
    put(`log/tile/${tile.level}/${tileName(tile)}`, Buffer.concat(writer.tile(tile)));
  put('trust.txt', `log ${KEY.vkey} 0 -\n`);
  const { leaves, read } = writer;
  return { size, root: await rootOf(read, size), leaves, read, bytes: bytes / size };
}

interface Link {
  readonly n: number;
  readonly prev: string;
  readonly tag: string;
}

class Writer {
  readonly #levels: Buffer[][] = [[]];
  readonly #stack = new Stack();
  readonly #chain = new Map<string, { n: number; leaf: string }>();
  #seen = { root: EMPTY_ROOT.toString('hex'), size: 0 };

  get size(): number {
    return this.#stack.size;
  }

  get leaves(): readonly Buffer[] {
    return this.#levels[0]!;
  }

  readonly read: ReadHashes = (ranges) =>
    Promise.resolve(
      ranges.map((range) => {
        const { level, from, count } = placeOf(range);
        return foldPerfect(this.#levels[level]!.slice(from, from + count));
      }),
    );

  tile({ level, n, width }: { level: number; n: number; width: number }): Buffer[] {
    return this.#levels[level]!.slice(n * TILE_WIDTH, n * TILE_WIDTH + width);
  }

  next(last: number): Buffer {
    const isHeads = this.size % HEADS_EVERY === HEADS_EVERY - 1 || this.size === last - 1;
    return isHeads ? this.#heads() : this.#ordinary();
  }

  seal(): string {
    const root = this.#stack.root();
    this.#seen = { root: root.toString('hex'), size: this.size };
    return signNote(checkpointText(ORIGIN, { size: this.size, root }), [KEY]);
  }

  #heads(): Buffer {
    const lines = [...this.#chain].map(([tag, { n, leaf }]) => `${tag} ${n} ${leaf}\n`).toSorted();
    const stack = new Stack();
    for (const line of lines) stack.append(leafHash(Buffer.from(line)));
    const body = { count: lines.length, root: stack.root().toString('hex'), upto: this.size };
    return this.#add('subject.heads', body, {}, null);
  }

  #ordinary(): Buffer {
    const i = this.size;
    const tag = sha256(Buffer.from(`person ${(i * 7_919) % PEOPLE}`)).toString('hex', 0, 16);
    const { n, leaf } = this.#chain.get(tag) ?? { n: 0, leaf: '0'.repeat(64) };
    const kind = KINDS[i % KINDS.length]!;
    const [body, sec] = kind === 'decision' ? decision(i) : event(i);
    return this.#add(kind, body, sec, { n: n + 1, prev: leaf, tag });
  }

  #add(kind: string, body: object, sec: object, subj: Link | null): Buffer {
    const i = this.size;
    const at = new Date(FIRST_MS + i * STEP_MS).toISOString();
    const id = uuidOf(i);
    const record = { at, body, id, kind, log: ORIGIN, sec, seen: this.#seen, subj, v: 1 };
    const entry = canonicalBytes(record);
    const leaf = leafHash(entry);
    this.#levels[0]!.push(leaf);
    this.#stack.append(leaf, (height, _, hash) => {
      if (height % TILE_HEIGHT === 0) (this.#levels[height / TILE_HEIGHT] ??= []).push(hash);
    });
    if (subj !== null) this.#chain.set(subj.tag, { n: subj.n, leaf: leaf.toString('hex') });
    return entry;
  }
}

const hashed = (text: string) => sha256(Buffer.from(text)).toString('hex');

function uuidOf(i: number): string {
  const hex = hashed(`id ${i}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function decision(i: number): [object, object] {
  const rules = ['REGF-TIME-DEFAULT', 'REGF-FREQ-7IN7', 'REGF-OPT-OUT', 'US-WA-FREQ', 'HOUSE-GAP'];
  const body = {
    channel: 'sms',
    findings: rules.map((rule) => ({ rule, verdict: 'pass' })),
    policy: { leaf: uuidOf(1), version: '2026.1' },
    release: '0.1.0',
    ruleset: hashed('ruleset'),
    template: { leaf: uuidOf(2), version: '3' },
    tz: '2026a',
    verdict: 'allow',
  };
  const sec = { content: hashed(`c${i}`), endpoint: hashed(`e${i}`), inputs: hashed(`i${i}`) };
  return [body, sec];
}

function event(i: number): [object, object] {
  const body = { attempt: 1, cause: uuidOf(i - 1), vendor: 'twilio' };
  return [body, { vendor_ref: hashed(`v${i}`) }];
}
