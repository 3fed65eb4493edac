/** Which version goes out: one person withdraws or goes back, at once, and what was planned waits for it. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { decideContacts } from '../../src/dispatch/decide-contacts.js';
import { waitingContacts } from '../../src/dispatch/facts.repository.js';
import { NOWHERE } from '../../src/dispatch/route.js';
import { beginSending } from '../../src/dispatch/sending.repository.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { authorsIn, type Authors } from '../support/authors.js';
import { handsIn, type Hands } from '../support/hands.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let hands: Hands;
let people: Authors;
let path: string;
const left = () => town.mail.mails.length;

beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: NO_CAP });
  hands = handsIn(town);
  people = await authorsIn(town);
  const { body } = await town.ask('GET', '/v1/templates?channel=email&locale=en&limit=200');
  const mails = body['data'] as { id: string; name: string }[];
  path = `/v1/templates/${mails.find(({ name }) => name === 'overdue')?.id}`;
  const [first] = ((await town.ask('GET', path)).body as { versions: Words[] }).versions;
  const { subject, text, purposes, variables } = first ?? NO_WORDS;
  const content = { subject: `Please read: ${subject}`, text, purposes, variables };
  await people.published('overdue', content, { channel: 'email' });
});
afterAll(() => town.stop());

interface Words {
  readonly subject: string;
  readonly text: string;
  readonly purposes: string[];
  readonly variables: object;
}
const NO_WORDS: Words = { subject: '', text: '', purposes: [], variables: {} };

const activate = (version: number, at = path) =>
  town.ask('POST', `${at}/activate`, {
    body: { version, reason: 'Better words.' },
    key: people.editor,
  });
const withdraw = () =>
  town.ask('POST', `${path}/withdraw`, { body: { reason: 'A complaint.' }, key: people.editor });

let names = 0;
async function contact(more: Record<string, unknown> = {}): Promise<string> {
  names += 1;
  await town.borrower(`v${names}`);
  return town.contact(`v${names}`, more);
}

const lastRecord = async () => {
  const [row] = await town.rows<{ kind: string; entry: Buffer }>(
    "select kind, entry from record where kind like 'template.%' order by id desc limit 1",
  );
  return { kind: row?.kind, ...JSON.parse(String(row?.entry)).body };
};

describe('another version', () => {
  it('is activated by one person, on record, and overtakes what was permitted with the one before', async () => {
    const id = await contact();
    await hands.judge();
    expect(await hands.standing(id)).toMatchObject({ status: 'permitted' });
    const before = left();

    expect(await activate(2)).toMatchObject({ status: 200, body: { active_version: 2 } });
    expect(await lastRecord()).toMatchObject({
      kind: 'template.activated',
      template: 'email/overdue.en',
      version: '2',
      before: '1',
      by: expect.stringMatching(/^usr_/),
    });
    await hands.send([id]);
    expect(left()).toBe(before);

    town.installation.clock.advance(61_000);
    await hands.sweep();
    await hands.judge();
    await hands.send([id]);
    expect(town.mail.mails.at(-1)?.subject).toMatch(/^Please read: /);
    expect(left()).toBe(before + 1);
  });

  it('is one that was approved', async () => {
    expect(await activate(7)).toMatchObject({ status: 422, body: { code: 'unknown-reference' } });
    const nothing = `/v1/templates/tpl_${'0'.repeat(32)}`;
    expect(await activate(1, nothing)).toMatchObject({ status: 404 });
  });
});

describe('a withdrawn template', () => {
  it('holds what is planned, says why, and lets it go when a version is active again', async () => {
    const [permitted, due] = [await contact(), await contact()];
    await hands.judge();
    const later = await contact();
    const before = left();
    expect(await withdraw()).toMatchObject({ status: 200, body: { active_version: null } });
    expect(await lastRecord()).toMatchObject({ kind: 'template.retired', version: '2' });
    await hands.send([permitted, due]);
    expect(left()).toBe(before);

    town.installation.clock.advance(61_000);
    await hands.sweep();
    await hands.judge();
    for (const id of [permitted, due, later]) {
      const { body } = await town.ask('GET', `/v1/contacts/${id}`);
      expect(body).toMatchObject({ status: 'held', rules: ['TEMPLATE-WITHDRAWN'] });
      expect(await hands.standing(id)).toMatchObject({ slot: null, error_code: null });
    }
    const why = await town.ask('GET', `/v1/contacts/${later}/explain`);
    expect(why.body['because']).toContain('TEMPLATE-WITHDRAWN');

    await activate(1);
    await hands.judge();
    await hands.send([permitted, due, later]);
    expect(left()).toBe(before + 3);
  });

  it('keeps call tasks from being claimed, and gives them back', async () => {
    const { body } = await town.ask('GET', '/v1/templates?channel=call&locale=en&limit=200');
    const calls = body['data'] as { id: string; name: string }[];
    const script = `/v1/templates/${calls.find(({ name }) => name === 'overdue')?.id}`;
    const id = await contact({ channel: 'call' });
    await hands.judge();
    await town.ask('POST', `${script}/withdraw`, { body: { reason: 'Wrong.' } });

    expect((await town.ask('POST', `/v1/calls/${id}/claim`)).status).toBe(409);
    await activate(1, script);
    await hands.judge();
    expect((await town.ask('POST', `/v1/calls/${id}/claim`)).status).toBe(200);
  });

  it('that comes back while a contact is being judged does not leave it behind', async () => {
    const id = await contact();
    await withdraw();
    const { database, keys, evidenceOrigin } = town.installation;
    const context = {
      keys,
      evidence: new EvidenceLog(keys, evidenceOrigin),
      publicUrl: town.url,
      isPublic: true,
    };
    const [slice] = await hands.feed();
    const { contact_ids, slice_id } = slice ?? { contact_ids: [], slice_id: '' };
    const gate = new EventEmitter();
    const deciding = database.tx(1, (tx) =>
      decideContacts(
        // What it reads of templates is read before the activation, what it writes comes after.
        {
          ...tx,
          now: async () => {
            gate.emit('read');
            await once(gate, 'go');
            return tx.now();
          },
        },
        context,
        contact_ids,
        (inner) => waitingContacts(inner, contact_ids, slice_id),
      ),
    );
    await once(gate, 'read');
    await activate(1);
    gate.emit('go');
    await deciding;
    expect(await hands.standing(id)).toMatchObject({ status: 'scheduled' });
    await hands.judge();
    expect(await hands.standing(id)).toMatchObject({ status: 'permitted' });
  });

  it('is answered only when the sends that had begun have committed', async () => {
    const gate = new EventEmitter();
    let isAnswered = false;
    const sends = town.installation.database.tx(1, async (tx) => {
      await beginSending(tx, [], NOWHERE, tx.at, 1_000, 'committed');
      await once(gate, 'open');
    });
    await sleep(100);
    const answer = withdraw().then(() => (isAnswered = true));
    await sleep(400);
    const wasAnswered = isAnswered;
    gate.emit('open');
    await Promise.all([sends, answer]);
    expect(wasAnswered).toBe(false);
    await activate(1);
  });
});
