/** A log that grows in one transaction: the tree, the nodes of its tiles, and what the log records of itself. */
import type { Tx } from '../../platform/database.js';
import { iso } from '../../platform/clock.js';
import { uuid7 } from '../../platform/ids.js';
import type { Keys } from '../../platform/keys.js';
import type { CanonicalObject } from '../canonical.js';
import { byteaArray } from '../columns.js';
import { refuseBackdated } from './clock-check.js';
import { compose } from '../compose.js';
import type { RecordKind } from '../kind.js';
import { logName } from '../log-name.js';
import { logNow } from '../seen.js';
import { Stack } from '../tree/stack.js';
import { TILE_HEIGHT } from '../tree/tile.js';

/** Whose log it is. */
export interface LogHouse {
  readonly keys: Keys;
  readonly origin: string;
}

/** How far it has grown; its row is locked. */
export interface Grown {
  readonly no: number;
  readonly base: number;
  readonly size: number;
  readonly stack: Buffer;
  /** The latest time of any record in it; null where there is none. */
  readonly top_at: number | null;
}

export class Growth {
  readonly #nodes: { level: number; n: number; hash: Buffer }[] = [];
  private readonly stack: Stack;
  #top: number;

  /** @param lenient about times that go back by more than a day */
  constructor(
    private readonly tx: Tx,
    private readonly house: LogHouse,
    readonly at: number,
    private readonly before: Grown,
    private readonly lenient = false,
  ) {
    this.#top = before.top_at ?? -Infinity;
    this.stack = new Stack(before.size, before.stack);
  }

  root(): Buffer {
    return this.stack.root();
  }

  get size(): number {
    return this.stack.size;
  }

  /** A leaf whose row in `log` is written already. */
  append(leaf: Buffer): void {
    this.stack.append(leaf, (height, n, hash) => {
      if (height % TILE_HEIGHT === 0) this.#nodes.push({ level: height / TILE_HEIGHT, n, hash });
    });
  }

  /** Whatever gets a place has a time that verifiers will take. */
  dated(ms: number): void {
    if (!this.lenient) refuseBackdated(ms, this.#top);
    this.#top = this.lenient ? this.at : Math.max(ms, this.#top);
  }

  /** A record of the log itself takes the next place at once: writers do not know places. */
  async record(kind: RecordKind, body: CanonicalObject): Promise<string> {
    const { at, tx, house } = this;
    const id = uuid7(at);
    this.dated(at);
    const { seen } = await logNow(tx);
    const log = logName(house.origin, tx.tenant, this.before.no);
    const frame = { id, kind, log, at, seen, subject: null };
    const { entry, leaf } = compose(house.keys, frame, body, {}, noSections);
    await tx.query(
      'insert into record (tenant, id, kind, entry, leaf) values ($1, $2, $3, $4, $5)',
      [tx.tenant, id, kind, entry, leaf],
    );
    await tx.query('insert into log (tenant, idx, record_id, leaf) values ($1, $2, $3, $4)', [
      tx.tenant,
      this.before.base + this.size,
      id,
      leaf,
    ]);
    this.append(leaf);
    return id;
  }

  /** Stores what grew; the row of the log's state is locked by this transaction. */
  async store(did: { beat?: boolean; heads?: boolean } = {}): Promise<void> {
    const { stack } = this;
    if (stack.size === this.before.size) return;
    await Promise.all([this.#storeNodes(), this.#storeState(did)]);
  }

  async #storeNodes(): Promise<void> {
    const nodes = this.#nodes;
    if (nodes.length === 0) return;
    await this.tx.query(
      `insert into node (tenant, level, n, hash)
       select $1, * from unnest($2::int[], $3::bigint[], $4::bytea[])`,
      [
        this.tx.tenant,
        nodes.map(({ level }) => level),
        nodes.map(({ n }) => this.before.base + n),
        byteaArray(nodes.map(({ hash }) => hash)),
      ],
    );
  }

  async #storeState({ beat = false, heads = false }: { beat?: boolean; heads?: boolean }) {
    const { at, tx, stack } = this;
    await tx.query(
      `update log_state set size = $2, root = $3, stack = $4, at = $5, top_at = $8,
              beat_at = case when $6 then $5 else beat_at end, heads_at = case when $7 then $5 else heads_at end
        where tenant = $1`,
      [tx.tenant, stack.size, stack.root(), stack.pack(), iso(at), beat, heads, iso(this.#top)],
    );
  }
}

function noSections(): never {
  throw new Error('a record of the log itself has no sections');
}
