/** What a crash leaves behind carries a lease. Here nothing crashes: the clock moves, and the sweeper comes. */
import { handsIn, uuidOf, type Hands } from '../support/hands.js';
import { borrowerAbroad } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const OPEN = '2026-03-10T13:05:00Z';

let town: Town;
let hands: Hands;

beforeAll(async () => {
  town = await startTown({ at: OPEN, works: false });
  hands = handsIn(town);
});
beforeEach(() => town.clockIs(OPEN));
afterAll(() => town.stop());

function later(seconds: number): void {
  town.clockIs(new Date(Date.parse(OPEN) + seconds * 1_000).toISOString());
}

async function kinds(id: string): Promise<string[]> {
  const rows = await town.rows<{ kind: string }>(
    `select kind from record where convert_from(entry, 'UTF8') like $1 order by id`,
    [`%${id}%`],
  );
  return rows.map(({ kind }) => kind);
}

const queued = async () => {
  await hands.feed();
};

/** As the process that sent it would have left it, had it been killed during the vendor call. */
const killedWhileSending = async (id: string) => {
  await hands.judge();
  await town.rows(
    `update contact_state set status = 'sending', lease_until = permit_until - interval '49 seconds' where contact_id = $1::uuid`,
    [uuidOf(id)],
  );
};

const claimed = async (id: string) => {
  await hands.judge();
  const { body } = await town.ask('POST', `/v1/calls/${id}/claim`);
  expect(body).toMatchObject({ claimed: true });
};

interface Row {
  readonly channel: string;
  readonly reach: (id: string) => Promise<unknown>;
  readonly lease: number;
  readonly becomes: string;
  readonly slot: string | null;
}

const ROWS: [string, Row][] = [
  ['queued', { channel: 'email', reach: queued, lease: 10, becomes: 'scheduled', slot: null }],
  [
    'permitted',
    {
      channel: 'email',
      reach: () => hands.judge(),
      lease: 60,
      becomes: 'scheduled',
      slot: null,
    },
  ],
  [
    'sending',
    {
      channel: 'email',
      reach: killedWhileSending,
      lease: 11,
      becomes: 'unknown',
      slot: 'settled',
    },
  ],
  ['claimed', { channel: 'call', reach: claimed, lease: 900, becomes: 'scheduled', slot: null }],
];

describe.each(ROWS)('a contact left %s', (from, row) => {
  let id: string;
  beforeAll(async () => {
    town.clockIs(OPEN);
    await town.borrower(`ann-${from}`);
    id = await town.contact(`ann-${from}`, { channel: row.channel });
    await row.reach(id);
  });

  it('is left alone while its lease runs', async () => {
    later(row.lease - 3);
    await hands.sweep();
    expect(await hands.standing(id)).toMatchObject({ status: from });
  });

  it(`is ${row.becomes} afterwards`, async () => {
    later(row.lease + 3);
    await hands.sweep();
    await hands.sweep();
    expect(await hands.standing(id)).toMatchObject({ status: row.becomes, slot: row.slot });
  });
});

describe('what the sweeper found', () => {
  it('stays once in the evidence when it may have left', async () => {
    await town.borrower('bea');
    const id = await town.contact('bea');
    await killedWhileSending(id);
    later(14);
    await Promise.all([hands.sweep(), hands.sweep()]);
    expect((await kinds(id)).filter((kind) => kind === 'send.unknown')).toHaveLength(1);
  });

  it('keeps the place of a call that a collector may have made', async () => {
    const kept = await town.rows('select outcome, made_by from reservation');
    expect(kept).toEqual([{ outcome: null, made_by: expect.any(String) }]);
  });

  it('of an unreported call stays in the evidence, once', async () => {
    const found = await town.rows<{ body: object }>(
      `select convert_from(entry, 'UTF8')::jsonb->'body' as body from record where kind = 'call.task'`,
    );
    expect(found.map(({ body }) => body)).toEqual([
      expect.objectContaining({ reason: 'the collector did not report in time' }),
    ]);
  });

  it('is never sent again when it is unknown', async () => {
    const before = town.mail.mails.length;
    const ids = await town.rows<{ contact_id: string }>(
      `select contact_id from contact_state where status = 'unknown'`,
    );
    expect(ids.length).toBeGreaterThan(0);
    later(20);
    await hands.judge();
    await hands.send(ids.map(({ contact_id }) => contact_id));
    expect(town.mail.mails.length).toBe(before);
  });
});

describe('a contact that waits for a person', () => {
  it.each([
    ['in review', 'review', 'email'],
    ['on the call list', 'ready', 'call'],
  ])('%s expires at its end and not before', async (_, status, channel) => {
    const name = `cal-${status}`;
    await (status === 'review' ? borrowerAbroad(town, name) : town.borrower(name));
    const id = await town.contact(name, { channel, not_after: '2026-03-10T13:10:00Z' });
    await hands.judge();
    expect(await hands.standing(id)).toMatchObject({ status });

    later(290);
    await hands.expire();
    expect(await hands.standing(id)).toMatchObject({ status });

    later(301);
    await hands.expire();
    await hands.expire();
    expect(await hands.standing(id)).toMatchObject({ status: 'expired' });
    expect((await kinds(id)).filter((kind) => kind === 'contact.expired')).toHaveLength(1);
  });
});
