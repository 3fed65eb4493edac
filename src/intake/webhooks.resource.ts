/** Webhooks and deliveries as the API shows them, and the evidence of changes. */
import type { DeliveryRow } from '../feed/delivery.repository.js';
import { PrivateAddressError, refuseLiteral } from '../platform/outgoing/public-address.js';
import { secretsOf, type WebhookRow } from '../feed/webhook.repository.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';

/** The UUID in a path. */
export function webhookId(id: string): string {
  const uuid = fromPublicId('webhook', id);
  if (uuid === undefined) throw new Problem('not-found', 'there is no such webhook');
  return uuid;
}

export function webhookResource(tx: Tx, keys: Keys, row: WebhookRow) {
  return {
    object: 'webhook',
    id: publicId('webhook', row.id),
    url: row.url,
    label: row.label,
    types: row.types,
    disabled: row.disabled_at !== null,
    disabled_why: row.disabled_why,
    failures: row.failures,
    secrets: secretsOf(tx, keys, row).length,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

export function deliveryResource(row: DeliveryRow) {
  return {
    object: 'webhook_delivery',
    id: publicId('delivery', row.id),
    notice: publicId('record', row.record_id),
    type: row.type,
    status: row.status,
    tries: row.tries,
    next_try_at: row.status === 'waiting' ? row.due_at.toISOString() : null,
    http_status: row.http_status,
    error: row.error,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

/** Said at once where it can be known; what a name leads to is known when it is called only. */
export function refuseUnsafe(url: string, allowPrivate: boolean, pointer = '/url'): void {
  if (allowPrivate) return;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:')
    throw refuse(pointer, 'is not encrypted', 'send an `https://` URL');
  refuseUnsafeHost(parsed.hostname, allowPrivate, pointer);
}

/** Names are judged when they are connected to. */
export function refuseUnsafeHost(hostname: string, allowPrivate: boolean, pointer: string): void {
  if (allowPrivate) return;
  try {
    refuseLiteral({ hostname });
  } catch (error) {
    if (!(error instanceof PrivateAddressError)) throw error;
    throw refuse(pointer, 'is a private address', 'send one that the public network can reach');
  }
}

function refuse(pointer: string, detail: string, remedy: string) {
  return fieldProblem('validation-failed', { pointer, detail, remedy });
}

/** Without the URL, which may hold a token. */
export async function changeRecord(
  { tx, evidence, by }: Scribe,
  id: string,
  change: 'created' | 'changed' | 'deleted' | 'secret_rotated',
): Promise<void> {
  const who = by === null ? null : publicId('user', by);
  const body = { by: who, change, webhook: publicId('webhook', id) };
  await evidence.write(tx, [{ kind: 'config.changed', subject: null, body }]);
}
