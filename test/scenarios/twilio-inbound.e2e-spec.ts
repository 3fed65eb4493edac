/** What borrowers text to us: only what the vendor signed is read, and a STOP has acted before its answer. */
import { signedInbound, type SignedPost } from '../../src/demo/doubles/twilio-webhooks.js';
import { confirmationsIn, eventsIn, textedIn } from '../support/heard.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
});
afterAll(() => town.stop());

const OURS = '+12125550100';
const hook = () => `${town.url}/v1/vendors/twilio/inbound`;
const signed = (from: string, body: string) =>
  signedInbound(ACCOUNT, { from, to: OURS, body, url: hook() });

async function deliver({ url, headers, body }: SignedPost, more: object = {}) {
  return fetch(url, { method: 'POST', headers: { ...headers, ...more }, body });
}

const texted = (name: string) => textedIn(town, name);
const eventsOf = (name: string) => eventsIn(town, name);
const confirmations = (name: string) => confirmationsIn(town, name);

const held = (name: string) =>
  town.event({
    external_id: `${name}-hours`,
    occurred_at: '2026-03-09T12:00:00Z',
    type: 'inconvenient_time',
    party: name,
    windows: [{ days: ['tue'], from: '00:00', to: '23:00' }],
    source: 'person',
  });

describe('an inbound text', () => {
  it.each<[string, (post: SignedPost) => Promise<Response>]>([
    ['no signature', (post) => deliver(post, { 'x-twilio-signature': '' })],
    ['the signature of other words', ({ headers }) => deliver({ ...signed('+1', 'x'), headers })],
    ['another address', (post) => deliver({ ...post, url: `${post.url}?as=other` })],
    ['JSON instead of a form', (post) => deliver(post, { 'content-type': 'application/json' })],
    [
      'the shape of no text at all',
      (post) =>
        deliver(
          { ...post, body: '{"Body":{"toString":1}}' },
          { 'content-type': 'application/json' },
        ),
    ],
  ])('with %s is refused', async (_, send) => {
    const before = await town.rows('select from timeline_event');

    const response = await send(signed('+8619012340001', 'STOP'));

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await town.rows('select from timeline_event')).toHaveLength(before.length);
  });

  it('is stored once, however often and however close together it is delivered', async () => {
    const post = signed(await texted('ada'), 'TD');

    const answers = await Promise.all([deliver(post), deliver(post), deliver(post)]);
    answers.push(await deliver(post));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await answers[0]?.text()).toMatch(/<Response\/>$/);
    expect(await eventsOf('ada')).toEqual(['message', 'opt_out']);
  });

  it('that says STOP reaches what is held and what is queued behind it', async () => {
    const number = await texted('bea');
    await held('bea');
    const waiting = await town.contact('bea', { channel: 'sms' });
    await town.becomes(waiting, 'held');

    // Planned at the same moment as the answer: queued before or after, it must not leave.
    const [response, ...ids] = await Promise.all([
      deliver(signed(number, 'STOP')),
      ...[1, 2, 3].map(() => town.contact('bea', { channel: 'sms' })),
    ]);

    expect(response.status).toBe(200);
    for (const id of [waiting, ...ids]) await town.becomes(id, 'blocked');
    // The law of mainland China lets no confirmation pass.
    expect(await confirmations('bea')).toEqual([{ status: 'blocked' }]);
    expect(town.sms.messages.filter(({ to }) => to === number)).toHaveLength(1);
  });

  it('that says START takes a STOP back, and nothing when there was none', async () => {
    const number = await texted('cai');
    await deliver(signed(number, 'START'));
    expect(await eventsOf('cai')).toEqual(['message']);

    await deliver(signed(number, 'STOP'));
    await town.becomes(await town.contact('cai', { channel: 'sms' }), 'blocked');
    town.clockIs('2026-03-10T13:06:00Z');
    await deliver(signed(number, 'start'));

    expect(await eventsOf('cai')).toEqual(['message', 'message', 'opt_out', 'message', 'consent']);
    await town.becomes(await town.contact('cai', { channel: 'sms' }), 'sent');
  });

  it('that says HELP is kept and not answered by a machine', async () => {
    const number = await texted('dan');
    const before = town.sms.messages.length;

    const response = await deliver(signed(number, 'HELP'));

    expect(await response.text()).toMatch(/<Response\/>$/);
    expect(await eventsOf('dan')).toEqual(['message']);
    expect(town.sms.messages).toHaveLength(before);
  });

  it('from nobody we know is kept once, sealed', async () => {
    const post = signed('+14155550177', 'who is this');

    await deliver(post);
    await deliver(post);

    const rows = await town.rows<{ entry: string }>(
      `select convert_from(entry, 'UTF8') as entry from record where kind = 'inbound'
        and convert_from(entry, 'UTF8') like '%vendor_message_id%'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.entry).not.toMatch(/4155550177|who is/);
  });
});

describe('the one-click link', () => {
  it('works again after the borrower had come back', async () => {
    await town.borrower('eva');
    await town.becomes(await town.contact('eva'), 'sent');
    const mail = town.mail.mails.find(({ to }) => JSON.stringify(to).includes('eva@example.com'));
    const link = /<(http[^>]+)>/.exec(JSON.stringify(mail?.headers))?.[1] ?? '';
    const click = () => fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    await click();
    await click();
    expect(await eventsOf('eva')).toEqual(['opt_out']);
    town.clockIs('2026-03-10T13:07:00Z');
    await town.event({
      external_id: 'eva-again',
      occurred_at: '2026-03-10T13:06:55Z',
      type: 'consent',
      scope: 'email',
      party: 'eva',
      endpoint: 'eva-mail',
      given_to: 'bank',
    });
    await town.becomes(await town.contact('eva'), 'sent');

    town.clockIs('2026-03-10T13:08:00Z');
    await click();

    await town.becomes(await town.contact('eva'), 'blocked');
  });
});
