/** When a policy is in force: not before its instant, not after another took its place unseen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { freshVersion, houseOf, policy, type House } from '../support/house.js';
import { pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const PATH = '/v1/policies';

let town: Town;
let house: House;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  house = await houseOf(town);
});
afterAll(async () => {
  await town.stop();
});

/** The path of a new proposal by the first person. */
async function proposed(more: object = {}): Promise<string> {
  const { body } = await house.propose(PATH, policy(more));
  return `${PATH}/${String(body['id'])}`;
}

async function inForce(): Promise<unknown> {
  const { body } = await town.ask('GET', `${PATH}?status=approved`);
  const all = body['data'] as { version: string; in_force: boolean }[];
  return all.filter(({ in_force }) => in_force).map(({ version }) => version);
}

describe('a house policy', () => {
  it('cannot begin in the past, nor once its instant has gone by', async () => {
    const late = await house.propose(PATH, policy({ effective_from: '2026-03-10T13:00:00Z' }));
    expect(late).toMatchObject({ status: 422, body: { code: 'inconsistent-request' } });
    expect(pointers(late)).toEqual(['/effective_from']);

    const soon = new Date(town.installation.clock.local() + 60_000).toISOString();
    const path = await proposed({ effective_from: soon });
    town.installation.clock.advance(120_000);
    expect(await house.answer(path, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'stale-proposal' },
    });
  });

  it('must be read again when another came into force meanwhile', async () => {
    const path = await proposed();
    const version = freshVersion();
    await house.settled(PATH, policy({ version, min_gap_minutes: 5 }));

    const stale = await house.answer(path, 'approve');
    expect(stale).toMatchObject({ status: 409, body: { compared_with: version } });
    expect((await town.ask('GET', path)).body['comparison']).toMatchObject({ effect: 'loosens' });
    expect((await house.answer(path, 'approve', { compared_with: version })).status).toBe(200);
  });

  it('waits for its instant, and is activated when the clock comes to it', async () => {
    const [before] = (await inForce()) as string[];
    const version = freshVersion();
    const from = new Date(town.installation.clock.local() + 3_600_000).toISOString();
    const path = await house.settled(PATH, policy({ version, effective_from: from }));
    expect(await inForce()).toEqual([before]);
    expect((await town.ask('GET', path)).body).toMatchObject({
      in_force: false,
      in_force_from: from,
      activation_record: null,
    });

    town.installation.clock.advance(3_600_000);
    expect(await inForce()).toEqual([version]);
    while ((await house.records('policy.activated')).at(-1)?.['version'] !== version)
      await sleep(50);
    const activated = (await house.records('policy.activated')).filter(
      (r) => r['version'] === version,
    );
    expect(activated).toEqual([{ effective_from: from, policy: 'house', version }]);
  });
});
