/** How much comes in at the doors: receipts a second, with the processor time they cost, and how soon a STOP binds. */
import http from 'node:http';
import { jest } from '@jest/globals';
import twilio from 'twilio';
import { signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { apiAt } from '../../src/demo/service-process.js';
import { ReceiptInbox } from '../../src/dispatch/receipt.inbox.js';
import { loadCrowd } from '../support/crowd.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

jest.setTimeout(600_000);

const PEOPLE = 2_500;
const AT_ONCE = 256;
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  await loadCrowd(apiAt(town.url, town.key), PEOPLE);
  for (const vendor of ['twilio', 'smtp'])
    await town.rows(
      `update contact_state set status = 'sent', slot = 'settled', sent_at = updated_at, attempt_at = updated_at,
              vendor = $1, vendor_message_id = 'SM' || replace(contact_id::text, '-', '')
        where channel = $2`,
      [vendor, vendor === 'smtp' ? 'email' : 'sms'],
    );
});
afterAll(async () => {
  agent.destroy();
  await town.stop();
});

async function messages(channel: string): Promise<string[]> {
  const rows = await town.rows<{ id: string }>(
    'select vendor_message_id as id from contact_state where channel = $1',
    [channel],
  );
  return rows.map(({ id }) => id);
}

/** Runs all, so many at a time; answers the milliseconds of each. */
async function all<T>(items: readonly T[], many: number, work: (item: T) => Promise<unknown>) {
  const left = [...items];
  const times: number[] = [];
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
      const begun = performance.now();
      await work(item);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: many }, worker));
  return times.toSorted((a, b) => a - b);
}

function post(url: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject).end(body);
  });
}

async function measured(what: string, count: number, work: () => Promise<unknown>): Promise<void> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const each = Math.round((user + system) / count);
  process.stdout.write(
    `${what}: ${Math.round(count / seconds)} a second, ${each} µs of processor time each in this process\n`,
  );
}

it('takes receipts at the inbox', async () => {
  const inbox = town.app.get(ReceiptInbox);
  const ids = await messages('email');
  const given = ids.flatMap((vendor_message_id) => [
    { vendor: 'smtp', vendor_message_id, event: 'sent' as const, error_code: null },
    { vendor: 'smtp', vendor_message_id, event: 'delivered' as const, error_code: null },
  ]);

  await measured('receipts, inbox', given.length, () =>
    all(given, AT_ONCE, (receipt) => inbox.take(1, receipt)),
  );

  expect(
    await town.rows(`select from contact_state where channel = 'email' and status <> 'delivered'`),
  ).toEqual([]);
});

it('takes receipts over HTTP, signed by Twilio', async () => {
  const url = `${town.url}/v1/vendors/twilio/status`;
  const posts = (await messages('sms')).flatMap((sid) =>
    ['sent', 'delivered'].map((MessageStatus) => {
      const fields = { MessageSid: sid, MessageStatus };
      const signature = twilio.getExpectedTwilioSignature(ACCOUNT.auth_token, url, fields);
      return { signature, body: new URLSearchParams(fields).toString() };
    }),
  );
  const type = 'application/x-www-form-urlencoded';

  await measured('receipts, HTTP with its client', posts.length, () =>
    all(posts, AT_ONCE, async ({ signature, body }) => {
      const headers = { 'content-type': type, 'x-twilio-signature': signature };
      expect(await post(url, headers, body)).toBe(200);
    }),
  );

  expect(
    await town.rows(`select from contact_state where channel = 'sms' and status <> 'delivered'`),
  ).toEqual([]);
});

it.each([1, 4])('lets a STOP bind at once, %s at a time', async (many) => {
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  const before = (await town.rows(`select from timeline_event where type = 'opt_out'`)).length;
  const phones = await town.ask('GET', '/v1/parties?limit=200');
  const numbers = (phones.body['data'] as { endpoints: { kind: string; address: string }[] }[])
    .slice(many === 1 ? 0 : 100, many === 1 ? 100 : 200)
    .map(({ endpoints }) => endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '');

  const times = await all(numbers, many, async (from) => {
    const { headers, body } = signedInbound(ACCOUNT, {
      from,
      to: '+12125550100',
      body: 'STOP',
      url,
    });
    expect(await post(url, { ...headers }, body)).toBe(200);
  });

  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);
  process.stdout.write(
    `STOP answered, ${many} at a time: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms\n`,
  );
  expect(await town.rows(`select from timeline_event where type = 'opt_out'`)).toHaveLength(
    before + 100,
  );
});
