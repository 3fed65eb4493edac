/**
 * A POST that is repeated with the same `Idempotency-Key` gets the first answer instead of a second effect.
 *
 * The answer is stored in the transaction of the effect, so there is never one without the other. What
 * failed is not stored: a caller may mend a request and send it again under the same key. Answers hold
 * personal data, so they are sealed.
 */
import type { Principal } from './access/principal.js';
import { iso } from './clock.js';
import type { Database, Tx } from './database.js';
import type { Keys } from './keys.js';
import { tryLockName } from './named-lock.js';
import { Problem } from './problem.js';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface IdempotentAnswer extends Answer {
  /** True for a stored answer. */
  readonly replayed: boolean;
}

export interface IdempotentRequest {
  /** Undefined if the caller sent none: then the request is simply worked on. */
  readonly key: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Stored answers are kept at least this long. */
export const KEPT_HOURS = 48;

/**
 * Runs `work` in one transaction, at most once for each key of this API key, or of this person: whoever has to sign in
 * again in the midst of a request repeats it under another session.
 */
export async function idempotently(
  database: Database,
  keys: Keys,
  principal: Principal,
  request: IdempotentRequest,
  work: (tx: Tx) => Promise<Answer>,
): Promise<IdempotentAnswer> {
  const { key } = request;
  if (key === undefined) {
    return { ...(await database.tx(principal.tenant, work)), replayed: false };
  }
  if (!/^[!-~]{1,255}$/.test(key)) {
    throw new Problem(
      'idempotency-key-invalid',
      '`Idempotency-Key` must be 1 to 255 visible characters',
      {
        errors: [
          {
            pointer: '/idempotency-key',
            in: 'header',
            detail: 'is empty, too long or not visible ASCII',
          },
        ],
      },
    );
  }
  return await database.tx(principal.tenant, async (tx) => {
    const slot = {
      owner: ownerOf(principal),
      key,
      hash: hashOf(keys, request),
    };
    await claim(tx, slot);
    const stored = await find(tx, keys, slot);
    if (stored !== undefined) return { ...stored, replayed: true };
    const answer = await work(tx);
    await store(tx, keys, slot, answer);
    return { ...answer, replayed: false };
  });
}

/** Forgets answers older than KEPT_HOURS; for a task that runs now and then. */
export async function forgetOldAnswers(tx: Tx): Promise<void> {
  await tx.query('delete from idempotency_key where tenant = $1 and created_at < $2', [
    tx.tenant,
    iso(tx.at - KEPT_HOURS * 3_600_000),
  ]);
}

/** What was answered is undone: whoever repeats the request has it worked on anew. */
export async function forgetAnswer(
  tx: Tx,
  principal: Principal,
  key: string | undefined,
): Promise<void> {
  if (key === undefined) return;
  await tx.query('delete from idempotency_key where tenant = $1 and api_key_id = $2 and key = $3', [
    tx.tenant,
    ownerOf(principal),
    key,
  ]);
}

function ownerOf({ api_key_id, user_id }: Principal): string {
  return api_key_id ?? user_id;
}

interface Slot {
  readonly owner: string;
  readonly key: string;
  readonly hash: Buffer;
}

/**
 * One request for a key at a time. The second is told to come back rather than made to wait, because
 * waiting would hold a connection. The lock is taken before the first read: a snapshot made earlier would
 * not see what the first request stored.
 */
async function claim(tx: Tx, { owner, key }: Slot): Promise<void> {
  if (await tryLockName(tx, `idempotency/${tx.tenant}/${owner}/${key}`)) return;
  throw new Problem('idempotency-key-in-use', 'the first request with this key has not ended yet', {
    retryAfter: 1,
  });
}

interface Row extends Record<string, unknown> {
  readonly request_hash: Buffer;
  readonly status: number;
  readonly body: Buffer;
}

async function find(tx: Tx, keys: Keys, slot: Slot): Promise<Answer | undefined> {
  const [row] = await tx.query<Row>(
    'select request_hash, status, body from idempotency_key where tenant = $1 and api_key_id = $2 and key = $3',
    [tx.tenant, slot.owner, slot.key],
  );
  if (row === undefined) return undefined;
  if (!row.request_hash.equals(slot.hash)) {
    throw new Problem(
      'idempotency-key-reused',
      'this key was used for a request with other content',
      {
        errors: [
          {
            pointer: '/idempotency-key',
            in: 'header',
            detail: 'belongs to another request',
            remedy: 'send a new key, or repeat the first request unchanged',
          },
        ],
      },
    );
  }
  const plain = keys.openForInstallation(useOf(tx, slot), row.body).toString();
  return { status: row.status, body: plain === '' ? undefined : JSON.parse(plain) };
}

async function store(tx: Tx, keys: Keys, slot: Slot, { status, body }: Answer): Promise<void> {
  const plain = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  await tx.query(
    `insert into idempotency_key (tenant, api_key_id, key, request_hash, status, body, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.tenant,
      slot.owner,
      slot.key,
      slot.hash,
      status,
      keys.sealForInstallation(useOf(tx, slot), plain),
      iso(tx.at),
    ],
  );
}

function useOf(tx: Tx, { owner, key }: Slot): string {
  return `answer/${tx.tenant}/${owner}/${key}`;
}

function hashOf(keys: Keys, { method, path, body }: IdempotentRequest): Buffer {
  return keys.requestHash(`${method}\n${path}\n${ordered(body)}`);
}

/** JSON with sorted keys, so that the order in which a caller's library writes them does not matter. */
export function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, member]) => `${JSON.stringify(name)}:${ordered(member)}`).join(',')}}`;
}
