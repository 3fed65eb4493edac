/** Places that are reserved: they count like our own, and fifty dialers at once get no more than there are. */
import { jest } from '@jest/globals';
import { decideContacts } from '../../src/dispatch/decide-contacts.js';
import { waitingContacts } from '../../src/dispatch/facts.repository.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { uuid7 } from '../../src/platform/ids.js';
import { counterOf, question, type Counter } from '../support/decisions.js';
import { handsIn } from '../support/hands.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

const NOON = '2026-03-10T13:05:00Z';
const DIALERS = 50;
const CAP = 3;

let town: Town;
let counter: Counter;
beforeAll(async () => {
  town = await startTown({ at: NOON, works: false });
  counter = counterOf(town);
});
beforeEach(() => town.clockIs(NOON));
afterAll(() => town.stop());

const reserve = (name: string, channel: string) =>
  counter.ask(name, { channel, reserve: true, content: { text: 'Please call us.' } });

async function taken(name: string): Promise<number> {
  const rows = await town.rows(
    `select from reservation r join party p on p.tenant = r.tenant and p.id = r.person_id
      where p.external_id = $1 and r.outcome is null`,
    [name],
  );
  return rows.length;
}

describe('a reserved place', () => {
  it('counts for contacts of our own, and theirs count for it', async () => {
    await town.borrower('gil');
    const mail = { channel: 'email', reserve: true };
    await counter.reserve('gil', mail);
    await counter.reserve('gil', mail);
    const ids = [await town.contact('gil'), await town.contact('gil')];

    await handsIn(town).judge();

    const ends = await Promise.all(ids.map((id) => town.becomes(id, 'permitted', 'held')));
    expect(ends.filter(({ status }) => status === 'permitted')).toHaveLength(1);
    expect((await counter.ask('gil', mail)).body).toMatchObject({ verdict: 'defer' });
  });

  it('may be asked for twice under one idempotency key, and is taken once', async () => {
    await town.borrower('hal');
    const ask = { body: question('hal', { reserve: true }), headers: { 'idempotency-key': 'h' } };

    const [one, two] = [
      await town.ask('POST', '/v1/decisions', ask),
      await town.ask('POST', '/v1/decisions', ask),
    ];

    expect(two.headers.get('idempotent-replayed')).toBe('true');
    expect(two.body).toEqual(one.body);
    expect(await taken('hal')).toBe(1);
  });

  it('says until when the attempt would be lawful', async () => {
    await town.borrower('ida');
    town.clockIs('2026-03-10T20:55:00Z');
    const night = { reserve: true, expires_at: '2026-03-11T15:00:00Z' };

    const { body } = await counter.ask('ida', night);

    expect(body['reservation']).toMatchObject({
      status: 'reserved',
      counts: true,
      valid_until: '2026-03-10T21:00:00.000Z',
      expires_at: '2026-03-11T15:00:00.000Z',
    });
  });
});

describe('fifty reservations of one person at once', () => {
  it('give as many places as the house allows, over all channels', async () => {
    await town.borrower('ann');
    const channels = ['email', 'sms', 'call'];

    const replies = await Promise.all(
      Array.from({ length: DIALERS }, (_, i) => reserve('ann', channels[i % 3] ?? 'call')),
    );

    const verdicts = replies.map(({ body }) => body['verdict']);
    expect(verdicts.filter((verdict) => verdict === 'allow')).toHaveLength(CAP);
    expect(verdicts.filter((verdict) => verdict === 'defer')).toHaveLength(DIALERS - CAP);
    expect(await taken('ann')).toBe(CAP);
  });

  it('and contacts of our own share the same places', async () => {
    await town.borrower('ben');
    const ids = await Promise.all(Array.from({ length: 20 }, () => town.contact('ben')));
    const own = ids.map((id) => id.slice('con_'.length));

    const [permitted] = await Promise.all([
      decideAlone(own),
      ...Array.from({ length: 20 }, () => reserve('ben', 'email')),
    ]);

    expect(permitted + (await taken('ben'))).toBe(CAP);
  });

  it('for the last place give it to exactly one', async () => {
    for (const name of ['cat', 'dee', 'eli', 'fox']) {
      await town.borrower(name);
      await reserve(name, 'email');
      await reserve(name, 'email');

      const replies = await Promise.all([reserve(name, 'email'), reserve(name, 'sms')]);

      expect(replies.filter(({ body }) => body['verdict'] === 'allow')).toHaveLength(1);
    }
  });
});

/** Decides contacts one transaction each, all at once; answers how many were permitted. */
async function decideAlone(ids: readonly string[]): Promise<number> {
  const { database, keys, evidenceOrigin } = town.installation;
  const context = {
    keys,
    evidence: new EvidenceLog(keys, evidenceOrigin),
    publicUrl: town.url,
    isPublic: true,
  };
  const slice = uuid7(Date.now());
  await town.rows(
    `update contact_state set status = 'queued', slice_id = $1, lease_until = 'infinity' where contact_id = any($2::uuid[])`,
    [slice, ids],
  );
  const judged = await Promise.all(
    ids.map((id) =>
      database.tx(1, (tx) =>
        decideContacts(tx, context, [id], (inner) => waitingContacts(inner, [id], slice)),
      ),
    ),
  );
  return judged.flat().filter(({ ruling }) => ruling.status === 'permitted').length;
}
