/** An evidence log on a database of its own, seen by the service and by the owner. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createPersons } from '../../src/evidence/person.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { Keys } from '../../src/platform/keys.js';
import { freshDatabase } from './database.js';

export interface StoredRecord {
  readonly id: string;
  readonly tag: string | null;
  readonly n: number | null;
  readonly kind: string;
  readonly entry: Buffer;
  readonly leaf: Buffer;
}

export class LogUnderTest {
  readonly keys = new Keys(Buffer.alloc(32, 1));
  readonly log = new EvidenceLog(this.keys, 'evidence.example');

  private constructor(
    readonly database: Database,
    /** Row security does not bind it. */
    readonly owner: pg.Client,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<LogUnderTest> {
    const fresh = await freshDatabase();
    const owner = new pg.Client({ connectionString: fresh.url });
    await owner.connect();
    await owner.query(
      `insert into installation (key_fingerprint, evidence_origin, created_at) values ('of a test', 'evidence.example', now())`,
    );
    await owner.query('insert into kek_epoch (epoch) values (1)');
    await owner.query(
      `insert into tenant (slug, name, created_at) values ('default', 'Default', now())`,
    );
    return new LogUnderTest(new Database(fresh.url, new Clock()), owner, () => fresh.drop());
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.owner.end();
    await this.drop();
  }

  /** New persons of tenant 1, by their party ids. */
  async persons(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.database.tx(1, (tx) => createPersons(tx, this.keys, ids));
    return ids;
  }

  /** In the order of the queue. */
  async queue(): Promise<StoredRecord[]> {
    const { rows } = await this.owner.query<StoredRecord>(
      `select r.id, r.tag, r.n, r.kind, r.entry, r.leaf
         from pending p join record r on r.tenant = p.tenant and r.id = p.record_id and r.leaf = p.leaf
        order by p.seqno`,
    );
    return rows;
  }
}
