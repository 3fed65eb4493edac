/** A person is forgotten: two persons agree, holds and the law come first, and every proof still holds. */
import { jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { Eraser } from '../../src/dispatch/erasing/eraser.js';
import { verifyCommand } from '../../src/evidence/verify/command.js';
import { DEBTS, errorLines, HEAD, imported } from '../support/imports.js';
import { startErasures, type Erasures } from '../support/erasures.js';
import type { Town } from '../support/town.js';

jest.setTimeout(90_000);

let world: Erasures;
let town: Town;
beforeAll(async () => {
  world = await startErasures();
  ({ town } = world);
  await world.seal();
});
afterAll(() => world.stop());

describe('an erasure', () => {
  it('restricts at once, is approved by another, and leaves proofs that hold and nothing to read', async () => {
    const waiting = await town.contact('gone', { not_before: '2026-03-10T18:00:00Z' });
    const tag = await world.tagOf('gone');
    await town.ask('PATCH', '/v1/parties/gone', { body: { city: 'Ely' } });
    const wish = await world.asked('gone');
    expect([wish.status, wish.body['status']]).toEqual([201, 'requested']);
    const blocked = await town.contact('gone');
    expect(await town.becomes(blocked, 'blocked')).toMatchObject({ rules: ['STOP-RESTRICTED'] });
    const own = await world.approved(wish.body['id'], town.key);
    expect([own.status, own.body['code']]).toEqual([403, 'four-eyes']);
    expect((await world.asked('gone')).body['code']).toBe('already-asked');
    const done = await world.approved(wish.body['id']);
    expect(done.body).toMatchObject({
      status: 'done',
      effective_by: expect.stringMatching(/^2026-04-14/),
    });
    expect((await town.becomes(waiting, 'canceled'))['status']).toBe('canceled');
    expect(await town.rows('select from secret where tag = $1', [tag])).toEqual([]);
    expect(await town.rows('select from person_key where tag = $1', [tag])).toEqual([]);
    expect((await world.kindsOf(tag)).slice(-3)).toEqual([
      'decision',
      'contact.canceled',
      'erasure.done',
    ]);

    const { out, records } = await world.exported(tag, { open: 'all' });
    expect(records.at(-1)?.record.body).toMatchObject({ effective_when: 'backups_deleted' });
    expect(records.filter(({ open }) => open !== undefined)).toEqual([]);
    const trust = path.join(world.folder, 'trust.txt');
    const [{ vkey }] = (await town.rows('select vkey from log_state')) as [{ vkey: string }];
    writeFileSync(trust, `log ${vkey} 1 -\nquorum none\n`);
    expect(verifyCommand([out, '--trust', trust]).text).toMatch(/^OK package .* opened=0/);
    expect(await world.audited('after-erasure')).toMatch(/^OK log/);
  });

  it('leaves pages that say so, and an upload does not bring the person back', async () => {
    const party = await town.ask('GET', '/v1/parties/external:gone');
    expect(party.body).toMatchObject({ name: null, residence: 'GB' });
    expect(Object.keys(party.body)).not.toContain('city');
    expect(party.body['erased_at']).not.toBeNull();
    expect((party.body['endpoints'] as object[])[0]).toMatchObject({ address: null });
    const card = await town.ask('GET', '/v1/parties/external:gone/card');
    expect([card.status, JSON.stringify(card.body)]).toEqual([
      200,
      expect.not.stringContaining('Example gone'),
    ]);
    const contacts = await town.ask('GET', '/v1/contacts?limit=200');
    expect(contacts.status).toBe(200);
    for (const { id } of contacts.body['data'] as { id: string }[])
      expect((await town.ask('GET', `/v1/contacts/${id}/explain`)).status).toBe(200);
    for (const list of ['parties', 'debts', 'events'])
      expect((await town.ask('GET', `/v1/${list}`)).status).toBe(200);

    const again = {
      external_id: 'gone',
      name: 'Example gone',
      language: 'en',
      residence: 'GB',
      time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
      endpoints: [],
    };
    const upload = await town.ask('POST', '/v1/parties', { body: again });
    expect([upload.status, upload.body['code']]).toEqual([410, 'erased']);
    const rows = await town.rows(
      'select address, address_index, e.facts from endpoint e join party p on p.id = e.party_id where p.external_id = $1',
      ['gone'],
    );
    expect(rows).toEqual(
      rows.map(() => ({ address: Buffer.alloc(0), address_index: Buffer.alloc(0), facts: {} })),
    );
    for (const [table, column] of [
      ['party', 'profile'],
      ['contact_state', 'text_hash'],
    ] as const)
      expect(
        await town.rows(`select ${column}::text from ${table} where ${column}::text ~ 'gone'`),
      ).toEqual([]);
  });

  it('T36: waits for a legal hold, and is done when the hold is released', async () => {
    await town.borrower('held');
    const hold = await town.ask('POST', '/v1/legal-holds', {
      body: { scope: 'debt', value: 'held-loan', reference: 'LIT-2026/14', reason: 'A suit.' },
    });
    expect(hold.status).toBe(201);
    const tag = await world.tagOf('held');
    const { id, status, deferred } = await world.erased('held');
    expect([status, deferred]).toEqual(['approved', { basis: 'legal_hold', until: null }]);
    await world.retried();
    await world.retried();

    expect(await world.kindsOf(tag)).toEqual([
      'fact.recorded',
      'fact.recorded',
      'erasure.requested',
      'erasure.deferred',
    ]);
    await town.ask('POST', `/v1/legal-holds/${String(hold.body['id'])}/release`, {
      body: { reason: 'Settled.' },
    });
    await world.retried();
    expect(await world.shown(id)).toMatchObject({ status: 'done', deferred: null });
    const reasons = `select from record r join secret s on s.record_id = r.id where r.kind like 'legal_hold.%'`;
    expect(await town.rows(reasons)).toEqual([]);
    const late = { scope: 'party', value: 'held', reference: 'LIT-2026/15', reason: 'Too late.' };
    expect((await town.ask('POST', '/v1/legal-holds', { body: late })).status).toBe(410);
  });

  it('takes along the refused rows of imports that name the person', async () => {
    for (const name of ['eve', 'frank']) await town.borrower(name);
    const rows = `${HEAD}\r\nL1,much,0,1,external:eve,\r\nL2,much,0,1,frank,\r\nL3,much,0,1,frank,eve\r\n`;
    const { path: at } = await imported(town, { kind: 'debts', mapping: DEBTS }, rows);
    expect(await errorLines(town, at)).toHaveLength(3);
    await world.erased('eve');
    town.clockIs('2026-06-07T10:00:00Z');
    await town.app.get(Eraser).sweep(1);
    expect(await errorLines(town, at)).toEqual([expect.stringMatching(/^"3","L2",/)]);
    town.clockIs('2026-06-09T10:00:00Z');
    await town.app.get(Eraser).sweep(1);
    expect(await errorLines(town, at)).toEqual([]);
    town.clockIs('2026-03-10T10:00:00Z');
  });

  it('waits until the law lets it go, and no longer', async () => {
    const { id, status, deferred } = await world.erased('wei');

    expect([status, deferred]).toEqual([
      'approved',
      { basis: 'retention', until: expect.stringMatching(/^2031-03-10T10:/) },
    ]);
    await town.rows(
      "update erasure set deferred_until = '2026-03-10T10:00:00Z' where status = 'approved'",
    );
    await world.retried();
    expect(await world.shown(id)).toMatchObject({ status: 'approved' });
    const { body } = await town.ask('POST', `/v1/erasures/${String(id)}/withdraw`, {
      body: { reason: 'They took it back.' },
    });
    expect(body['status']).toBe('withdrawn');
    const again = await town.contact('wei');
    expect(await town.becomes(again, 'sent', 'held')).not.toMatchObject({
      rules: ['STOP-RESTRICTED'],
    });
  });

  it('never overtakes a message: what has left is on record before the last word', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `racer-${i}`);
    for (const name of names) await town.borrower(name);
    const tags = await Promise.all(names.map((name) => world.tagOf(name)));
    const before = town.mail.mails.length;
    const ids = await Promise.all(
      names.map(async (name, i) => {
        const contact = await town.contact(name);
        await sleep(i * 40);
        const { id } = await world.erased(name);
        return { id, contact };
      }),
    );
    for (let tries = 0; tries < 1_200; tries++) {
      await world.retried();
      const left = await town.rows("select from erasure where status = 'approved'");
      if (left.length === 0) break;
      await sleep(100);
    }
    let attempts = 0;
    for (const [i, tag] of tags.entries()) {
      expect(await world.shown(ids[i]!.id)).toMatchObject({ status: 'done' });
      const kinds = await world.kindsOf(tag);
      expect(kinds.at(-1)).toBe('erasure.done');
      const sends = kinds.filter((kind) => kind === 'send.attempt').length;
      expect(kinds.filter((kind) => kind === 'send.accepted')).toHaveLength(sends);
      attempts += sends;
    }
    expect(town.mail.mails.length - before).toBe(attempts);
    expect(await world.audited('after-race')).toMatch(/^OK log/);
  });
});
