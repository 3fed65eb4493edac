import {
  mkdtempSync,
  readFileSync,
  rmSync,
  appendFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catchUp, type LogWork } from '../../src/evidence/log/catch-up.js';
import { fileOf } from '../../src/evidence/log/key-store.js';
import { integrate } from '../../src/evidence/log/sequencer.js';
import { leafHash } from '../../src/evidence/leaf.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { logsOf } from '../../src/evidence/log/logs.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { inclusionProofs } from '../../src/evidence/pack/tiles.js';
import { lockPersons } from '../../src/evidence/person.js';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { Stack } from '../../src/evidence/tree/stack.js';
import { LogUnderTest } from '../support/evidence-log.js';

const LOG = 'evidence.example/t1';

let world: LogUnderTest;
let folder: string;
let work: LogWork;
let people: string[];

beforeAll(async () => {
  world = await LogUnderTest.open();
  folder = mkdtempSync(path.join(tmpdir(), 'signer-'));
  work = {
    url: world.database.url,
    clock: new Clock(),
    keys: world.keys,
    origin: 'evidence.example',
    folder: path.join(folder, 'signer'),
  };
  people = await world.persons(20);
});

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

async function write(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await world.database.tx(1, async (tx) => {
      const locked = await lockPersons(tx, world.keys, [people[i % 20]!, people[(i * 7) % 20]!]);
      const drafts = [...locked.values()].map((subject) => ({
        kind: 'decision' as const,
        subject,
        body: { verdict: 'allow' },
      }));
      await world.log.write(tx, drafts);
    });
  }
}

const rows = async (sql: string) => (await world.owner.query(sql)).rows as unknown[];

async function vkeyOf(): Promise<string> {
  const [state] = (await rows('select vkey from log_state')) as [{ vkey: string }];
  return state.vkey;
}

describe('T23: two sequencers beside eight writers', () => {
  it('give every record one place, without gaps, in the order of every chain', async () => {
    await catchUp(work, 1);
    const sequencers = [0, 1].map(
      () => new Database(work.url, work.clock, { max: 1, role: 'dunwell_sequencer' }),
    );
    const writing = { goesOn: true };
    const writers = Promise.all(Array.from({ length: 8 }, () => write(30))).then(() => {
      writing.goesOn = false;
    });
    const running = sequencers.map(async (database) => {
      while (writing.goesOn)
        await database.tx(1, (tx) =>
          integrate(tx, { keys: world.keys, origin: 'evidence.example' }),
        );
      await database.close();
    });
    await Promise.all([writers, ...running]);
    await catchUp(work, 1);

    expect(await rows('select from pending')).toEqual([]);
    const [sum] = (await rows(
      `select count(*)::int as records, count(l.idx)::int as placed, min(l.idx)::int as first, max(l.idx)::int as last
         from record r left join log l on l.record_id = r.id and l.leaf = r.leaf`,
    )) as { records: number; last: number }[];
    expect(sum).toMatchObject({ records: sum!.last + 1, placed: sum!.last + 1, first: 0 });
    const backwards = await rows(
      `select from (select r.n, lag(r.n, 1, 0) over (partition by r.tag order by l.idx) as before
                      from record r join log l on l.record_id = r.id where r.tag is not null) chain where n <> before + 1`,
    );
    expect(backwards).toEqual([]);
  });
});

