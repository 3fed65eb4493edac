/** Webhooks as rows, and their sealed secrets. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { newSecret } from '../platform/outgoing/signature.js';

export interface WebhookRow extends Record<string, unknown> {
  readonly id: string;
  readonly url: string;
  readonly label: string;
  readonly types: string[] | null;
  readonly secrets: Buffer;
  readonly position: string;
  readonly failures: number;
  readonly disabled_at: Date | null;
  readonly disabled_why: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface Secret {
  readonly secret: string;
  /** Milliseconds; null for the one that is not rotated away. */
  readonly until: number | null;
}

const COLUMNS =
  'id, url, label, types, secrets, position, failures, disabled_at, disabled_why, created_at, updated_at';

export interface WebhookToAdd {
  readonly id: string;
  readonly url: string;
  readonly label: string;
  readonly types: readonly string[] | null;
  readonly position: number;
}

/** Answers the secret, which is shown this once. */
export async function insertWebhook(tx: Tx, keys: Keys, row: WebhookToAdd): Promise<string> {
  const secret = newSecret();
  await tx.query(
    `insert into webhook (tenant, id, url, label, types, secrets, position, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      tx.tenant,
      row.id,
      row.url,
      row.label,
      row.types,
      sealed(tx, keys, row.id, [{ secret, until: null }]),
      row.position,
      iso(tx.at),
    ],
  );
  return secret;
}

export async function readWebhooks(tx: Tx, id?: string): Promise<WebhookRow[]> {
  return tx.query<WebhookRow>(
    `select ${COLUMNS} from webhook
      where tenant = $1 and deleted_at is null and ($2::uuid is null or id = $2) order by id`,
    [tx.tenant, id ?? null],
  );
}

/** Waits for whoever changes it. */
export async function lockWebhook(tx: Tx, id: string): Promise<WebhookRow | undefined> {
  const [row] = await tx.query<WebhookRow>(
    `select ${COLUMNS} from webhook where tenant = $1 and deleted_at is null and id = $2 for update`,
    [tx.tenant, id],
  );
  return row;
}

export interface WebhookState {
  readonly url: string;
  readonly label: string;
  readonly types: readonly string[] | null;
  readonly disabled: boolean;
}

export async function updateWebhook(tx: Tx, id: string, state: WebhookState): Promise<void> {
  await tx.query(
    `update webhook
        set url = $3, label = $4, types = $5, updated_at = $6, failures = 0, quiet_until = null,
            disabled_why = case when $7 then coalesce(disabled_why, 'by a person') end,
            disabled_at = case when $7 then coalesce(disabled_at, $6) end
      where tenant = $1 and id = $2`,
    [tx.tenant, id, state.url, state.label, state.types, iso(tx.at), state.disabled],
  );
}

/** What waits for it is never sent; the log of what was sent stays. */
export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.query(
    'update webhook set deleted_at = $3, updated_at = $3 where tenant = $1 and id = $2',
    [tx.tenant, id, iso(tx.at)],
  );
}

/** The old ones are good for a while longer; answers the new one, which is shown this once. */
export async function rotateSecret(
  tx: Tx,
  keys: Keys,
  row: WebhookRow,
  until: number,
): Promise<string> {
  const secret = newSecret();
  const kept = secretsOf(tx, keys, row).map((one) => ({
    ...one,
    until: Math.min(one.until ?? until, until),
  }));
  await tx.query('update webhook set secrets = $3, updated_at = $4 where tenant = $1 and id = $2', [
    tx.tenant,
    row.id,
    sealed(tx, keys, row.id, [{ secret, until: null }, ...kept]),
    iso(tx.at),
  ]);
  return secret;
}

/** Those that are valid now, the newest first. */
export function secretsOf(tx: Tx, keys: Keys, { id, secrets }: Pick<WebhookRow, 'id' | 'secrets'>) {
  const plain = keys.openForInstallation(useOf(tx, id), secrets).toString();
  const all = JSON.parse(plain) as Secret[];
  return all.filter(({ until }) => until === null || until > tx.at);
}

function sealed(tx: Tx, keys: Keys, id: string, secrets: readonly Secret[]): Buffer {
  return keys.sealForInstallation(useOf(tx, id), Buffer.from(JSON.stringify(secrets)));
}

function useOf({ tenant }: Tx, id: string): string {
  return `webhook/${tenant}/${id}/secrets`;
}
