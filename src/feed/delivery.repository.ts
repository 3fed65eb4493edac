/** Deliveries as rows: made from the feed, claimed, ended, replayed, forgotten. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import type { Notice } from './notice.js';
import type { Posted } from '../platform/outgoing/post.js';

export interface DeliveryRow extends Record<string, unknown> {
  readonly id: string;
  readonly webhook_id: string;
  readonly position: string;
  readonly record_id: string;
  readonly type: string;
  readonly status: 'waiting' | 'sending' | 'delivered' | 'dead';
  readonly tries: number;
  readonly tries_before: number;
  readonly due_at: Date;
  readonly http_status: number | null;
  readonly error: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export const DELIVERY_COLUMNS =
  'id, webhook_id, position, record_id, type, status, tries, tries_before, due_at, http_status, error, created_at, finished_at';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export async function insertDeliveries(tx: Tx, webhookId: string, notices: readonly Notice[]) {
  await tx.query(
    `insert into webhook_delivery (tenant, id, webhook_id, position, record_id, type, status, due_at, created_at)
     select $1, n.id, $2, n.position, n.record_id, n.type, 'waiting', $3, $3
       from unnest($4::uuid[], $5::bigint[], $6::uuid[], $7::text[]) n (id, position, record_id, type)
     on conflict (tenant, webhook_id, position) do nothing`,
    [
      tx.tenant,
      webhookId,
      iso(tx.at),
      notices.map(() => uuid7(tx.at)),
      notices.map(({ position }) => position),
      notices.map(({ record_id }) => record_id),
      notices.map(({ type }) => type),
    ],
  );
}

/** Takes what is due; whoever dies with it gives it back when the lease runs out. */
export async function claimDeliveries(
  tx: Tx,
  webhookId: string,
  limit: number,
  leaseMs: number,
): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(
    // An array is made once; a joined sub-select with a limit may be asked again for every row.
    `update webhook_delivery set status = 'sending', tries = tries + 1, lease_until = $4
      where tenant = $1 and id = any(array(
        select id from webhook_delivery
         where tenant = $1 and webhook_id = $2 and status = 'waiting' and due_at <= $3
         order by due_at limit $5 for update skip locked))
      returning ${DELIVERY_COLUMNS}`,
    [tx.tenant, webhookId, iso(tx.at), iso(tx.at + leaseMs), limit],
  );
}

export async function returnLapsed(tx: Tx): Promise<void> {
  await tx.query(
    `update webhook_delivery set status = 'waiting', due_at = $2, lease_until = null
      where tenant = $1 and status = 'sending' and lease_until <= $2`,
    [tx.tenant, iso(tx.at)],
  );
}

/** Webhooks for which something is due. */
export async function dueWebhooks(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select w.id from webhook w
      where w.tenant = $1 and w.deleted_at is null and w.disabled_at is null
        and (w.quiet_until is null or w.quiet_until <= $2)
        and exists (select from webhook_delivery d
                     where d.tenant = $1 and d.webhook_id = w.id and d.status = 'waiting' and d.due_at <= $2)`,
    [tx.tenant, iso(tx.at)],
  );
  return rows.map(({ id }) => id);
}

export interface Ended {
  readonly delivery: DeliveryRow;
  readonly posted: Posted;
  readonly status: 'delivered' | 'waiting' | 'dead';
  readonly due_at: number;
}

/** By the number of the try, so that a lapsed one cannot end its successor. */
export async function endDelivery(tx: Tx, { delivery, posted, status, due_at }: Ended) {
  await tx.query(
    `update webhook_delivery
        set status = $4, due_at = $5, http_status = $6, error = $7, lease_until = null,
            finished_at = case when $4 = 'waiting' then null else $8::timestamptz end
      where tenant = $1 and id = $2 and tries = $3 and status = 'sending'`,
    [
      tx.tenant,
      delivery.id,
      delivery.tries,
      status,
      iso(due_at),
      posted.http_status,
      posted.error,
      iso(tx.at),
    ],
  );
  await tx.query(
    `insert into webhook_try (tenant, delivery_id, n, at, http_status, error, took_ms)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tx.tenant,
      delivery.id,
      delivery.tries,
      iso(tx.at),
      posted.http_status,
      posted.error,
      Math.round(posted.took_ms),
    ],
  );
}

export interface Replay {
  readonly webhookId: string;
  /** One of them, or all that are dead. */
  readonly id?: string | undefined;
}

/** Sends again under the same `webhook-id`; patience begins anew. Answers how many. */
export async function replay(tx: Tx, { webhookId, id }: Replay): Promise<number> {
  const rows = await tx.query(
    `update webhook_delivery
        set status = 'waiting', due_at = $3, tries_before = tries, finished_at = null
      where tenant = $1 and webhook_id = $2
        and case when $4::uuid is null then status = 'dead' else id = $4 and status in ('dead', 'delivered') end
      returning id`,
    [tx.tenant, webhookId, iso(tx.at), id ?? null],
  );
  if (rows.length > 0)
    await tx.query('update webhook set quiet_until = null where tenant = $1 and id = $2', [
      tx.tenant,
      webhookId,
    ]);
  return rows.length;
}

export interface DeliveryPage extends Page {
  readonly webhookId: string;
  readonly status?: string | undefined;
}

export async function listDeliveries(tx: Tx, page: DeliveryPage) {
  const { sql, values } = pageClause(page, 4);
  const found = await tx.query<DeliveryRow>(
    `select ${DELIVERY_COLUMNS} from webhook_delivery
      where tenant = $1 and webhook_id = $2 and ($3::text is null or status = $3) ${sql}`,
    [tx.tenant, page.webhookId, page.status ?? null, ...values],
  );
  return cut(found, page);
}

export interface TryRow extends Record<string, unknown> {
  readonly n: number;
  readonly at: Date;
  readonly http_status: number | null;
  readonly error: string | null;
  readonly took_ms: number;
}

export async function readDelivery(tx: Tx, webhookId: string, id: string) {
  const [delivery] = await tx.query<DeliveryRow>(
    `select ${DELIVERY_COLUMNS} from webhook_delivery where tenant = $1 and webhook_id = $2 and id = $3`,
    [tx.tenant, webhookId, id],
  );
  const tries = await tx.query<TryRow>(
    'select n, at, http_status, error, took_ms from webhook_try where tenant = $1 and delivery_id = $2 order by n',
    [tx.tenant, id],
  );
  return delivery && { delivery, tries };
}

/** What was delivered is forgotten after a while; what is dead waits for a person. */
export async function forgetDelivered(tx: Tx): Promise<void> {
  await tx.query(
    `delete from webhook_delivery where tenant = $1 and id = any(array(
       select id from webhook_delivery
        where tenant = $1 and status = 'delivered' and finished_at < $2 limit 1000))`,
    [tx.tenant, iso(tx.at - KEPT_DAYS * DAY_MS)],
  );
}
