/** House policies: proposed by one person, approved by another, in force from an instant. */
import { SCOPES } from '../../src/platform/access/scopes.js';
import { freshVersion, houseOf, policy, type House } from '../support/house.js';
import { pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const AT = '2026-03-10T13:05:00Z';
const PATH = '/v1/policies';
const SHIPPED = {
  settings: {
    apply_regf_to_creditors: 'limits',
    max_messages_per_7_days: 7,
    max_sms_per_person_per_day: 2,
    quiet_hours_for_reminders: true,
  },
  contact_hours: { from: '08:00', to: '21:00' },
  min_gap_minutes: 60,
};

let town: Town;
let house: House;
beforeAll(async () => {
  town = await startTown({ at: AT, house: null });
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
  it('is the shipped one on the first day, with what is decent', async () => {
    const { body } = await town.ask('GET', PATH);

    // Nothing was judged yet: the first look may find none.
    await proposed();
    expect(body['object']).toBe('list');
    const [first] = (await town.ask('GET', PATH)).body['data'] as Record<string, unknown>[];
    expect(first).toMatchObject({ ...SHIPPED, version: '2026.2', in_force: true });
    expect(first?.['proposed_by']).toBeNull();
  });

  it('is not approved by its proposer, whatever the key', async () => {
    const path = await proposed();
    const other = await town.keyWith(SCOPES, 'everything');

    for (const key of [town.key, other]) {
      expect(await house.answer(path, 'approve', {}, key)).toMatchObject({
        status: 403,
        body: { code: 'four-eyes' },
      });
    }
    expect((await town.ask('GET', path)).body).toMatchObject({ status: 'proposed' });
  });

  it('says field by field what it tightens and what it loosens', async () => {
    const { status, body } = await house.propose(
      PATH,
      policy({ ...SHIPPED, min_gap_minutes: 90, contact_hours: { from: '07:00', to: '21:00' } }),
    );

    expect(status).toBe(201);
    expect(body['comparison']).toEqual({
      with: '2026.2',
      effect: 'loosens',
      fields: [
        { field: '/caps/HOUSE-CAP-DAY', from: expect.anything(), to: null, effect: 'loosens' },
        { field: '/caps/HOUSE-CAP-WEEK', from: expect.anything(), to: null, effect: 'loosens' },
        {
          field: '/contact_hours',
          from: { from: '08:00', to: '21:00' },
          to: { from: '07:00', to: '21:00' },
          effect: 'loosens',
        },
        { field: '/min_gap_minutes', from: 60, to: 90, effect: 'tightens' },
      ],
    });
  });

  it('is in force with the approval of another, published and activated in the evidence', async () => {
    const version = freshVersion();
    const path = await proposed({ version });
    const { status, body } = await house.answer(path, 'approve', { reason: 'Agreed.' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'approved', in_force: true, answer: 'Agreed.' });
    expect(await inForce()).toEqual([version]);
    const [published] = (await house.records('policy.published')).slice(-1);
    expect(published).toMatchObject({
      policy: 'house',
      version,
      effect: 'loosens',
      proposed_by: body['proposed_by'],
      approved_by: body['decided_by'],
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await house.records('policy.activated')).at(-1)).toMatchObject({ version });
  });

  it('is approved once, of two approvals at the same moment', async () => {
    const path = await proposed();
    const third = await town.keyWith(SCOPES, 'third-person');
    const answers = await Promise.all([
      house.answer(path, 'approve', {}, house.second),
      house.answer(path, 'approve', {}, third),
    ]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('not-open');
  });

  it.each([
    ['withdrawn by its proposer', 'withdraw', () => town.key, 'withdrawn'],
    ['refused by another', 'refuse', () => house.second, 'refused'],
  ])('stays %s', async (_, how, key, status) => {
    const path = await proposed();

    expect(await house.answer(path, how, { reason: 'No.' }, key())).toMatchObject({
      status: 200,
      body: { status, answer: 'No.' },
    });
    expect(await house.answer(path, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'not-open', detail: `the policy is \`${status}\` already` },
    });
  });

  it('is withdrawn by nobody but its proposer, who cannot refuse it', async () => {
    const path = await proposed();

    expect((await house.answer(path, 'withdraw')).status).toBe(403);
    expect((await house.answer(path, 'refuse', {}, town.key)).body['code']).toBe('four-eyes');
  });

  it('has a name of its own', async () => {
    const reply = await house.propose(PATH, policy({ version: '2026.2' }));
    expect(reply.status).toBe(422);
    expect(pointers(reply)).toEqual(['/version']);
  });

  it('is refused for what no schema knows, every field named', async () => {
    const reply = await house.propose(
      PATH,
      policy({ settings: { be_nice: true }, min_gap_minutes: 0, optional_rules: ['REGF-FREQ-7'] }),
    );
    expect(reply.status).toBe(400);
    expect(pointers(reply).toSorted()).toEqual([
      '/min_gap_minutes',
      '/optional_rules/0',
      '/settings/be_nice',
    ]);
  });

  it('cannot be approved by its proposer even past the program', async () => {
    const path = await proposed();
    const id = path.slice(path.indexOf('pol_') + 4);
    await expect(
      town.rows(
        `update proposal set status = 'approved', decided_by = proposed_by, in_force_from = now() where id = $1::uuid`,
        [id],
      ),
    ).rejects.toThrow(/check constraint/);
  });
});
