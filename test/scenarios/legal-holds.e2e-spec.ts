/** Legal holds: whose evidence one keeps, from erasures and from the nightly sweep. */
import { jest } from '@jest/globals';
import { Eraser } from '../../src/dispatch/erasing/eraser.js';
import { startErasures, type Erasures } from '../support/erasures.js';
import { houseOf, policy } from '../support/house.js';
import type { Town } from '../support/town.js';

jest.setTimeout(120_000);

let world: Erasures;
let town: Town;

beforeAll(async () => {
  world = await startErasures();
  ({ town } = world);
  const house = await houseOf(town);
  await house.settled(
    '/v1/policies',
    policy({ retention: { years: 20, sections: { content: 1 } } }),
  );
});
afterAll(() => world.stop());

const hold = (value: string) =>
  town.ask('POST', '/v1/legal-holds', {
    body: { scope: 'party', value, reference: value, reason: 'A suit.' },
  });

/** What is kept under the key of a person, wherever its records are filed; wishes have reasons of their own. */
const kept = async (party: string) =>
  town.rows(
    `select s.section from secret s join person_key k on k.tag = s.tag join party p on p.id = k.party_id
      where p.external_id = $1 and s.section <> 'reason' order by s.record_id, s.section`,
    [party],
  );

it('of a borrower keeps what belongs to others who were addressed about their debts', async () => {
  await town.borrower('backer');
  const involved = { relation: 'guarantor', liable: true };
  await town.ask('PUT', '/v1/debts/lena-loan/parties/backer', { body: involved });
  const to = { party: 'backer', endpoint: 'backer-mail' };
  const id = await town.contact('lena', { to });
  await town.becomes(id, 'sent', 'blocked', 'held', 'review');
  const before = await kept('backer');
  expect(before).toContainEqual({ section: 'endpoint' });
  expect((await hold('lena')).status).toBe(201);

  const { status, deferred } = await world.erased('backer');
  expect([status, deferred]).toEqual(['approved', { basis: 'legal_hold', until: null }]);
  await world.retried();
  town.clockIs('2027-03-12T10:00:00Z');
  await town.app.get(Eraser).sweep(1);
  expect(await kept('backer')).toEqual(before);
});
