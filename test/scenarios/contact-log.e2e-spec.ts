/** The contact log: who is meant by a number, the story of one contact, and what one person saw of us. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  await town.borrower('ada');
  await town.borrower('li', 'CN');
});
afterAll(() => town.stop());

async function found(text: string) {
  const { status, body } = await town.ask('POST', '/v1/find', { body: { text } });
  expect(status).toBe(200);
  return body as Record<'parties' | 'debts' | 'contacts', { external_id: string; name: string }[]>;
}

async function mobileOf(name: string): Promise<string> {
  const { body } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = body['endpoints'] as { kind: string; address: string }[];
  return endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
}

describe('what somebody types', () => {
  it.each([
    ['a number as it is stored', (mobile: string) => mobile],
    ['a number with spaces', (mobile: string) => `${mobile.slice(0, 3)} ${mobile.slice(3)}`],
    ['a number with 00', (mobile: string) => mobile.replace('+', '00')],
    ['a number as it is dialled there', (mobile: string) => mobile.replace('+44', '0')],
  ])('names a person by %s', async (_, written) => {
    const { parties } = await found(written(await mobileOf('ada')));

    expect(parties).toEqual([
      expect.objectContaining({ external_id: 'ada', name: 'E***', residence: 'GB' }),
    ]);
  });

  it('names a person by a mailbox, and anything by its id', async () => {
    const contact = await town.contact('ada', { external_id: 'ada/1' });

    expect((await found('ADA@Example.com')).parties).toHaveLength(1);
    expect((await found('external:ada')).parties).toHaveLength(1);
    expect((await found('ada-loan')).debts).toMatchObject([{ external_id: 'ada-loan' }]);
    expect((await found(contact)).contacts).toEqual([{ id: contact, external_id: 'ada/1' }]);
    expect((await found('ada/1')).contacts).toEqual([{ id: contact, external_id: 'ada/1' }]);
  });

  it.each(['nobody', '+447700900999', '<script>alert(1)</script>', "' or 1=1 --", '()()()()'])(
    'names nothing by %s',
    async (text) => {
      expect(await found(text)).toMatchObject({ parties: [], debts: [], contacts: [] });
    },
  );
});
