import { randomUUID } from 'node:crypto';
import { createPersons, lockPersons } from '../../src/evidence/person.js';
import { LogUnderTest } from '../support/evidence-log.js';

let world: LogUnderTest;

beforeAll(async () => {
  world = await LogUnderTest.open();
});

afterAll(() => world.close());

const lock = (ids: readonly string[], work: () => Promise<unknown> = async () => {}) =>
  world.database.tx(1, async (tx) => {
    await lockPersons(tx, world.keys, ids);
    await work();
  });

async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await world.owner.query(
      `select from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`,
    );
    if (rows.length > 0) return;
  }
}

describe('lockPersons', () => {
  it('takes the lower id first, however the rows lie and whatever the order asked for', async () => {
    const [low, high] = [randomUUID(), randomUUID()].toSorted() as [string, string];
    await world.database.tx(1, (tx) => createPersons(tx, world.keys, [high, low]));

    let second: Promise<unknown> = Promise.resolve();
    await lock([low], async () => {
      second = lock([high, low]);
      await somebodyWaits();
      // While the second waits for the lower one, it must not yet hold the higher one.
      const free = world.owner.query(
        'select from person_key where party_id = $1 for update nowait',
        [high],
      );
      await expect(free).resolves.toMatchObject({ rowCount: 1 });
    });
    await second;
  });

  it('answers with the chain as it stands once the lock is had', async () => {
    const [id] = (await world.persons(1)) as [string];
    const write = () =>
      world.database.tx(1, async (tx) => {
        const subject = (await lockPersons(tx, world.keys, [id])).get(id)!;
        await world.log.write(tx, [{ kind: 'decision', subject, body: {} }]);
        return subject.n;
      });

    const numbers = await Promise.all(Array.from({ length: 6 }, write));

    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('gives each person once, whoever is named twice', async () => {
    const ids = await world.persons(2);
    const persons = await world.database.tx(1, (tx) =>
      lockPersons(tx, world.keys, [...ids, ...ids]),
    );

    expect([...persons.keys()].toSorted()).toEqual(ids.toSorted());
  });
});