describe('the signer', () => {
  it('signs the root of the entries themselves, with a key that only it can read', async () => {
    const size = await catchUp(work, 1);
    const entries = (await rows(
      'select r.entry from log l join record r on r.id = l.record_id order by l.idx',
    )) as { entry: Buffer }[];
    const stack = new Stack();
    for (const { entry } of entries) stack.append(leafHash(entry));
    const [{ note }] = (await rows('select note from checkpoint order by size desc limit 1')) as [
      { note: string },
    ];
    const [{ vkey }] = (await rows('select vkey from log_state')) as [{ vkey: string }];
    const text = `${LOG}\n${size}\n${stack.root().toString('base64')}\n`;

    expect(note.startsWith(`${text}\n\u2014 ${LOG} `)).toBe(true);
    const signature = Buffer.from(note.trimEnd().split(' ').at(-1)!, 'base64').subarray(4);
    expect(readVkey(vkey)?.verify(text, signature)).toBe(true);
    expect(statSync(fileOf(work.folder, vkey, 'key')).mode & 0o777).toBe(0o600);
  });

  it('W5: goes on after a torn line, which nobody has a note of', async () => {
    appendFileSync(fileOf(work.folder, await vkeyOf(), 'signed'), '99999 half');

    expect(await catchUp(work, 1)).toBeGreaterThan(0);
  });

  it('T28: refuses a log that another key opened', async () => {
    const other = { ...work, folder: path.join(folder, 'other') };

    await expect(catchUp(other, 1, 200)).rejects.toThrow('opened by another key');
  });

  it('T29: nobody changes what is integrated or signed', async () => {
    for (const table of ['log', 'node', 'checkpoint']) {
      // What witnesses signed refers to checkpoints.
      await expect(rows(`truncate ${table}`)).rejects.toThrow(/only ever added|in a foreign key/);
      await expect(world.database.tx(1, (tx) => tx.query(`delete from ${table}`))).rejects.toThrow(
        'permission denied',
      );
    }
  });
});

describe('the audit bundle', () => {
  it('holds every note with the proof from the one before, and is never mixed with another', async () => {
    await write(3);
    const size = await catchUp(work, 1);
    const out = path.join(folder, 'bundle');
    expect(await world.database.tx(1, (tx) => writeAudit(tx, out))).toBe(size);

    expect(readFileSync(path.join(out, 'log/checkpoint'), 'utf8')).toContain(`${LOG}\n${size}\n`);
    expect(
      readFileSync(path.join(out, 'log/tile/1/000.p', String(Math.floor(size / 256)))),
    ).toHaveLength(Math.floor(size / 256) * 32);
    await expect(world.database.tx(1, (tx) => writeAudit(tx, out))).rejects.toThrow('EEXIST');
  });
});

describe('T26: a signer that remembers more than the database has', () => {
  it('refuses, and so it does when an entry was edited between commit and seal', async () => {
    const memory = fileOf(work.folder, await vkeyOf(), 'signed');
    const before = readFileSync(memory);
    await write(1);
    await world.owner.query('alter table record disable trigger all');
    await world.owner.query(
      `update record set entry = replace(entry::text, '22616c6c6f77', '22626c6f636b')::bytea
        where id = (select record_id from pending order by seqno limit 1)`,
    );
    await expect(catchUp(work, 1)).rejects.toThrow('are not those that were hashed or signed');

    const stack = new Stack();
    for (let i = 0; i < 9_999; i++) stack.append(Buffer.alloc(32, 1));
    const line = [stack.size, stack.root().toString('base64'), stack.pack().toString('base64')];
    writeFileSync(memory, `${before.toString()}${line.join(' ')}\n`);
    await expect(catchUp(work, 1)).rejects.toThrow('it was set back');
  });
});

it('a proof reads the tiles it needs, however long the log is', async () => {
  await rows(
    `insert into log select 1, 1000000 + i, gen_random_uuid(), sha256(i::text::bytea) from generate_series(1, 50000) i`,
  );
  const read = await world.database.tx(1, async (tx) => {
    const [log] = await logsOf(tx);
    const [state] = await tx.query<{ size: string }>('select size from log_state');
    await inclusionProofs(tx, log!, [0, 1], Number(state!.size));
    return tx.query<{ n: number }>(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables where relname = 'log'`,
    );
  });

  expect(read[0]!.n).toBeGreaterThan(0);
  expect(read[0]!.n).toBeLessThan(10_000);
});
