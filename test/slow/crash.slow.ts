/**
 * The service is killed again and again in the midst of 5,000 contacts. Afterwards every one of them is
 * accounted for, nothing was sent twice, and what nobody knows is called unknown and counts.
 */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ledgerOf, untilTextsSettled, type Ledger } from '../support/ledger.js';
import { leftSoFar, loadCrowd, releaseWithin, untilNothingWaits } from '../support/crowd.js';
import { startEngine, type Engine } from '../support/engine.js';
import type { Queue } from '../support/redis.js';

jest.setTimeout(1_800_000);

const PEOPLE = 2_500;
const CONTACTS = PEOPLE * 2;
const KILLS = 20;
/** Longer than the kills take, so that each of them meets work. */
const RELEASE_S = 80;
const LIFE_MAX_MS = 2_000;
/** A life that has sent nothing by then is ended all the same. */
const FIRST_SEND_MAX_MS = 30_000;
/** Chunk times send slices at once. */
const IN_FLIGHT_MAX = 64;

const BUSY = `select from pg_stat_activity
  where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;

describe.each<Queue>(['PostgreSQL', 'Redis'])('killed while it works, queue on %s', (queue) => {
  let database: TestDatabase;
  let engine: Engine;
  let ledger: Ledger;
  const perKill: number[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    engine = await startEngine(database.url, { queue, latencyMs: 12 });
    const loader = await engine.start({ ROLE: 'api' });
    await loadCrowd(loader.api, PEOPLE);
    await loader.stop();
    await releaseWithin(engine, RELEASE_S);
    await killRepeatedly();
    const last = await engine.start();
    await untilNothingWaits(engine);
    await untilTextsSettled(engine);
    await last.stop();
    ledger = await ledgerOf(engine);
    report();
  });
  afterAll(async () => {
    await engine.stop();
    await database.drop();
  });

  const inFlight = async () => {
    const rows = await engine.rows<{ id: string }>(
      `select contact_id as id from contact_state where status = 'sending'`,
    );
    return rows.map(({ id }) => id);
  };

  async function killRepeatedly(): Promise<void> {
    let known = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const service = await engine.start();
      // Every fourth is killed while it still finds its feet.
      if (kill % 4 > 0) await untilItSends();
      await sleep(Math.random() * LIFE_MAX_MS);
      await service.kill();
      await untilAlone();
      const now = await inFlight();
      perKill.push(now.filter((id) => !known.has(id)).length);
      known = new Set(now);
    }
  }

  /** How long a service takes from ready to its first message is the machine's affair. */
  async function untilItSends(): Promise<void> {
    const before = leftSoFar(engine);
    const end = Date.now() + FIRST_SEND_MAX_MS;
    while (leftSoFar(engine) === before && Date.now() < end) await sleep(10);
  }

  /** What the killed process had begun in the database is finished or undone. */
  async function untilAlone(): Promise<void> {
    while ((await engine.rows(BUSY)).length > 0) await sleep(20);
  }

  function report(): void {
    const unknown = ledger.contacts.filter(({ status }) => status === 'unknown');
    const left = unknown.filter(({ messages }) => messages.length > 0);
    process.stderr.write(
      `queue on ${queue}: in flight at each kill ${perKill.join(' ')}; ` +
        `unknown in the end ${unknown.length}, of which ${left.length} had left\n`,
    );
  }

  it('kills it in the midst of sending', () => {
    expect(perKill.filter((n) => n > 0).length).toBeGreaterThan(KILLS / 4);
  });

  it(`leaves at most ${IN_FLIGHT_MAX} contacts in doubt at a kill`, () => {
    expect(perKill.filter((n) => n > IN_FLIGHT_MAX)).toEqual([]);
  });

  it('loses nothing', () => {
    const ends = ledger.contacts.map(({ status, error_code }) => `${status} ${error_code ?? ''}`);
    expect(new Set(ends.filter((end) => !/^(sent |unknown )/.test(end)))).toEqual(new Set());
    expect(ledger.contacts).toHaveLength(CONTACTS);
  });

  it('sends nothing twice', () => {
    expect(ledger.contacts.filter(({ messages }) => messages.length > 1)).toEqual([]);
    expect(ledger.strays).toEqual([]);
  });

  it('says of nothing that it was sent that was not', () => {
    const claimed = ledger.contacts.filter(({ status }) => status === 'sent');
    expect(claimed.filter(({ messages }) => messages.length === 0)).toEqual([]);
  });

  it('has an attempt in the evidence for everything that left', () => {
    const left = ledger.contacts.filter(({ messages }) => messages.length > 0);
    expect(left.filter(({ attempts }) => attempts.length === 0)).toEqual([]);
    const mails = left.filter(({ channel }) => channel === 'email');
    // A mail's own id names the attempt that sent it.
    expect(mails.filter(({ messages, attempts }) => !attempts.includes(messages[0] ?? ''))).toEqual(
      [],
    );
  });

  it('counts what is unknown', () => {
    const unknown = ledger.contacts.filter(({ status }) => status === 'unknown');
    expect(unknown.filter(({ slot }) => slot !== 'settled')).toEqual([]);
  });

  it('learns of every text message that left', () => {
    const texts = ledger.contacts.filter(
      ({ channel, messages }) => channel === 'sms' && messages.length > 0,
    );
    expect(texts.filter(({ status }) => status !== 'sent')).toEqual([]);
  });

  it('keeps every chain of records without a gap', () => {
    expect(ledger.gaps).toEqual([]);
  });
});
