/** A stop by whatever door it comes in is answered when what had begun to leave for the person has ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sendingIn } from '../support/heard.js';
import { patiently } from '../support/patiently.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', works: false });
});
afterAll(() => town.stop());

const EVENT = { occurred_at: '2026-03-10T02:04:00Z', channel: 'sms' };
const at = (name: string) => ({ party: name, endpoint: `${name}-mobile` });

describe('a stop while a vendor call is under way', () => {
  it.each<[string, (name: string) => [path: string, body: object]]>([
    [
      'an event',
      (name) => [
        '/v1/events',
        { ...EVENT, external_id: `${name}-stop`, type: 'opt_out', scope: 'all', ...at(name) },
      ],
    ],
    [
      'a reply that is uploaded',
      (name) => [
        '/v1/events/bulk',
        {
          events: [
            {
              ...EVENT,
              external_id: `${name}-reply`,
              type: 'message',
              direction: 'inbound',
              debts: [`${name}-loan`],
              text: 'TD',
              ...at(name),
            },
          ],
        },
      ],
    ],
    [
      'the card',
      (name) => [`/v1/parties/${name}/card`, { kind: 'cease', why: 'told on the phone' }],
    ],
  ])('is acknowledged when that call has ended at the door of %s too', async (door, asked) => {
    const name = `door-${door.replaceAll(' ', '-')}`;
    const id = await sendingIn(town, name, '2026-03-10T02:30:00Z');
    const [path, body] = asked(name);
    const headers = { 'idempotency-key': name };

    const state = { answered: 0 };
    const ask = () =>
      town.ask('POST', path, { body, headers }).then((reply) => {
        state.answered += 1;
        return reply;
      });
    const first = ask();
    await patiently(async () =>
      expect(await town.rows('select from idempotency_key where key = $1', [name])).toHaveLength(1),
    );
    // Asked again, it is the same answer at the same moment.
    const second = ask();
    await sleep(400);
    expect(state.answered).toBe(0);
    await town.rows(`update contact_state set status = 'sent' where contact_id = $1`, [
      id.slice(4),
    ]);

    expect((await first).status).toBeLessThan(300);
    expect((await second).headers.get('idempotent-replayed')).toBe('true');
  });
});
