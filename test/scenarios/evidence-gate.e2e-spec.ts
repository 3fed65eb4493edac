/** Nothing leaves before the record of its decision is sealed, and nothing is judged while sealing stalls. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sealing } from '../../src/evidence/log/sealing.js';
import { parseWitnesses } from '../../src/evidence/witness/witnesses.js';
import { Witnessing } from '../../src/evidence/witness/witnessing.js';
import { ready } from '../../src/intake/health.schema.js';
import { readConfig } from '../../src/platform/config.js';
import { question } from '../support/decisions.js';
import { handsIn } from '../support/hands.js';
import { patiently } from '../support/patiently.js';
import { startTown, type Town } from '../support/town.js';
import { startWitness } from '../support/witness.js';

const AT = '2026-03-10T13:05:00Z';
const env = { EVIDENCE_GATE: 'sealed' };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gate-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function sealerOf(town: Town): Sealing {
  const { clock, keys, evidenceOrigin: origin } = town.installation;
  const sealing = new Sealing({ url: town.databaseUrl, clock, keys, origin, folder });
  sealing.start();
  return sealing;
}

async function untilSealed(town: Town): Promise<void> {
  const unsealed = `select from pending union all
    select from log_state where size > (select coalesce(max(size), 0) from checkpoint)`;
  while ((await town.rows(unsealed)).length > 0) await sleep(20);
}

describe('the service with its gate at `sealed`', () => {
  let town: Town;
  let sealing: Sealing;
  beforeAll(async () => {
    town = await startTown({ at: AT, env });
    sealing = sealerOf(town);
    for (const name of ['ada', 'grace', 'joan']) await town.borrower(name);
    await untilSealed(town);
  });
  afterAll(async () => {
    await sealing.stop();
    await town.stop();
  });

  const evidence = async () =>
    (await town.ask('GET', '/health/ready')).body['evidence'] as Record<string, unknown>;

  it('sends what it decided once the decision is sealed', async () => {
    const id = await town.contact('ada');
    await town.becomes(id, 'sent');

    const [row] = await town.rows<{ idx: string; sealed: string }>(
      `select l.idx, (select max(size) from checkpoint) as sealed
         from contact_state s join log l on l.record_id = s.decision_id`,
    );
    expect(Number(row?.sealed)).toBeGreaterThan(Number(row?.idx));
    expect(await evidence()).toMatchObject({ gate: 'sealed', sealing: 'current' });
  });

  it('W2, W14: holds what is permitted, judges nothing more while sealing stalls, and goes on after', async () => {
    await sealing.stop();
    const held = await town.contact('grace');
    await town.becomes(held, 'permitted');
    const before = town.mail.mails.length;
    town.installation.clock.advance(7_000);
    const unjudged = await town.contact('joan');
    await sleep(1_200);

    expect(town.mail.mails).toHaveLength(before);
    expect((await town.ask('GET', `/v1/contacts/${held}`)).body['status']).toBe('permitted');
    expect((await town.ask('GET', `/v1/contacts/${unjudged}`)).body['status']).toBe('scheduled');
    expect(await evidence()).toMatchObject({ sealing: 'stalled' });

    sealing = sealerOf(town);
    await town.becomes(held, 'sent');
    await town.becomes(unjudged, 'sent');
    expect(await evidence()).toMatchObject({ sealing: 'current' });
  });

  const SHUT = { status: 503, body: { code: 'sealing-stalled', retry_after: 5 } };
  const claim = (id: string) =>
    town.ask('POST', `/v1/calls/${id}/claim`, { headers: { 'idempotency-key': id } });
  const reserve = (more = {}) =>
    town.ask('POST', '/v1/decisions', { body: question('ruth', { reserve: true, ...more }) });

  it('shows a number, and reserves a place, only under a decision that is sealed', async () => {
    await town.borrower('ruth');
    const id = await town.contact('ruth', { channel: 'call' });
    await town.becomes(id, 'ready');
    for (const { body } of [await claim(id), await reserve()]) {
      const record = String(body['decision'] ?? body['id']).slice(4);
      const place = `select from log where record_id = $1::uuid and idx < (select max(size) from checkpoint)`;
      expect(await town.rows(place, [record])).toHaveLength(1);
    }
  });

  it('W2, W14: hands out no call and reserves no place when the seal does not come', async () => {
    await town.borrower('kate');
    const id = await town.contact('kate', { channel: 'call' });
    await town.becomes(id, 'ready');
    await untilSealed(town);
    await sealing.stop();
    const open = `select from reservation where outcome is null`;
    const places = (await town.rows(open)).length;

    expect(await Promise.all([claim(id), reserve()])).toMatchObject([SHUT, SHUT]);
    const { body: contact } = await town.ask('GET', `/v1/contacts/${id}`);
    expect(contact['status']).not.toBe('claimed');
    expect(await town.rows(open)).toHaveLength(places);

    town.installation.clock.advance(7_000);
    const held = (await town.ask('GET', '/v1/calls/held')).body['data'] as { id: string }[];
    expect(held.map((one) => one.id)).not.toContain(id);
    expect([await claim(id), await reserve()]).toMatchObject([SHUT, SHUT]);
    expect((await reserve({ reserve: false })).status).toBe(201);

    sealing = sealerOf(town);
    await town.becomes(id, 'ready');
    await patiently(async () => expect((await claim(id)).status).toBe(200));
  });
});

describe('the compare-and-set before a vendor call', () => {
  it('finds nothing before the seal, whoever asks', async () => {
    const town = await startTown({ at: AT, works: false, env });
    try {
      await town.borrower('alan');
      const hands = handsIn(town);
      const id = await town.contact('alan');
      await hands.judge();
      await hands.send([id]);
      expect((await hands.standing(id)).status).toBe('permitted');
      expect(town.mail.mails).toHaveLength(0);

      const sealing = sealerOf(town);
      await untilSealed(town);
      await sealing.stop();
      await hands.send([id]);
      expect((await hands.standing(id)).status).toBe('sent');
      expect(town.mail.mails).toHaveLength(1);
    } finally {
      await town.stop();
    }
  });
});

describe('the service with its gate at `witnessed`', () => {
  it('sends nothing before enough witnesses signed over the decision, and goes on when they do', async () => {
    const asked = { EVIDENCE_GATE: 'witnessed', EVIDENCE_WITNESSES: 'read by the sealer' };
    const town = await startTown({ at: AT, env: asked });
    const sealing = sealerOf(town);
    const { clock } = town.installation;
    const double = await startWitness('w1.example', () => clock.local());
    const witnesses = parseWitnesses(`witness w1 ${double.vkey} ${double.url}\nquorum w1`);
    const work = { url: town.databaseUrl, clock, witnesses, paceMs: 50 };
    const witnessing = new Witnessing(work);
    try {
      await town.borrower('mary');
      await untilSealed(town);
      const [log] = await town.rows<{ vkey: string }>('select vkey from log_state');
      double.knows(log!.vkey);
      const id = await town.contact('mary');
      await town.becomes(id, 'permitted');
      await untilSealed(town);
      await sleep(300);
      expect(town.mail.mails).toHaveLength(0);

      witnessing.start();
      await town.becomes(id, 'sent');
      const { body } = await town.ask('GET', '/health/ready');
      expect(ready.parse(body)).toMatchObject({ evidence: { gate: 'witnessed' } });
      const [row] = await town.rows<{ idx: string; witnessed: string }>(
        `select l.idx, (select max(size) from witnessed) as witnessed
           from contact_state s join log l on l.record_id = s.decision_id`,
      );
      expect(Number(row?.witnessed)).toBeGreaterThan(Number(row?.idx));
    } finally {
      await witnessing.stop();
      await sealing.stop();
      await double.stop();
      await town.stop();
    }
  });

  it('is refused at start without witnesses', () => {
    expect(() => readConfig({ EVIDENCE_GATE: 'witnessed' })).toThrow('needs witnesses');
  });
});
