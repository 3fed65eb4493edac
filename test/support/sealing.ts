/** A log under test with signers' folders: it is written, sealed, and read back as it lies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogWork } from '../../src/evidence/log/sealer.js';
import { Sealing } from '../../src/evidence/log/sealing.js';
import { readCheckpoint } from '../../src/evidence/note/checkpoint.js';
import { lockPersons } from '../../src/evidence/person.js';
import { Clock } from '../../src/platform/clock.js';
import { LogUnderTest } from './evidence-log.js';

export interface Entry {
  readonly at: string;
  readonly kind: string;
  readonly body: Record<string, unknown>;
  readonly seen: { size: number; root: string };
}

export class SealedLog {
  readonly root = mkdtempSync(path.join(tmpdir(), 'sealing-'));
  readonly work: LogWork;

  private constructor(
    readonly world: LogUnderTest,
    readonly people: readonly string[],
  ) {
    this.work = this.workIn('signer');
  }

  static async open(people = 5): Promise<SealedLog> {
    const world = await LogUnderTest.open();
    return new SealedLog(world, await world.persons(people));
  }

  async close(): Promise<void> {
    await this.world.close();
    rmSync(this.root, { recursive: true });
  }

  workIn(folder: string, clock = new Clock()): LogWork {
    const { keys, database } = this.world;
    const origin = 'evidence.example';
    return { url: database.url, clock, keys, origin, folder: path.join(this.root, folder) };
  }

  /** One record about a person. */
  async write(index = 0): Promise<void> {
    const { database, keys, log } = this.world;
    const id = this.people[index]!;
    await database.tx(1, async (tx) => {
      const subject = (await lockPersons(tx, keys, [id])).get(id)!;
      await log.write(tx, [{ kind: 'decision', subject, body: { verdict: 'allow' } }]);
    });
  }

  async rows<R>(sql: string): Promise<R[]> {
    return (await this.world.owner.query(sql)).rows as R[];
  }

  /** In the order of the log. */
  async entries(): Promise<Entry[]> {
    const found = await this.rows<{ entry: Buffer }>(
      'select r.entry from log l join record r on r.id = l.record_id order by l.idx',
    );
    return found.map(({ entry }) => JSON.parse(entry.toString()) as Entry);
  }

  /** The newest checkpoint. */
  async newest(): Promise<{ size: number; root: Buffer }> {
    const [row] = await this.rows<{ note: string }>(
      'select note from checkpoint order by size desc limit 1',
    );
    return row === undefined ? { size: 0, root: Buffer.alloc(0) } : readCheckpoint(row.note);
  }

  async untilSealed(size: number): Promise<void> {
    for (let tries = 0; (await this.newest()).size < size; tries++) {
      if (tries === 1_200)
        throw new Error(`only ${(await this.newest()).size} of ${size} are sealed`);
      await sleep(25);
    }
  }

  /** While a sealer runs. */
  async sealed<T>(by: LogWork, during: () => Promise<T>): Promise<T> {
    const sealing = new Sealing(by);
    sealing.start();
    try {
      return await during();
    } finally {
      await sealing.stop();
    }
  }

  /** The key that the log was opened with. */
  async vkey(): Promise<string> {
    return (await this.rows<{ vkey: string }>('select vkey from log_state'))[0]!.vkey;
  }
}
