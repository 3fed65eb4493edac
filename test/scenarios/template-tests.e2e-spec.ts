/** A look at words at one's own address: proved by a code, recorded, and nobody else's. */
import { authorsIn, smsSaying, type Authors } from '../support/authors.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

const OWN = '+12125550177';
const AT = '2026-03-10T13:05:00Z';

let town: Town;
let people: Authors;
let draft: string;
beforeAll(async () => {
  town = await startTown({ at: AT, works: false, house: NO_CAP });
  people = await authorsIn(town);
  const { body } = await people.draft('look', smsSaying('Please call us.'));
  draft = `/v1/template-drafts/${String(body['id'])}`;
});
afterAll(() => town.stop());

const enter = (address = OWN, key = people.author, channel = 'sms') =>
  town.ask('PUT', `/v1/own-addresses/${channel}`, { key, body: { address, sender: 'bank' } });
const prove = (code: string, key = people.author, channel = 'sms') =>
  town.ask('PUT', `/v1/own-addresses/${channel}/code`, { key, body: { code } });
const test = (headers: Record<string, string> = {}, path = draft, key = people.author) =>
  town.ask('POST', `${path}/test`, { key, headers, body: { sender: 'bank' } });
const lastCode = () => /\d{6}/.exec(town.sms.messages.at(-1)?.body ?? '')?.[0] ?? '';
const wrong = (code: string) => (code === '000000' ? '111111' : '000000');
const records = async (kind: string) =>
  (
    await town.rows<{ entry: Buffer }>('select entry from record where kind = $1 order by id', [
      kind,
    ])
  ).map(({ entry }) => JSON.parse(entry.toString()).body);

describe('an own address', () => {
  it('gets nothing but codes before it is proved', async () => {
    expect(await test()).toMatchObject({ status: 409, body: { code: 'not-verified' } });
    expect(await enter()).toMatchObject({ status: 200, body: { address: OWN, verified_at: null } });
    expect(town.sms.messages.at(-1)).toMatchObject({ to: OWN });
    const sent = town.sms.messages.length;
    expect(await test()).toMatchObject({ status: 409, body: { code: 'not-verified' } });
    expect(await prove(wrong(lastCode()))).toMatchObject({
      status: 409,
      body: { code: 'wrong-code' },
    });
    // A colleague's code is another's.
    expect(await prove(lastCode(), people.editor)).toMatchObject({ status: 409 });
    expect(town.sms.messages).toHaveLength(sent);

    expect(await prove(lastCode())).toMatchObject({
      status: 200,
      body: { verified_at: expect.stringMatching(/Z$/) },
    });
    expect(await prove(lastCode())).toMatchObject({ status: 409, body: { code: 'wrong-code' } });
  });

  it('is not proved by guessing, nor by an old code', async () => {
    await enter(OWN, people.editor);
    const code = lastCode();
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => prove(wrong(code), people.editor)),
    );
    expect(guesses.every(({ status }) => status === 409)).toBe(true);
    expect(await prove(code, people.editor)).toMatchObject({ body: { code: 'wrong-code' } });

    await enter(OWN, people.editor);
    town.installation.clock.advance(16 * 60_000);
    expect(await prove(lastCode(), people.editor)).toMatchObject({ body: { code: 'wrong-code' } });
    for (let n = 0; n < 3; n++) await enter(OWN, people.editor);
    const sent = town.sms.messages.length;
    expect(await enter(OWN, people.editor)).toMatchObject({
      status: 409,
      body: { code: 'too-many' },
    });
    expect(town.sms.messages).toHaveLength(sent);
  });

  it('is nobody’s in the portfolio', async () => {
    await town.borrower('mia', 'US-NY');
    const { body } = await town.ask('GET', '/v1/parties/mia');
    const endpoints = body['endpoints'] as { kind: string; address: string }[];
    const mobile = endpoints.find(({ kind }) => kind === 'mobile');
    expect(await enter(mobile?.address)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/address' }] },
    });
  });
});

describe('a test', () => {
  it('leaves once, is recorded, and takes no place', async () => {
    const before = town.sms.messages.length;
    const headers = { 'idempotency-key': 'a-look' };
    const first = await test(headers);
    expect(first).toMatchObject({
      status: 200,
      body: { object: 'template_test', template: 'sms/look.en', status: 'accepted' },
    });
    await test(headers);
    expect(town.sms.messages).toHaveLength(before + 1);
    expect(town.sms.messages.at(-1)).toMatchObject({ to: OWN, body: '[Example] Please call us.' });

    const told = (await records('template.tested')).filter(
      ({ test: id }) => id === first.body['id'],
    );
    expect(told).toMatchObject([
      {
        what: 'words',
        template: 'sms/look.en',
        text_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { what: 'words', outcome: 'accepted' },
    ]);
    expect(JSON.stringify(await records('template.tested'))).not.toContain(OWN);
    expect(await town.rows('select 1 from contact')).toEqual([]);
    expect(await records('send.attempt')).toEqual([]);
  });

  it('of a mail says that it is one', async () => {
    await enter('ann@office.example', people.author, 'email');
    const code = /\d{6}/.exec(town.mail.mails.at(-1)?.text ?? '')?.[0] ?? '';
    await prove(code, people.author, 'email');
    const { body } = await town.ask('GET', '/v1/templates?channel=email&locale=en&limit=200');
    const [mail] = body['data'] as { id: string }[];
    expect((await test({}, `/v1/templates/${mail?.id}`)).body).toMatchObject({
      status: 'accepted',
    });
    expect(town.mail.mails.at(-1)?.subject).toMatch(/^\[Test\] /);
  });

  it('of words that are blocked leaves nothing', async () => {
    const rude = await people.draft('rude-look', smsSaying('We will break your legs.'));
    const before = town.sms.messages.length;
    expect(await test({}, `/v1/template-drafts/${String(rude.body['id'])}`)).toMatchObject({
      status: 422,
      body: { code: 'not-submittable' },
    });
    expect(town.sms.messages).toHaveLength(before);
  });

  it('stops at a pause, and after twenty', async () => {
    const both = await Promise.all(Array.from({ length: 24 }, () => test()));
    // One was made above, and one was a mail.
    expect(both.filter(({ status }) => status === 200)).toHaveLength(18);
    expect(both.filter(({ body }) => body['code'] === 'too-many')).toHaveLength(6);

    town.installation.clock.advance(25 * 3_600_000);
    await posted(town, '/v1/pauses', { scope: 'channel', value: 'sms', reason: 'A look.' });
    expect(await test()).toMatchObject({ status: 409, body: { code: 'paused' } });
  });
});
