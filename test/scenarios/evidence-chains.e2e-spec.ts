import { randomUUID } from 'node:crypto';
import {
  createPersons,
  lockPersons,
  UnknownPersonError,
  type Person,
} from '../../src/evidence/person.js';
import { verifyRecord } from '../../src/evidence/section.js';
import type { Draft } from '../../src/evidence/record.js';
import type { Tx } from '../../src/platform/database.js';
import { LogUnderTest, type StoredRecord } from '../support/evidence-log.js';

let world: LogUnderTest;

beforeAll(async () => {
  world = await LogUnderTest.open();
});

afterAll(() => world.close());

const about = (subject: Person | null, verdict = 'allow'): Draft => ({
  kind: 'decision',
  subject,
  body: { channel: 'sms', verdict },
});

const locked = async (tx: Tx, ids: readonly string[]) => [
  ...(await lockPersons(tx, world.keys, ids)).values(),
];

const heads = async (ids: readonly string[]) =>
  world.database.tx(1, async (tx) =>
    (await locked(tx, ids)).map(({ n, prev }) => ({ n, prev: prev.toString('hex') })),
  );

async function chainsInQueueOrder(): Promise<Map<string, StoredRecord[]>> {
  const chains = new Map<string, StoredRecord[]>();
  for (const record of await world.queue()) {
    if (record.tag !== null) chains.set(record.tag, [...(chains.get(record.tag) ?? []), record]);
  }
  return chains;
}

const WRITERS = 8;
const ROUNDS = 25;

describe('the chains of forty persons under eight writers', () => {
  let ids: string[];

  // Every transaction takes five persons in an order of its own and gives each one to three records.
  async function writer(number: number): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const some = [0, 1, 2, 3, 4].map(
        (k) => ids[(number * 7 + round * 3 + k * (11 - number)) % 40]!,
      );
      await world.database.tx(1, async (tx) => {
        const persons = await locked(tx, some);
        const rounds = [...Array(1 + (round % 3)).keys()];
        await world.log.write(
          tx,
          rounds.flatMap(() => persons.map((person) => about(person))),
        );
        if (round % 5 === 0) await world.log.write(tx, [about(null), about(persons[0]!, 'block')]);
      });
    }
  }

  beforeAll(async () => {
    ids = await world.persons(40);
    await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  });

  it('are gapless, linked, and in the order of the queue', async () => {
    const chains = await chainsInQueueOrder();

    expect(chains.size).toBe(40);
    for (const [tag, chain] of chains) {
      const links = chain.map(({ entry }) => JSON.parse(entry.toString()).subj as unknown);
      const leaves = ['0'.repeat(64), ...chain.map(({ leaf }) => leaf.toString('hex'))];
      expect(links).toEqual(chain.map((_, i) => ({ n: i + 1, prev: leaves[i], tag })));
    }
  });

  it('end where the persons’ rows say', async () => {
    const { rows } = await world.owner.query(
      `select p.tag from person_key p left join record r on r.tag = p.tag and r.n = p.n and r.leaf = p.prev
        where r.id is null`,
    );

    expect(rows).toEqual([]);
  });

  it('are made of records that verify, each queued once', async () => {
    const queue = await world.queue();
    const { rows } = await world.owner.query<{ count: number }>('select count(*)::int from record');

    expect(queue.filter((record) => verifyRecord(record).length > 0)).toEqual([]);
    expect(new Set(queue.map(({ id }) => id)).size).toBe(queue.length);
    expect(rows).toEqual([{ count: queue.length }]);
  });
});

describe('a person’s chain', () => {
  it('starts in the transaction that makes the person', async () => {
    const id = randomUUID();
    const [first] = await world.database.tx(1, async (tx) => {
      const person = (await createPersons(tx, world.keys, [id])).get(id)!;
      return world.log.write(tx, [{ ...about(person), kind: 'contact.accepted' }, about(person)]);
    });

    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(await heads([id])).toMatchObject([{ n: 2 }]);
  });

  it('does not move when the transaction is rolled back', async () => {
    const ids = await world.persons(2);
    await world.database.tx(1, async (tx) =>
      world.log.write(
        tx,
        (await locked(tx, ids)).map((p) => about(p)),
      ),
    );
    const before = { heads: await heads(ids), queued: (await world.queue()).length };

    const broken = world.database.tx(1, async (tx) => {
      await world.log.write(
        tx,
        (await locked(tx, ids)).map((person) => about(person)),
      );
      throw new Error('the domain change failed');
    });

    await expect(broken).rejects.toThrow('the domain change failed');
    expect({ heads: await heads(ids), queued: (await world.queue()).length }).toEqual(before);
  });

  it('has no gap where a caller goes on after a refused draft', async () => {
    const ids = await world.persons(1);
    const refused = await world.database.tx(1, async (tx) => {
      const [person] = (await locked(tx, ids)) as [Person];
      const large: Draft = { ...about(person), body: { text: 'x'.repeat(20_000) } };
      const failed = await world.log
        .write(tx, [about(person), large])
        .catch((error: Error) => error);
      await world.log.write(tx, [about(person)]);
      return failed;
    });

    expect(refused).toMatchObject({ name: 'EntryTooLargeError' });
    expect(await heads(ids)).toMatchObject([{ n: 1 }]);
  });

  it('cannot be written from another tenant', async () => {
    const ids = await world.persons(1);
    const [person] = (await world.database.tx(1, (tx) => locked(tx, ids))) as [Person];

    await expect(
      world.database.tx(2, (tx) => world.log.write(tx, [about(person)])),
    ).rejects.toThrow('1 of 1 persons have no row under this tenant');
    expect(await heads(ids)).toMatchObject([{ n: 0 }]);
  });

  it('cannot fork: a person taken from an earlier transaction is refused', async () => {
    const ids = await world.persons(1);
    const [stale] = (await world.database.tx(1, (tx) => locked(tx, ids))) as [Person];
    await world.database.tx(1, async (tx) =>
      world.log.write(
        tx,
        (await locked(tx, ids)).map((p) => about(p)),
      ),
    );

    await expect(
      world.database.tx(1, (tx) => world.log.write(tx, [about(stale)])),
    ).rejects.toMatchObject({
      constraint: 'record_tenant_tag_n_key',
    });
  });

  it('is asked for by a known party', async () => {
    const [known] = await world.persons(1);
    const unknown = randomUUID();

    const refused = world.database.tx(1, (tx) => locked(tx, [known!, unknown]));

    await expect(refused).rejects.toThrow(UnknownPersonError);
    await expect(refused).rejects.toThrow(`no key is kept for \`${unknown}\``);
  });
});
