/**
 * Receipts over HTTP, one in each request, as vendors send them: by Twilio's account of the environment, by one of a tenant, and by a
 * gateway of a tenant. The service is a process of its own, and this one only sends bytes that it has signed before.
 */
import { loadavg } from 'node:os';
import pg from 'pg';
import { wallMs } from '../../platform/clock.js';
import { apiAt, LEASH, startServiceProcess, type Api } from '../service-process.js';
import type { Backend } from './backend.js';
import { apiKeys, environment, settleHouse } from './full.js';
import { postAll } from './lines.js';
import { contact, loadPeople, OPEN_EVERYWHERE } from './people.js';
import { ACCOUNT, openDoors, PUBLIC_URL, requestOf, type Door } from './receipt-doors.js';
import { ownProcessorMs, processorMs, untilQuiet } from './process-cost.js';

const CONNECTIONS = 256;
/** Messages. */
const WARM_UP = 2_000;
const BULK = 1_000;
const TOMORROW = new Date(Date.parse(OPEN_EVERYWHERE) + 86_400_000).toISOString();

/**
 * @param contacts for each door, two receipts each. Others go before them unmeasured, because a service that has run for a
 * minute is what vendors meet.
 */
export async function measureReceipts(backend: Backend, contacts: number) {
  const keys = await apiKeys(backend);
  const begun = wallMs();
  const service = await startServiceProcess(settingsOf(backend), LEASH);
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    const api = apiAt(service.url, keys.loader);
    await settleHouse(service.url, keys);
    const now = () => Date.parse(OPEN_EVERYWHERE) + wallMs() - begun;
    const doors = await openDoors(api, now);
    const each = contacts + WARM_UP;
    await loadSent(api, client, doors, each);
    const measured: Record<string, unknown> = {};
    for (const [name, door] of Object.entries(doors)) {
      const messages = await messagesOf(client, door.vendor);
      const requests = messages.flatMap((id) => [
        requestOf(service.url, door, id, 'sent'),
        requestOf(service.url, door, id, 'delivered'),
      ]);
      await post(service.url, requests.splice(0, 2 * WARM_UP));
      await client.query('vacuum analyze');
      await untilQuiet(service.pid);
      measured[name] = await watched(backend, service.pid, requests.length, () =>
        post(service.url, requests),
      );
      await refuseUndelivered(client, door.vendor);
    }
    return { connections: CONNECTIONS, ...measured };
  } finally {
    await client.end();
    await service.stop();
  }
}

function settingsOf(backend: Backend): Record<string, string> {
  return {
    ...environment(backend),
    PUBLIC_URL,
    TWILIO_ACCOUNT_SID: ACCOUNT.account_sid,
    TWILIO_AUTH_TOKEN: ACCOUNT.auth_token,
  };
}

/** Messages that have been sent, by each of the vendors as many. */
async function loadSent(
  api: Api,
  client: pg.Client,
  doors: Readonly<Record<string, Door>>,
  each: number,
): Promise<void> {
  const vendors = Object.values(doors).map(({ vendor }) => vendor);
  const all = each * vendors.length;
  await loadPeople(api, all);
  const bodies = Array.from({ length: all }, (_, i) => contact('b', i, '0', TOMORROW));
  while (bodies.length > 0) await api.bulk('/v1/contacts/bulk', 'contacts', bodies.splice(0, BULK));
  await client.query(
    `update contact_state s set status = 'sent', slot = 'settled', sent_at = updated_at, attempt_at = updated_at,
            vendor = ($1::text[])[1 + place % $2], vendor_message_id = 'SM' || replace(s.contact_id::text, '-', '')
       from (select contact_id, row_number() over (order by contact_id) as place from contact_state) p
      where p.contact_id = s.contact_id`,
    [vendors, vendors.length],
  );
}

async function messagesOf(client: pg.Client, vendor: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select vendor_message_id as id from contact_state where vendor = $1 order by contact_id',
    [vendor],
  );
  return rows.map(({ id }) => id);
}

async function post(url: string, requests: readonly Buffer[]): Promise<void> {
  const { 200: taken = 0, ...others } = await postAll(new URL(url), requests, CONNECTIONS);
  if (taken !== requests.length)
    throw new Error(`not every receipt was taken: ${JSON.stringify(others)}`);
}

async function refuseUndelivered(client: pg.Client, vendor: string): Promise<void> {
  const { rowCount } = await client.query(
    `select from contact_state where vendor = $1 and status <> 'delivered'`,
    [vendor],
  );
  if (rowCount !== 0) throw new Error(`${rowCount} receipts of \`${vendor}\` were lost`);
}

async function watched(
  { postgresPid }: Backend,
  pid: number,
  receipts: number,
  work: () => Promise<void>,
) {
  const read = () => ({
    own: ownProcessorMs(pid),
    all: processorMs(pid),
    postgres: processorMs(postgresPid),
  });
  const before = read();
  const mine = process.cpuUsage();
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1_000;
  const after = read();
  const { user, system } = process.cpuUsage(mine);
  const us = (ms: number) => Math.round((ms * 1_000) / receipts);
  return {
    receipts,
    per_second: Math.round(receipts / seconds),
    service_us: us(after.own - before.own),
    sealer_us: us(after.all - after.own - (before.all - before.own)),
    postgres_us: us(after.postgres - before.postgres),
    client_us: us((user + system) / 1_000),
    load: loadavg()[0],
  };
}
