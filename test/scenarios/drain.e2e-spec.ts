/** A process that is told to stop in the midst of its work: nothing is lost, doubled or left unknown. */
import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { crowdContact, loadCrowd, releaseWithin, untilNothingWaits } from '../support/crowd.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';

jest.setTimeout(120_000);
const PEOPLE = 300;
/** Long enough for a stop to come in the midst of a chunk, wherever it comes. */
const LATENCY_MS = 400;
/** A busy machine must not make an outcome unknown. */
const PATIENT = { VENDOR_TIMEOUT_MS: '20000' };
let database: TestDatabase;
let engine: Engine;
/** A vendor that takes a request and never answers. */
const silent = createServer(() => {});
beforeAll(async () => {
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  database = await freshDatabase();
  engine = await startEngine(database.url, { latencyMs: LATENCY_MS });
});
afterAll(async () => {
  silent.closeAllConnections();
  silent.close();
  await engine.stop();
  await database.drop();
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly connection: string | null;
}

/** Undefined if nobody was there to be asked. */
async function ask(url: string, body?: object): Promise<Answer | undefined> {
  const post = body && { method: 'POST', body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' };
  try {
    const response = await fetch(url, { headers, ...post });
    const answer = (await response.json()) as Record<string, unknown>;
    const connection = response.headers.get('connection');
    return { status: response.status, body: answer, connection };
  } catch {
    return undefined;
  }
}

/** Adds parties one after the other until nobody answers; answers their names. */
async function addParties({ api }: Running): Promise<string[]> {
  const added: string[] = [];
  for (let i = 0; ; i++) {
    const external_id = `late-${i}`;
    const party = {
      external_id,
      name: 'Late',
      language: 'en',
      residence: 'GB',
      time_zones: [{ zone: 'Europe/London', source: 'residence_address' }],
      endpoints: [],
    };
    const answer = await ask(`${api.url}/v1/parties`, party);
    if (answer === undefined) return added;
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    added.push(external_id);
  }
}

async function readinessWhile({ api, hasEnded }: Running): Promise<Answer[]> {
  const seen: Answer[] = [];
  while (!hasEnded()) {
    const answer = await ask(`${api.url}/health/ready`);
    if (answer !== undefined) seen.push(answer);
    await sleep(20);
  }
  return seen;
}

const count = async (where: string) =>
  (
    await engine.rows<{ n: number }>(`select count(*)::int as n from contact_state where ${where}`)
  )[0]?.n ?? 0;

describe('a process that is told to stop', () => {
  it('finishes what it sends, answers what is open, and leaves the rest to the next', async () => {
    const first = await engine.start(PATIENT);
    await loadCrowd(first.api, PEOPLE);
    await releaseWithin(engine, 1);
    while ((await count(`status = 'sent'`)) < 30 || (await count(`status = 'sending'`)) === 0)
      await sleep(10);
    const poll = ask(`${first.api.url}/v1/events?after=latest&wait=20&types=policy.published`);
    const adding = addParties(first);
    await sleep(100);
    const began = performance.now();
    const [code, readiness, added, polled] = await Promise.all([
      first.end('SIGTERM'),
      readinessWhile(first),
      adding,
      poll,
    ]);

    expect(code).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await count(`status in ('sending', 'unknown')`)).toBe(0);
    const left = await count(`status in ('scheduled', 'queued', 'permitted', 'held')`);
    expect(left).toBeGreaterThan(0);
    expect(readiness.map(({ status }) => status)).toContain(503);
    expect(readiness.find(({ status }) => status === 503)).toMatchObject({
      body: { code: 'unavailable', state: 'draining' },
      connection: 'close',
    });
    expect(polled).toMatchObject({ status: 200, body: { data: [] } });
    const parties = await engine.rows('select from party where external_id = any($1)', [added]);
    expect(parties).toHaveLength(added.length);
    expect(first.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);

    const second = await engine.start(PATIENT);
    await untilNothingWaits(engine);
    await second.stop();

    expect(await count(`status <> 'sent'`)).toBe(0);
    const addresses = [
      ...engine.sms.messages.map(({ to }) => to),
      ...engine.mail.mails.flatMap(({ to }) => to),
    ];
    expect(addresses).toHaveLength(PEOPLE * 2);
    expect(new Set(addresses).size).toBe(PEOPLE * 2);
  });

  it.each([
    ['when it takes too long', '1', undefined, 1],
    ['at once when it is told twice', '30', 500, 143],
  ])('ends %s', async (_, limit, again, expected) => {
    const service = await engine.start({
      DRAIN_SECONDS: limit,
      VENDOR_TIMEOUT_MS: '20000',
      TWILIO_BASE_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    });
    await service.api.post('/v1/contacts', {
      ...crowdContact('crowd', PEOPLE - 1 - (again ?? 0) / 500, 'sms'),
      external_id: `silent-${limit}`,
    });
    while ((await count(`status = 'sending'`)) === 0) await sleep(20);
    const began = performance.now();
    const ended = service.end('SIGTERM');
    if (again !== undefined) await sleep(again).then(() => service.end('SIGTERM'));

    expect(await ended).toBe(expected);
    expect(performance.now() - began).toBeLessThan(5_000);
    // Nobody knows; the sweeper will say so.
    expect(await count(`status = 'sending'`)).toBe(1);
    await engine.rows(
      `update contact_state set status = 'unknown', lease_until = null where status = 'sending'`,
    );
  });
});

describe('a service on the leash of a measurement', () => {
  it('stops when the measurement is killed', async () => {
    const own = await freshDatabase();
    const env = {
      ...process.env,
      DATABASE_URL: own.url,
      DUNWELL_KEY: randomBytes(32).toString('base64'),
      EVIDENCE_ALLOW_UNSAFE_DB: '1',
      ROLE: 'api',
    };
    const code = `import { LEASH, startServiceProcess } from '${pathToFileURL('dist/demo/service-process.js').href}';
      const { pid, url } = await startServiceProcess({}, LEASH); console.log(pid + ' ' + url); setInterval(() => {}, 1e6);`;
    const bench = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const failed = once(bench, 'exit').then(() => {
      throw new Error('the measurement ended before its service was there');
    });
    const started = once(bench.stdout, 'data') as Promise<[Buffer]>;
    const [line] = await Promise.race([started, failed]);
    const [, url] = line.toString().trim().split(' ');
    expect(await ask(`${url}/health/live`)).toMatchObject({ status: 200 });

    bench.kill('SIGKILL');
    // Not its number: in a container nobody may reap it.
    const isThere = async () => (await ask(`${url}/health/live`)) !== undefined;
    for (let tries = 0; tries < 1_200 && (await isThere()); tries++) await sleep(50);
    expect(await isThere()).toBe(false);
    await own.drop();
  });
});
