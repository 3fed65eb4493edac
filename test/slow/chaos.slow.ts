/**
 * Two processes that answer, two that work and two that seal, on one database. Again and again one of each is killed in
 * the midst of 10,000 contacts. None is lost, none is sent twice, nobody gets more than the house allows, what nobody
 * knows is called unknown and counts, and the log has every decision, each in one place, under one history.
 *
 * `CHAOS_ROUNDS=20` for twenty kills of each on each queue store.
 */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CAP,
  CAPPED,
  cappedOf,
  chaosContacts,
  COUPLES,
  EACH,
  loadChaos,
  postAll,
  type Capped,
} from '../support/chaos.js';
import { untilNothingWaits } from '../support/crowd.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import { ledgerOf, untilTextsSettled, type Ledger } from '../support/ledger.js';
import { logViolations, openEnds } from '../support/log-invariants.js';
import type { Queue } from '../support/redis.js';

jest.setTimeout(1_800_000);

const ROUNDS = Number(process.env['CHAOS_ROUNDS'] ?? 3);
/** The doubles live in this process: a busy machine must not make their answers late. */
const PATIENT = { VENDOR_TIMEOUT_MS: '5000' };
const LIFE_MIN_MS = 200;
const LIFE_MAX_MS = 2_500;
/** A worker sends one chunk at a time. */
const IN_FLIGHT_MAX = 64;

describe.each<Queue>(['PostgreSQL', 'Redis'])('killed at random, queue on %s', (queue) => {
  let database: TestDatabase;
  let engine: Engine;
  let ledger: Ledger;
  let capped: Capped[];
  let wrong: string[];
  let again = 0;

  beforeAll(async () => {
    const begun = performance.now();
    database = await freshDatabase();
    engine = await startEngine(database.url, { queue, latencyMs: 12 });
    const first = await engine.start({ ROLE: 'api', ...PATIENT });
    const apis = [first, await engine.start({ ROLE: 'api', ...PATIENT })];
    const two = (role: string) =>
      Promise.all([1, 2].map(() => engine.start({ ROLE: role, ...PATIENT })));
    const workers = await two('worker');
    const sealers = await two('sealer');
    await loadChaos(first.api);
    await killAtRandom(apis, workers, sealers);
    await untilAllTried();
    await untilTextsSettled(engine);
    for (let tries = 0; tries < 600 && (await openEnds(engine)).length > 0; tries++)
      await sleep(100);
    wrong = [...(await openEnds(engine)), ...(await logViolations(engine))];
    ledger = await ledgerOf(engine);
    capped = await cappedOf(engine);
    report((performance.now() - begun) / 1_000);
    for (const service of [...workers, ...apis, ...sealers]) await service.stop();
  });
  afterAll(async () => {
    await engine.stop();
    await database.drop();
  });

  async function killAtRandom(
    apis: Running[],
    workers: Running[],
    sealers: Running[],
  ): Promise<void> {
    const contacts = chaosContacts();
    const share = Math.ceil(contacts.length / ROUNDS);
    for (let round = 0; round < ROUNDS; round++) {
      const some = contacts.slice(round * share, (round + 1) * share);
      const posting = postAll(() => apis.map(({ api }) => api), some);
      await Promise.all([
        killOne(apis, 'api'),
        killOne(workers, 'worker'),
        killOne(sealers, 'sealer'),
      ]);
      again += await posting;
    }
  }

  /** Whichever it is, another takes its place. */
  async function killOne(some: Running[], role: string): Promise<void> {
    await sleep(LIFE_MIN_MS + Math.random() * (LIFE_MAX_MS - LIFE_MIN_MS));
    const place = Math.floor(Math.random() * some.length);
    await some[place]?.kill();
    some[place] = await engine.start({ ROLE: role, ...PATIENT });
  }

  /** On a busy machine a permit may run out; what is tried again in a quarter of an hour is tried now. */
  async function untilAllTried(): Promise<void> {
    const ended = untilNothingWaits(engine).then(() => true);
    while (!(await Promise.race([ended, sleep(3_000)])))
      await engine.rows(
        `update contact_state set due_at = $1 where status = 'scheduled' and due_at > $1`,
        [new Date(engine.now()).toISOString()],
      );
  }

  const unknown = () => ledger.contacts.filter(({ status }) => status === 'unknown');

  function report(seconds: number): void {
    const left = unknown().filter(({ messages }) => messages.length > 0);
    process.stderr.write(
      `queue on ${queue}: ${ROUNDS} kills of each in ${seconds.toFixed(0)} s; posted again ${again}; ` +
        `unknown in the end ${unknown().length}, of which ${left.length} had left; ` +
        `at the doubles ${engine.sms.messages.length + engine.mail.mails.length} messages\n`,
    );
  }

  it('loses nothing', () => {
    const couples = ledger.contacts.filter(({ status }) => /^(sent|unknown)$/.test(status));
    expect(couples.length).toBeGreaterThanOrEqual(COUPLES * 2);
    expect(ledger.contacts).toHaveLength(COUPLES * 2 + CAPPED * EACH);
    const ends = capped.flatMap(({ byStatus }) => Object.keys(byStatus));
    expect(new Set(ends.filter((end) => !/^(sent|unknown|held)$/.test(end)))).toEqual(new Set());
  });

  it('sends nothing twice', () => {
    expect(ledger.contacts.filter(({ messages }) => messages.length > 1)).toEqual([]);
    const more = capped.filter(
      ({ messages, byStatus }) => messages > (byStatus['sent'] ?? 0) + (byStatus['unknown'] ?? 0),
    );
    expect(more).toEqual([]);
  });

  it('says of nothing that it was sent that was not', () => {
    const claimed = ledger.contacts.filter(
      ({ name, status, messages }) =>
        name.startsWith('crowd-') && status === 'sent' && messages.length === 0,
    );
    expect(claimed).toEqual([]);
    expect(capped.filter(({ messages, byStatus }) => messages < (byStatus['sent'] ?? 0))).toEqual(
      [],
    );
  });

  it('sends nobody more than allowed, what is unknown counted', () => {
    const over = capped.filter(
      ({ messages, byStatus }) =>
        messages > CAP || (byStatus['sent'] ?? 0) + (byStatus['unknown'] ?? 0) > CAP,
    );
    expect(over).toEqual([]);
    const total = capped.reduce((sum, { byStatus }) => sum + (byStatus['held'] ?? 0), 0);
    expect(total).toBe(CAPPED * (EACH - CAP));
  });

  it('calls what was in flight unknown, and counts it', () => {
    expect(unknown().length).toBeLessThanOrEqual(ROUNDS * IN_FLIGHT_MAX);
    expect(unknown().filter(({ slot }) => slot !== 'settled')).toEqual([]);
    const open = ledger.contacts.filter(({ status }) => status === 'sending');
    expect(open).toEqual([]);
  });

  it('keeps every chain of records without a gap', () => {
    expect(ledger.gaps).toEqual([]);
  });

  it('T23: has every record sealed, each in one place, and signed no second history', () => {
    expect(wrong).toEqual([]);
  });
});
