/** What borrowers say, in whatever words: a stop is confirmed once, everything else is put before people. */
import { setTimeout as sleep } from 'node:timers/promises';
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { confirmationsIn, eventsIn, textedIn } from '../support/heard.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
});
afterAll(() => town.stop());

const OURS = '+12125550100';

async function say(from: string, body: string, more: Record<string, string> = {}) {
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  expect(await post(signedInbound(ACCOUNT, { from, to: OURS, body, url, more }))).toBe(200);
}

const texted = (name: string, residence?: 'US-NY') => textedIn(town, name, residence);
const eventsOf = (name: string) => eventsIn(town, name);
const confirmations = (name: string) => confirmationsIn(town, name);

async function confirmed(name: string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    const [one, ...more] = await confirmations(name);
    expect(more).toEqual([]);
    if (one?.status === 'sent') return;
    await sleep(50);
  }
  throw new Error(`the stop of ${name} is ${JSON.stringify(await confirmations(name))}`);
}

describe('an inbound text', () => {
  it('is confirmed once, however often a STOP is sent, and not if Twilio did it', async () => {
    const number = await texted('fox', 'US-NY');
    await say(number, 'STOP');
    await confirmed('fox');
    await say(number, 'stop');
    const texts = town.sms.messages.filter(({ to }) => to === number).map(({ body }) => body);
    expect(texts).toEqual([expect.any(String), expect.stringMatching(/do not wish to receive/)]);
    expect(await confirmations('fox')).toHaveLength(1);

    const other = await texted('gil', 'US-NY');
    await say(other, 'STOP', { OptOutType: 'STOP' });
    expect(await confirmations('gil')).toHaveLength(0);
    expect(await eventsOf('gil')).toEqual(['message', 'opt_out']);
  });

  it.each<[string, string, string[]]>([
    ['hua', '我失业了，暂时还不上', ['hardship']],
    [
      'ivo',
      'Wrong number. My late husband passed away, stop calling me!',
      ['stop', 'wrong_number', 'death'],
    ],
    ['jan', 'I dispute this debt, talk to my lawyer', ['dispute', 'attorney']],
    ['kim', 'HELP', ['help']],
    ['lea', '好的，谢谢', []],
  ])('of %s, %j, is put before people as %j and binds nobody', async (name, words, signals) => {
    const number = await texted(name);

    await say(number, words);

    const { body } = await town.ask('GET', `/v1/restriction-proposals?party=${name}`);
    const data = body['data'] as Record<string, unknown>[];
    expect(new Set(data.map(({ signal }) => signal))).toEqual(new Set(signals));
    for (const one of data) expect(one).toMatchObject({ status: 'proposed', text: words });
    expect(await eventsOf(name)).toEqual(['message']);
  });

  it.each<[string, string, string[], string[]]>([
    ['STOP', 'ARRET', ['message', 'opt_out'], []],
    ['HELP', 'AIDE', ['message'], ['help']],
    ['START', 'OUI', ['message'], []],
  ])('in which Twilio hears %s, %j, means that', async (OptOutType, words, events, signals) => {
    const name = `oto-${OptOutType.toLowerCase()}`;
    const number = await texted(name);

    await say(number, words, { OptOutType });

    expect(await eventsOf(name)).toEqual(events);
    const { body } = await town.ask('GET', `/v1/restriction-proposals?party=${name}`);
    expect((body['data'] as { signal: string }[]).map(({ signal }) => signal)).toEqual(signals);
  });

  it('is answered by a person: accepted it is on the card, rejected it is not, and never twice', async () => {
    const proposals = await town.ask('GET', '/v1/restriction-proposals?party=ivo');
    const data = proposals.body['data'] as { id: string; signal: string }[];
    const idOf = (wanted: string) => data.find(({ signal }) => signal === wanted)?.id;
    const answer = (id: string | undefined, how: string, more: object = {}) =>
      town.ask('POST', `/v1/restriction-proposals/${id}/${how}`, {
        body: { why: 'read by a person', ...more },
      });

    const [first, second] = await Promise.all([
      answer(idOf('wrong_number'), 'accept'),
      answer(idOf('wrong_number'), 'reject'),
    ]);
    const death = await answer(idOf('death'), 'reject');

    expect(new Set([first.status, second.status])).toEqual(new Set([200, 409]));
    expect(death.body).toMatchObject({ status: 'rejected', act: null });
    const card = await town.ask('GET', '/v1/parties/ivo/card');
    expect(card.body).toMatchObject({ open_proposals: 1, party: { external_id: 'ivo' } });
    const kinds = (card.body['restrictions'] as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(first.status === 200 ? ['wrong_number'] : []);
    const hard = await town.ask('GET', '/v1/restriction-proposals?party=hua');
    const [hardship] = hard.body['data'] as { id: string }[];
    expect((await answer(hardship?.id, 'accept')).status).toBe(422);
    const act = { kind: 'hardship_hold', until: '2026-05-01T00:00:00Z' };
    const held = await answer(hardship?.id, 'accept', { act });
    expect(held.body).toMatchObject({ status: 'accepted', act: expect.stringMatching(/^act_/) });
  });
});
