/**
 * How fast somebody may guess. Each try is counted before it is looked at, in a statement that holds its row, so two
 * guesses at once are two; a try that comes too early is refused, is not looked at, and lengthens nothing.
 *
 * Waits grow with the login and with the address. That alone would let anybody keep a colleague out by guessing all day;
 * so a browser in which its user has signed in before carries a mark of its own and is counted by that (OWASP, device
 * cookies), and an invitation lets its holder in at any time. Logins that nobody has are counted alike.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { iso } from '../clock.js';
import type { Tx } from '../database.js';
import type { Keys } from '../keys.js';
import { Problem } from '../problem.js';

interface Counter {
  readonly name: Buffer;
  /** Tries without a wait. */
  readonly free: number;
  readonly maxMs: number;
}

const FIRST_MS = 1_000;
/** Before whoever comes at the same time: transactions do not count in the order in which they began. */
const NO_WAIT = `interval '1 minute'`;
const FORGOTTEN_MS = 24 * 3_600_000;

export interface Trying {
  /** What was typed: of a tenant and of a login that may not exist. */
  readonly tenant: string;
  readonly login: string;
  readonly address: string;
  /** The mark that the browser carries, if any. */
  readonly device: string | undefined;
}

function countersOf(keys: Keys, { tenant, login, address, device }: Trying): Counter[] {
  const named = (name: string) => keys.requestHash(`sign-in/${name}`);
  const who = `${tenant}/${login}`;
  if (device !== undefined && isDeviceOf(keys, device, who))
    return [{ name: named(`device/${device}`), free: 5, maxMs: 15 * 60_000 }];
  return [
    { name: named(`address/${networkOf(address)}`), free: 30, maxMs: 5 * 60_000 },
    { name: named(`login/${who}`), free: 5, maxMs: 15 * 60_000 },
  ];
}

/** Counts a try; throws if it comes too early, and then the caller's transaction counts nothing. */
export async function countTry(tx: Tx, keys: Keys, trying: Trying): Promise<void> {
  for (const { name, free, maxMs } of countersOf(keys, trying)) {
    const counted = await tx.query(
      `insert into sign_in_try as t (tenant, name, tries, next_at, last_at) values ($1, $2, 1, $3::timestamptz - ${NO_WAIT}, $3)
       on conflict (tenant, name) do update set last_at = $3,
         tries = case when t.last_at < $4 then 1 else t.tries + 1 end,
         next_at = $3::timestamptz + case when t.last_at < $4 or t.tries < $5 then -${NO_WAIT}
           else least($6, $7 * 2 ^ least(t.tries - $5, 20)) * interval '1 ms' end
       -- Later than any wait: the clock was set back.
       where t.next_at <= $3 or t.next_at > $3::timestamptz + $6 * interval '1 ms'
       returning 1`,
      [tx.tenant, name, iso(tx.at), iso(tx.at - FORGOTTEN_MS), free, maxMs, FIRST_MS],
    );
    if (counted.length === 0) throw await tooEarly(tx, name);
  }
}

async function tooEarly(tx: Tx, name: Buffer): Promise<Problem> {
  const [row] = await tx.query<{ next_at: Date }>(
    'select next_at from sign_in_try where tenant = $1 and name = $2',
    [tx.tenant, name],
  );
  const wait = (row?.next_at.getTime() ?? tx.at) - tx.at;
  return new Problem('too-many-tries', 'there were many tries that failed: wait before the next', {
    retryAfter: Math.max(1, Math.ceil(wait / 1_000)),
  });
}

/** It was right. An address only gets this one try back: its owner may have guessed at others. */
export async function forgetTries(tx: Tx, keys: Keys, trying: Trying): Promise<void> {
  for (const { name, free } of countersOf(keys, trying))
    await tx.query(
      `update sign_in_try set next_at = least(next_at, $3), tries = case when $4 then greatest(tries - 1, 0) else 0 end
        where tenant = $1 and name = $2`,
      [tx.tenant, name, iso(tx.at), free > 5],
    );
}

/** For a task that runs now and then. */
export async function forgetOldTries(tx: Tx): Promise<void> {
  await tx.query('delete from sign_in_try where tenant = $1 and last_at < $2', [
    tx.tenant,
    iso(tx.at - FORGOTTEN_MS),
  ]);
}

/** The mark of a browser in which this login has signed in. */
export function newDevice(keys: Keys, tenant: string, login: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${markOf(keys, nonce, `${tenant}/${login}`)}`;
}

export function isDeviceOf(keys: Keys, device: string, who: string): boolean {
  // Nothing behind the mark: each spelling of it would be counted for itself.
  const [nonce = '', mark = '', ...more] = device.split('.');
  return more.length === 0 && sameText(mark, markOf(keys, nonce, who));
}

function markOf(keys: Keys, nonce: string, who: string): string {
  return keys.requestHash(`sign-in/mark/${nonce}/${who}`).toString('base64url');
}

/** Whoever has one address of IPv6 has a whole network of them. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return parsed.toNormalizedString().split(':').slice(0, 4).join(':');
}

/** Without telling by its time how much of it is right. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digestOf(a), digestOf(b));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
