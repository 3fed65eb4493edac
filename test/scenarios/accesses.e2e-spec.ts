/** Who read a person's data in clear is on record with that person; who saw it masked is not. */
import { personAt, sessionToken, type Person } from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let clear: string;
let masked: string;
let contact: string;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  clear = await town.keyWith(['portfolio:read', 'contacts:read', 'personal:read'], 'reader');
  masked = await town.keyWith(['portfolio:read', 'contacts:read'], 'masked');
  await town.borrower('ada');
  contact = await town.contact('ada');
  await town.becomes(contact, 'sent');
});
afterAll(() => town.stop());

async function readings(): Promise<unknown[]> {
  const rows = await town.rows<{ body: object; tag: string | null }>(
    `select convert_from(entry, 'UTF8')::jsonb -> 'body' as body, tag from record
      where kind = 'access.recorded' and tag is not null order by n`,
  );
  return rows.map(({ body }) => body);
}

describe('a reading', () => {
  it('of a party, a card, a message and a decision in clear is recorded with the person', async () => {
    const party = (await town.ask('GET', '/v1/parties/ada', { key: masked })).body['id'];
    const explained = await town.ask('GET', `/v1/contacts/${contact}/explain`, { key: masked });
    const decision = String(explained.body['decision_id']);
    const paths = [
      '/v1/parties/ada',
      '/v1/parties/ada/card',
      `/v1/contacts/${contact}/explain`,
      `/v1/decisions/${decision}`,
    ];
    for (const path of paths)
      expect((await town.ask('GET', path, { key: masked })).status).toBe(200);
    expect(await readings()).toEqual([]);

    for (const path of paths) await town.ask('GET', path, { key: clear });
    const [user] = await town.rows<{ id: string }>(
      `select 'usr_' || replace(id::text, '-', '') as id from app_user where login = 'reader'`,
    );
    expect(await readings()).toEqual([
      { by: user?.id, object: party, purpose: 'party' },
      { by: user?.id, object: party, purpose: 'card' },
      { by: user?.id, object: contact, purpose: 'explanation' },
      { by: user?.id, object: decision, purpose: 'decision' },
    ]);
  });
});

describe('a change', () => {
  it('that answers in clear is a reading, and one that answers masked is none', async () => {
    const keys = ['portfolio:write', 'portfolio:read'];
    const [sees, blind] = [
      await town.keyWith([...keys, 'personal:read'], 'changer'),
      await town.keyWith(keys, 'blind-changer'),
    ];
    const change = (key: string, path: string, body: object) =>
      town.ask('PATCH', path, { key, body });
    const before = (await readings()).length;
    await change(blind, '/v1/parties/ada', { language: 'zh-CN' });
    await change(blind, '/v1/endpoints/ada-mail', { place: 'work' });
    expect(await readings()).toHaveLength(before);

    const party = await change(sees, '/v1/parties/ada', { language: 'en' });
    const endpoint = await change(sees, '/v1/endpoints/ada-mail', { place: 'home' });

    expect([party.status, endpoint.status]).toEqual([200, 200]);
    expect((await readings()).slice(before)).toMatchObject([
      { object: party.body['id'], purpose: 'party' },
      { object: endpoint.body['id'], purpose: 'party' },
    ]);
  });
});

const shownBy = async (person: Person, path: string, reason?: string) => {
  const headers = reason === undefined ? {} : { 'x-unmask-reason': encodeURIComponent(reason) };
  const { status, body } = await person.ask('GET', path, { headers });
  return { status, text: JSON.stringify(body), code: body['code'] };
};
async function signedIn(role: 'compliance' | 'auditor' | 'collector' | 'admin') {
  const person = personAt(town);
  person.jar.set('dunwell-session', await sessionToken(town, [role]));
  return person;
}
const count = async () => (await readings()).length;

describe('a person who signed in', () => {
  it('sees names, addresses and words masked, and in clear for a reason that is on record', async () => {
    const person = await signedIn('compliance');
    const name = String((await town.ask('GET', '/v1/parties/ada')).body['name']);
    const before = await count();
    for (const path of ['/v1/parties/ada', '/v1/parties', '/v1/parties/ada/card']) {
      expect(await shownBy(person, path)).toMatchObject({
        status: 200,
        text: expect.not.stringContaining(name),
      });
    }
    const words = await person.ask('GET', `/v1/contacts/${contact}/explain`);
    expect([words.body['message'], words.body['input']]).toEqual([null, undefined]);
    expect(await count()).toBe(before);

    for (const path of ['/v1/parties/ada', '/v1/parties', '/v1/parties/ada/card'])
      expect((await shownBy(person, path, '投诉 4711')).text).toContain(name);
    const unmasked = await person.ask('GET', `/v1/contacts/${contact}/explain`, {
      headers: { 'x-unmask-reason': 'complaint' },
    });
    expect(unmasked.body['message']).not.toBeNull();
    expect((await readings()).slice(before)).toMatchObject([
      { purpose: 'party' },
      { purpose: 'party' },
      { purpose: 'card' },
      { purpose: 'explanation' },
    ]);
    const sealed = await town.rows(
      `select from secret s join record r on r.tenant = s.tenant and r.id = s.record_id
        where r.kind = 'access.recorded' and s.section = 'why'`,
    );
    expect(sealed).toHaveLength(4);
  });

  it('gets nothing in clear by what it writes, which leaves no record of a reading', async () => {
    const party = (await town.ask('GET', '/v1/parties/ada')).body;
    const admin = await signedIn('admin');
    await admin.ask('GET', '/v1/session'); // for its token
    const written = await admin.ask('PATCH', '/v1/parties/ada', {
      body: { language: party['language'] },
      headers: { 'x-unmask-reason': 'complaint' },
    });
    expect(written.status).toBe(200);
    expect(JSON.stringify(written.body)).not.toContain(String(party['name']));
  });

  it('gets nothing in clear without the scope, whatever the reason, and needs a real one', async () => {
    const name = String((await town.ask('GET', '/v1/parties/ada')).body['name']);
    const auditor = await signedIn('auditor');
    expect((await shownBy(auditor, '/v1/parties/ada', 'audit')).text).not.toContain(name);
    const explained = await auditor.ask('GET', `/v1/contacts/${contact}/explain`);
    expect(explained.body['message']).toBeNull();
    const collector = await signedIn('collector');
    for (const reason of ['x', ' '.repeat(9), 'y'.repeat(301)])
      expect(await shownBy(collector, '/v1/parties/ada', reason)).toMatchObject({
        status: 400,
        code: 'validation-failed',
      });
  });
});

describe('a program', () => {
  it('that fetches a list in clear leaves one record that names whom it read', async () => {
    const party = (await town.ask('GET', '/v1/parties/ada', { key: masked })).body['id'];
    await town.ask('GET', '/v1/parties', { key: clear });
    await town.ask('GET', '/v1/parties', { key: masked });
    const lists = await town.rows<{ body: object }>(
      `select convert_from(entry, 'UTF8')::jsonb -> 'body' as body from record
        where kind = 'access.recorded' and tag is null order by id`,
    );

    expect(lists.map(({ body }) => body)).toMatchObject([{ purpose: 'party', list: [party] }]);
  });
});
