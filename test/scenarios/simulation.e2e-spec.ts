/** What if the house policy were another: past questions put to it, and nobody contacted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { uuid7 } from '../../src/platform/ids.js';
import { advance, claimSimulation } from '../../src/policies/simulation.repository.js';
import { EMPTY_TALLY } from '../../src/policies/simulation.tally.js';
import { startTown, type Town } from '../support/town.js';

const OPEN = '2026-03-10T13:05:00Z';

let town: Town;
let asleep: Town;
beforeAll(async () => {
  town = await startTown({ at: OPEN });
  asleep = await startTown({ at: OPEN, works: false });
  await town.borrower('ada');
  await town.borrower('bea');
  for (const name of ['ada', 'ada', 'ada', 'ada', 'bea', 'bea']) {
    await town.becomes(await town.contact(name), 'sent', 'held');
  }
});
afterAll(async () => {
  await town.stop();
  await asleep.stop();
});

const twoADay = {
  version: '2026.2-draft',
  settings: {},
  caps: [{ code: 'HOUSE-CAP-DAY', max: 2, days: 1, per: 'person', says: 'At most two a day.' }],
};
const since = '2026-03-01T00:00:00Z';

async function asked(body: unknown) {
  const reply = await town.ask('POST', '/v1/policies/simulations', { body });
  expect(reply).toMatchObject({ status: 202, body: { object: 'simulation', status: 'waiting' } });
  return String(reply.body['id']);
}

async function ended(id: string) {
  for (let tries = 0; tries < 1_200; tries++) {
    const { body } = await town.ask('GET', `/v1/policies/simulations/${id}`);
    if (body['finished_at'] !== null) return body;
    await sleep(100);
  }
  throw new Error('the simulation did not end');
}

const kinds = (kind: string) =>
  town.rows<{ body: Record<string, unknown> }>(
    `select convert_from(entry, 'UTF8')::jsonb->'body' as body from record where kind = $1`,
    [kind],
  );

describe('a simulation', () => {
  it('counts verdicts before and after, and how full each cap would have been', async () => {
    const id = await asked({ policy: twoADay, since });

    expect(await ended(id)).toMatchObject({
      status: 'done',
      progress: { total: 6, done: 6 },
      result: {
        before: { allow: 5, defer: 1, review: 0, block: 0 },
        after: { allow: 4, defer: 2, review: 0, block: 0 },
        changed: 1,
        erased: 0,
        unreadable: 0,
        caps: [
          // Ada was tried at 0, 1, 2 and 3 contacts, Bea at 0 and 1.
          { rule: 'HOUSE-CAP-DAY', max: 2, decisions: 6, full: 2, near_misses: 2, highest: 3 },
        ],
      },
    });
  });

  it('lists the decisions that would be others, a page at a time', async () => {
    const id = await asked({
      policy: { ...twoADay, caps: [{ ...twoADay.caps[0], max: 1 }] },
      since,
    });
    await ended(id);

    const path = `/v1/policies/simulations/${id}/changes?limit=2`;
    const first = (await town.ask('GET', path)).body;
    const [, last] = first['data'] as { decision_id: string; contact: string }[];
    const second = (await town.ask('GET', `${path}&starting_after=${last?.decision_id}`)).body;

    expect(first).toMatchObject({ has_more: true });
    expect(second).toMatchObject({
      has_more: false,
      data: [{ before: 'allow', after: 'defer', rules: ['HOUSE-CAP-DAY'] }],
    });
    expect(last?.contact).toMatch(/^con_/);
  });

  it('shows what lies between two policies that differ in a setting', async () => {
    const settings = { contact_window: { from: '14:00', to: '18:00' } };
    const id = await asked({ policy: { ...twoADay, caps: [], settings }, since });

    expect(await ended(id)).toMatchObject({ result: { after: { defer: 6 }, changed: 5 } });
  });

  it('sends nothing, decides nothing, and says once that it read', async () => {
    const mails = town.mail.mails.length;
    const [decisions, readings] = [await kinds('decision'), await kinds('access.recorded')];
    const id = await asked({ policy: twoADay });
    expect(await ended(id)).toMatchObject({
      since: expect.stringMatching(/^2026-02-08T13:0[5-9]:/) as string,
    });

    expect(town.mail.mails).toHaveLength(mails);
    expect(await kinds('decision')).toHaveLength(decisions.length);
    const after = await kinds('access.recorded');
    expect(after).toHaveLength(readings.length + 1);
    expect(after.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ purpose: 'simulation', simulation: id }),
    );
  });

  it('is taken up where a process left it that is gone', async () => {
    const [half] = await town.rows<{ id: string }>(
      `select id from record where kind = 'decision' order by id offset 2 limit 1`,
    );
    const id = uuid7(Date.parse(OPEN));
    const before = { ...EMPTY_TALLY, before: { ...EMPTY_TALLY.before, allow: 3 } };
    await town.rows(
      `insert into simulation (tenant, id, policy, since, until, status, total, done, last_id, tally,
                               lease_by, lease_until, requested_by, created_at)
       values (1, $1, $2, $3, $4, 'running', 6, 3, $5, $6, $1, '2026-03-10T13:00:00Z', $1, $3)`,
      [id, JSON.stringify(twoADay), since, '2026-03-11T00:00:00Z', half?.id, before],
    );

    expect(await ended(`sim_${id.replaceAll('-', '')}`)).toMatchObject({
      status: 'done',
      progress: { done: 6 },
      result: { before: { allow: 5, defer: 1 }, after: { allow: 2, defer: 1 } },
    });
  });

  it('counts a page once, though two believe that it is theirs', async () => {
    const { database } = asleep.installation;
    await asleep.ask('POST', '/v1/policies/simulations', { body: { policy: twoADay, since } });
    const first = uuid7(Date.parse(OPEN));
    const second = uuid7(Date.parse(OPEN));
    const row = await database.tx(1, (tx) => claimSimulation(tx, first));
    expect(await database.tx(1, (tx) => claimSimulation(tx, second))).toBeUndefined();
    await asleep.rows(`update simulation set lease_until = '2026-03-10T13:00:00Z'`);
    await database.tx(1, (tx) => claimSimulation(tx, second));

    const page = { last_id: first, done: 1, tally: EMPTY_TALLY, changes: [] };
    const counts = (by: string) =>
      database.tx(1, (tx) => advance(tx, row?.id ?? '', { ...page, by }));
    expect(await counts(first)).toBe(false);
    expect(await counts(second)).toBe(true);
  });

  it.each([
    [{ policy: twoADay, since: '2027-01-01T00:00:00Z' }, '/since'],
    [{ policy: { ...twoADay, caps: [...twoADay.caps, ...twoADay.caps] }, since }, '/policy/caps'],
    [{ policy: { ...twoADay, settings: { hours: 8 } }, since }, '/policy/settings'],
  ])('is refused with the field that is wrong: %#', async (body, pointer) => {
    const reply = await town.ask('POST', '/v1/policies/simulations', { body });
    expect(reply.status).toBe(400);
    expect(JSON.stringify(reply.body['errors'])).toContain(pointer);
  });

  it('is for those who may change the policy', async () => {
    const key = await town.keyWith(['policies:read']);
    const body = { policy: twoADay, since };
    const reply = await town.ask('POST', '/v1/policies/simulations', { body, key });
    expect(reply.status).toBe(403);
  });
});
