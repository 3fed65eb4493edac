/**
 * Carries notices to one webhook: what is due, a few at a time, until nothing is or one of them fails.
 *
 * A webhook that does not answer costs its own time only: each has a job of its own, which ends with the
 * first failure and comes back when the next try is due.
 */
import { iso } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import {
  claimDeliveries,
  endDelivery,
  type DeliveryRow,
  type Ended,
} from './delivery.repository.js';
import { post, type Posted, type PostOptions } from '../platform/outgoing/post.js';
import { noticeAt } from './read.js';
import { signedHeaders } from '../platform/outgoing/signature.js';
import { readWebhooks, secretsOf, type WebhookRow } from './webhook.repository.js';

/** At once to a webhook that answers. */
const AT_ONCE = 8;
const ROUNDS_MAX = 200;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** After each failure; a little more than a day in all. */
export const PATIENCE = [
  5 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  8 * HOUR,
  10 * HOUR,
] as const;
/** So that what failed together does not come back together. */
const SPREAD = 0.1;

export interface Carrier extends PostOptions {
  readonly database: Database;
  readonly keys: Keys;
  readonly tenant: number;
  readonly isStopped: () => boolean;
}

export async function deliverDue(carrier: Carrier, webhookId: string): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX && !carrier.isStopped(); round++) {
    const parcels = await claimed(carrier, webhookId);
    if (parcels.length === 0) return;
    const answers = await Promise.all(parcels.map((parcel) => carried(carrier, parcel)));
    const allWell = await settled(carrier, webhookId, answers);
    if (!allWell) return;
  }
}

interface Parcel {
  readonly delivery: DeliveryRow;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function claimed({ database, keys, tenant, timeoutMs }: Carrier, id: string): Promise<Parcel[]> {
  return database.tx(tenant, async (tx) => {
    const [webhook] = await readWebhooks(tx, id);
    if (webhook === undefined || webhook.disabled_at !== null) return [];
    const limit = webhook.failures > 0 ? 1 : AT_ONCE;
    const rows = await claimDeliveries(tx, id, limit, timeoutMs + MINUTE);
    const parcels: Parcel[] = [];
    for (const row of rows) parcels.push(await packed(tx, keys, webhook, row));
    return parcels;
  });
}

async function packed(tx: Tx, keys: Keys, webhook: WebhookRow, delivery: DeliveryRow) {
  const { type, timestamp, data } = await noticeAt(tx, delivery);
  const body = JSON.stringify({ type, timestamp, data });
  const message = { id: publicId('record', delivery.record_id), at: tx.at, body };
  const secrets = secretsOf(tx, keys, webhook).map(({ secret }) => secret);
  return { delivery, url: webhook.url, headers: signedHeaders(message, secrets), body };
}

async function carried(options: PostOptions, { delivery, url, headers, body }: Parcel) {
  return { delivery, posted: await post(url, headers, body, options) };
}

type Answer = Pick<Ended, 'delivery' | 'posted'>;

/** Answers whether everything arrived. */
function settled({ database, tenant }: Carrier, id: string, answers: Answer[]): Promise<boolean> {
  return database.tx(tenant, async (tx) => {
    for (const { delivery, posted } of answers)
      await endDelivery(tx, { delivery, posted, ...verdict(tx.at, delivery, posted) });
    const failed = answers.filter(({ posted }) => posted.error !== null).length;
    const isGone = answers.some(({ posted }) => posted.http_status === 410);
    await tx.query(
      `update webhook set failures = case when $3 then 0 else failures + $4 end,
              quiet_until = case when $4 = 0 then null
                                 else $6::timestamptz + least(300, 5 * power(2, least(failures, 10))) * interval '1 second' end,
              disabled_at = case when $5 then coalesce(disabled_at, $6) else disabled_at end,
              disabled_why = case when $5 then coalesce(disabled_why, 'it answered 410 Gone') else disabled_why end
        where tenant = $1 and id = $2`,
      [tx.tenant, id, failed < answers.length, failed, isGone, iso(tx.at)],
    );
    return failed === 0;
  });
}

function verdict(
  at: number,
  delivery: DeliveryRow,
  posted: Posted,
): Pick<Ended, 'status' | 'due_at'> {
  if (posted.error === null) return { status: 'delivered', due_at: at };
  const wait = PATIENCE[delivery.tries - delivery.tries_before - 1];
  if (wait === undefined) return { status: 'dead', due_at: at };
  const asked = Math.min((posted.retry_after ?? 0) * SECOND, HOUR);
  return { status: 'waiting', due_at: at + Math.max(asked, wait * (1 + Math.random() * SPREAD)) };
}
