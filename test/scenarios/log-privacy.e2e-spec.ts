/**
 * A real process is driven down many ways of failing with a person whose every datum can be found again; nothing
 * of it may stand in what the process wrote, and every line of that is JSON.
 */
import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import {
  addContact,
  addMarked,
  MAIL,
  MARKS,
  NAME,
  PHONE,
  TEXT,
  TOKEN,
  WORDS,
} from '../support/marked.js';
import { talkativeMail, talkativeSms, type Talkative } from '../support/talkative.js';

jest.setTimeout(90_000);

let database: TestDatabase;
let engine: Engine;
let service: Running;
let vendors: [Talkative, Talkative];
beforeAll(async () => {
  database = await freshDatabase();
  engine = await startEngine(database.url);
  vendors = [await talkativeMail(WORDS), await talkativeSms(WORDS)];
  const [mail, sms] = vendors;
  service = await engine.start({
    SMTP_URL: mail.url,
    TWILIO_BASE_URL: sms.url,
    WEBHOOK_ALLOW_PRIVATE: '1',
  });
});
afterAll(async () => {
  await engine.stop();
  for (const vendor of vendors) vendor.stop();
  await database.drop();
});

const lines = () => service.log.map((line) => JSON.parse(line) as Record<string, unknown>);

async function ask(method: string, where: string, body?: string, headers: object = {}) {
  const answer = await fetch(`${service.api.url}${where}`, {
    method,
    headers: {
      authorization: `Bearer ${engine.key}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  await answer.arrayBuffer();
  return { status: answer.status, id: answer.headers.get('x-request-id') };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries === 500) throw new Error(`it did not come about that ${what}`);
    await sleep(50);
  }
}

/** From now on the table refuses rows, in the words of its trigger. */
async function breakTable(table: string, when: string): Promise<void> {
  await engine.rows(`create or replace function broken() returns trigger language plpgsql as $$
    begin raise exception 'broken for %', '${WORDS}' using detail = '${WORDS}', errcode = 'raise_exception'; end $$`);
  await engine.rows(`create trigger broken before insert or update on ${table} for each row
    when (${when}) execute function broken()`);
}

const mend = (table: string) => engine.rows(`drop trigger broken on ${table}`);

/** Requests that fail at the door. */
async function badRequests(): Promise<void> {
  await ask('POST', '/v1/parties', `{"name": "${NAME}" ${PHONE}`);
  await ask('POST', '/v1/parties', JSON.stringify({ name: NAME, [MAIL]: PHONE, residence: TEXT }));
  await ask('GET', `/v1/parties/${encodeURIComponent(PHONE)}?name=${NAME}&${TEXT}`);
  await ask('GET', `/${NAME}/%E0%A4%A`);
  await ask('GET', '/v1/parties', undefined, { authorization: `Bearer ${TOKEN}` });
  await ask('GET', '/v1/session', undefined, { cookie: `dunwell-session=${TOKEN}` });
  await ask('POST', '/v1/session', JSON.stringify({ login: NAME, password: TEXT, code: PHONE }));
  await ask('POST', '/v1/session/invitation', JSON.stringify({ token: TOKEN, password: TEXT }));
  await ask('POST', '/v1/inbound', JSON.stringify({ from: PHONE, text: TEXT }));
  await ask('POST', '/v1/inbound/mail', `From: ${MAIL}\r\n\r\n${TEXT}`);
  await ask('POST', '/v1/vendors/twilio/inbound', `From=${PHONE}&Body=${TEXT}`, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  const socket = connect(Number(new URL(service.api.url).port), '127.0.0.1');
  socket.end(`GET /${NAME} HTTP/1.1\r\nX: ${PHONE}\r\nbroken ${MAIL}\r\n\r\n`);
  await once(socket.resume(), 'close');
}

const idFor = async (given: string) =>
  (await ask('GET', '/health/live', undefined, { 'x-request-id': given })).id;

describe('the log of a running service', () => {
  it('tells of failures and of nobody', async () => {
    await addMarked(service.api);
    await badRequests();
    await service.api.post('/v1/webhooks', {
      url: `http://127.0.0.1:1/${NAME}`,
      label: NAME,
      types: ['contact.sent', 'contact.blocked'],
    });

    // Refused by one vendor, broken at the other, which is then asked what became of it.
    await addContact(service.api, 'mailed', 'email');
    await addContact(service.api, 'texted', 'sms');
    await until('vendors were asked', () => vendors.every((vendor) => vendor.answers() > 0));

    await breakTable('timeline_event', 'true');
    const event = { external_id: 'e1', type: 'payment', occurred_at: '2026-03-10T12:00:00Z' };
    const about = { debts: ['loan'], amount: '10.00' };
    const failed = await ask('POST', '/v1/events', JSON.stringify({ ...event, ...about }));
    await mend('timeline_event');

    await breakTable('record', `new.kind = 'decision'`);
    await addContact(service.api, 'undecided', 'email');
    await until('a decision failed', () => lines().some(({ where }) => where === 'decide'));
    await mend('record');
    await breakTable('contact_state', `new.status = 'queued'`);
    await addContact(service.api, 'unclaimed', 'email');
    await until('a beat failed', () => lines().some(({ where }) => where === 'tick'));
    await mend('contact_state');

    await until('settling failed', () => lines().some(({ where }) => where === 'settle'));
    await engine.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await until('it answers again', async () => (await ask('GET', '/health/ready')).status === 200);
    await service.stop();

    const written = [...service.said, ...service.log].join('\n');
    expect(MARKS.exec(written)).toBe(null);
    expect(lines().length).toBeGreaterThan(20);
    expect(lines().filter(({ at, level, where }) => !(at && level && where))).toEqual([]);
    expect(service.said.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'info', what: expect.stringMatching(/^dunwell is ready at http:/) },
    ]);
    expect(failed).toMatchObject({ status: 500 });
    const ofFailed = lines().filter(({ request_id }) => request_id === failed.id);
    expect(ofFailed).toMatchObject([
      { level: 'error', where: 'http', code: 'P0001' },
      { level: 'info', where: 'http', route: '/v1/events', status: 500, key: expect.any(String) },
    ]);
  });

  it('keeps what failed out of the store of the queue too', async () => {
    const dump = await engine.rows<{ text: string }>(
      'select j::text as text from bullmq.job j union all select e::text from bullmq.event e',
    );

    expect(dump.filter(({ text }) => text.includes('see the log')).length).toBeGreaterThan(0);
    expect(dump.filter(({ text }) => MARKS.test(text))).toEqual([]);
  });

  it('takes an id of the caller only if it looks like one', async () => {
    service = await engine.start();

    const good = ['trace-of_caller', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'];
    for (const id of good) expect(await idFor(id)).toBe(id);
    for (const id of ['447700900123', `tel-${PHONE.slice(1)}`, MAIL, 'short', 'x'.repeat(65)])
      expect(await idFor(id)).toMatch(/^req_[0-9a-f]{32}$/);
    await service.stop();
  });

  it('tells of the error that ends the process in the same way', () => {
    const file = path.resolve('dist/platform/process-log.js');
    const program = `import('${file}').then(({ logProcess }) => { logProcess(); process.emitWarning('${MAIL}');
      setTimeout(() => { throw new Error('${NAME} ${PHONE}'); }, 50); })`;
    let ended: { status?: number; stderr?: string } = {};
    try {
      execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      ended = error as typeof ended;
    }
    const told = (ended.stderr ?? '').trim().split('\n');

    expect(ended.status).toBe(1);
    expect(told.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'error', where: 'process', error: 'Warning' },
      { level: 'error', where: 'process', error: 'Error' },
    ]);
    expect(MARKS.exec(told.join())).toBe(null);
  });
});
