/** Stopping contacts: until they are handed over it always wins, afterwards it says that it came too late. */
import { setTimeout as sleep } from 'node:timers/promises';
import { contextOf } from '../../src/dispatch/context.js';
import { cancelContacts } from '../../src/dispatch/cancel.js';
import { decideContacts } from '../../src/dispatch/decide-contacts.js';
import { waitingContacts } from '../../src/dispatch/facts.repository.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { fromPublicId, uuid7 } from '../../src/platform/ids.js';
import { Settings } from '../../src/platform/platform.module.js';
import { plan } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  await town.borrower('ada');
});
afterAll(() => town.stop());

const cancel = (id: string) => town.ask('POST', `/v1/contacts/${id}/cancel`);
const uuidOf = (id: string) => fromPublicId('contact', id) ?? '';
const put = (id: string, status: string) =>
  town.rows('update contact_state set status = $2 where contact_id = $1', [uuidOf(id), status]);
const kinds = async (id: string) =>
  (
    await town.rows<{ kind: string }>(
      `select kind from record where convert_from(entry, 'UTF8') like $1 order by n`,
      [`%${id}%`],
    )
  ).map(({ kind }) => kind);

/** Judges a contact as a worker does; the transaction stays open until the gate opens. */
async function decide(id: string, gate?: Promise<unknown>): Promise<number> {
  const { database, keys, evidenceOrigin } = town.installation;
  const settings = town.app.get(Settings);
  const context = contextOf(keys, new EvidenceLog(keys, evidenceOrigin), settings);
  const slice = uuid7(Date.parse('2026-03-10T13:05:00Z'));
  return database.tx(1, async (tx) => {
    await tx.query(
      `update contact_state set status = 'queued', slice_id = $2 where contact_id = $1 and status = 'scheduled'`,
      [uuidOf(id), slice],
    );
    const judged = await decideContacts(tx, context, [uuidOf(id)], (inner) =>
      waitingContacts(inner, [uuidOf(id)], slice),
    );
    await gate;
    return judged.length;
  });
}

describe('a cancel', () => {
  it.each(['scheduled', 'queued', 'held', 'review', 'permitted', 'ready'])(
    'stops a contact that is %s, with a record',
    async (status) => {
      const id = await town.contact('ada');
      await put(id, status);

      expect(await cancel(id)).toMatchObject({ status: 200, body: { id, status: 'canceled' } });
      expect(await kinds(id)).toEqual(['contact.accepted', 'contact.canceled']);
    },
  );

  it.each(['claimed', 'sending', 'sent', 'unknown', 'delivered', 'blocked', 'expired'])(
    'comes too late for one that is %s, and says so',
    async (status) => {
      const id = await town.contact('ada');
      await put(id, status);

      expect(await cancel(id)).toMatchObject({
        status: 409,
        body: { code: 'not-stoppable', status: 409, detail: expect.stringContaining(status) },
      });
      expect(await kinds(id)).toEqual(['contact.accepted']);
    },
  );

  it('is answered alike a second time, with no second record', async () => {
    const id = await town.contact('ada');
    await cancel(id);

    expect(await cancel(id)).toMatchObject({ status: 200, body: { status: 'canceled' } });
    expect(await kinds(id)).toEqual(['contact.accepted', 'contact.canceled']);
  });

  it('of what does not exist is a problem', async () => {
    expect(await cancel(`con_${'0'.repeat(32)}`)).toMatchObject({ status: 404 });
    expect(await town.ask('POST', `/v1/batches/bat_${'0'.repeat(32)}/cancel`)).toMatchObject({
      status: 404,
    });
  });

  it('of a batch stops what can be stopped and counts the rest', async () => {
    const { body } = await town.ask('POST', '/v1/contacts/bulk', {
      body: { contacts: [plan('ada'), plan('ada'), plan('ada')] },
    });
    const [first] = body['items'] as { id: string }[];
    await put(first?.id ?? '', 'sending');

    const reply = await town.ask('POST', `/v1/batches/${String(body['batch_id'])}/cancel`);

    expect(reply).toMatchObject({
      status: 200,
      body: { contacts: 3, counts: { canceled: 2, sending: 1 } },
    });
  });
});

describe('a cancel and a decision at the same moment', () => {
  it('the decision first: the cancel waits for it and takes the permit back', async () => {
    await town.borrower('eve');
    const id = await town.contact('eve');
    const deciding = decide(id, sleep(500));
    await sleep(300);
    const canceling = cancel(id);

    expect(await deciding).toBe(1);
    expect(await canceling).toMatchObject({ status: 200, body: { status: 'canceled' } });
    const [row] = await town.rows<{ slot: string | null; permit_until: Date | null }>(
      'select slot, permit_until from contact_state where contact_id = $1',
      [uuidOf(id)],
    );
    expect(row).toEqual({ slot: null, permit_until: null });
    expect(await kinds(id)).toEqual(['contact.accepted', 'decision', 'contact.canceled']);
  });

  it('the cancel first: nothing is left to decide', async () => {
    await town.borrower('fay');
    const id = await town.contact('fay');
    const { database, keys, evidenceOrigin } = town.installation;
    const log = { keys, evidence: new EvidenceLog(keys, evidenceOrigin) };
    const deciding: Promise<number>[] = [];

    await database.tx(1, async (tx) => {
      await cancelContacts(tx, log, [uuidOf(id)], uuid7(tx.at));
      deciding.push(decide(id));
      await sleep(300);
    });

    expect(await Promise.all(deciding)).toEqual([0]);
    expect(await kinds(id)).toEqual(['contact.accepted', 'contact.canceled']);
  });
});
