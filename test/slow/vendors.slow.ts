/**
 * Two vendors that fail in every way there is, three hundred texts, a service that works on them all the while.
 * What may have left once never goes anywhere again, and nothing is lost.
 */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_CAP } from '../support/stop-race.js';
import { planTexts } from '../support/heard.js';
import { startTown, type Town } from '../support/town.js';
import { httpVendorIn, type HttpVendor } from '../support/vendor.js';

jest.setTimeout(900_000);

const PEOPLE = 3;
const TEXTS = 100;

/** How a request was answered, by the contact that it was for. */
interface Answered {
  readonly contact: string;
  readonly how: How;
}
type How = 'taken' | 'away' | 'broken' | 'dropped' | 'refused';

const MAY_HAVE_LEFT: readonly How[] = ['taken', 'broken', 'dropped'];

let town: Town;
const log: Answered[] = [];
const vendors: HttpVendor[] = [];

beforeAll(async () => {
  const env = {
    WEBHOOK_ALLOW_PRIVATE: '1',
    TWILIO_ACCOUNT_SID: '',
    TWILIO_AUTH_TOKEN: '',
    SLICE_MAX: '16',
  };
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env });
  for (const [priority, stretchMs] of [
    [1, 1_500],
    [2, 2_300],
  ] as const) {
    const vendor = await httpVendorIn(town, { priority });
    vendors.push(vendor);
    misbehave(vendor, stretchMs);
  }
  for (let i = 0; i < PEOPLE; i++) {
    await town.borrower(`p${i}`, 'CN');
    await planTexts(town, `p${i}`, TEXTS);
  }
  await untilAtRest();
});
afterAll(async () => {
  for (const vendor of vendors) await vendor.stop();
  await town.stop();
});

/** Away every other stretch of time; in between it takes most, and breaks, drops or refuses some. */
function misbehave(vendor: HttpVendor, stretchMs: number): void {
  vendor.behave((response) => {
    const isAway = Math.floor(performance.now() / stretchMs) % 2 === 0;
    const chance = Math.random();
    const how = isAway
      ? 'away'
      : chance < 0.85
        ? 'taken'
        : chance < 0.9
          ? 'broken'
          : chance < 0.95
            ? 'dropped'
            : 'refused';
    const { id } = JSON.parse(vendor.received.at(-1)?.body ?? '{}') as { id: string };
    log.push({ contact: id.slice(0, 36), how });
    if (how === 'dropped') response.destroy();
    else response.writeHead(CODES[how]).end();
  });
}

const CODES = { taken: 202, away: 503, broken: 500, refused: 422 } as const;

async function statuses(): Promise<Record<string, number>> {
  const rows = await town.rows<{ status: string; n: number }>(
    'select status, count(*)::int as n from contact_state group by 1',
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

const ENDS = new Set(['sent', 'failed', 'unknown']);

/** Time flies meanwhile, so that breakers and waits come to their ends. */
async function untilAtRest(): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    const now = await statuses();
    if (Object.keys(now).every((status) => ENDS.has(status))) return;
    town.installation.clock.advance(10_000);
    await sleep(250);
  }
  throw new Error(`it never came to rest: ${JSON.stringify(await statuses())}`);
}

it('no text that may have left was given to anybody again', async () => {
  const byContact = new Map<string, How[]>();
  for (const { contact, how } of log)
    byContact.set(contact, [...(byContact.get(contact) ?? []), how]);
  const wrong = [...byContact.values()].filter((all) =>
    all.slice(0, -1).some((how) => MAY_HAVE_LEFT.includes(how) || how === 'refused'),
  );
  const changed = [...byContact.values()].filter(({ length }) => length > 1).length;
  process.stdout.write(
    `${log.length} requests for ${byContact.size} texts, ${changed} of them more than once: ${JSON.stringify(await statuses())}\n`,
  );

  expect(wrong).toEqual([]);
  expect(changed).toBeGreaterThan(10);
});

it('none was lost, and each stands as its last answer says', async () => {
  const last = new Map(log.map(({ contact, how }) => [contact, how]));
  const count = (...hows: How[]) => [...last.values()].filter((how) => hows.includes(how)).length;

  expect(last.size).toBe(PEOPLE * TEXTS);
  expect(await statuses()).toEqual({
    sent: count('taken'),
    unknown: count('broken', 'dropped'),
    failed: count('refused'),
  });
});
