/** Who read a person's data in clear is on record with that person; who saw it masked is not. */
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
