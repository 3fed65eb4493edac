/**
 * Sessions of people. The table knows the hash of a token, never the token. A session ends by its user, after half an
 * hour without a request, after half a day in any case, and as soon as what it rests on changes.
 */
import { iso } from '../clock.js';
import type { Tx } from '../database.js';
import { uuid7 } from '../ids.js';
import type { Keys } from '../keys.js';
import { newSecret } from './secret-text.js';

export const IDLE_MS = 30 * 60_000;
export const AGE_MS = 12 * 3_600_000;
/** A clock that is set back by more would lengthen sessions: it ends them. */
const BACK_MS = 5 * 60_000;
/** Writing down each request would cost more than the idle limit is worth. */
const NOTED_MS = 60_000;

export type SessionEnd =
  'user' | 'idle' | 'age' | 'clock' | 'password' | 'admin' | 'roles' | 'restore' | 'again';

/** For its user to recognise it. */
export interface SeenFrom {
  readonly agent: string;
  readonly address: string;
}

export async function openSession(
  tx: Tx,
  keys: Keys,
  { user_id, seenFrom }: { user_id: string; seenFrom: SeenFrom },
): Promise<{ id: string; token: string }> {
  const { text, hash } = newSecret('dws', tx.tenant);
  const id = uuid7(tx.at);
  const from = keys.sealForInstallation(useOf(tx, id), Buffer.from(JSON.stringify(seenFrom)));
  await tx.query(
    `insert into session (tenant, id, user_id, hash, seen_from, created_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [tx.tenant, id, user_id, hash, from, iso(tx.at), iso(tx.at + AGE_MS)],
  );
  return { id, token: text };
}

/** What it may do has changed: whoever knew the old token is left behind. */
export async function renewToken(tx: Tx, id: string): Promise<string> {
  const { text, hash } = newSecret('dws', tx.tenant);
  await tx.query('update session set hash = $3 where tenant = $1 and id = $2', [
    tx.tenant,
    id,
    hash,
  ]);
  return text;
}

export interface SessionHolder extends Record<string, unknown> {
  readonly session_id: string;
  readonly user_id: string;
  readonly login: string;
  readonly roles: string[];
  readonly has_totp: boolean;
}

interface Found extends SessionHolder {
  readonly seen_at: Date;
  readonly ends_at: Date;
}

/** Who holds a session that is still open; what has run out is ended for good, whatever the clock says later. */
export async function findSession(
  tx: Tx,
  hash: Buffer,
  isPresence: boolean,
): Promise<SessionHolder | undefined> {
  const [row] = await tx.query<Found>(
    `select s.id as session_id, s.seen_at, s.ends_at, u.id as user_id, u.login, u.roles,
            coalesce(i.totp_at is not null, false) as has_totp
       from session s join app_user u on u.tenant = s.tenant and u.id = s.user_id
       left join sign_in i on i.tenant = u.tenant and i.user_id = u.id
      where s.tenant = $1 and s.hash = $2 and s.ended_at is null and u.disabled_at is null`,
    [tx.tenant, hash],
  );
  if (row === undefined) return undefined;
  const { seen_at, ends_at, ...holder } = row;
  const over = overBy(tx.at, seen_at.getTime(), ends_at.getTime());
  if (over !== undefined) {
    await endSession(tx, row.session_id, over);
    return undefined;
  }
  if (isPresence && tx.at - seen_at.getTime() >= NOTED_MS)
    await tx.query(
      'update session set seen_at = $3 where tenant = $1 and id = $2 and seen_at < $3',
      [tx.tenant, row.session_id, iso(tx.at)],
    );
  return holder;
}

function overBy(at: number, seen: number, ends: number): SessionEnd | undefined {
  if (at >= ends) return 'age';
  if (at >= seen + IDLE_MS) return 'idle';
  return at < seen - BACK_MS ? 'clock' : undefined;
}

export async function endSession(tx: Tx, id: string, by: SessionEnd): Promise<boolean> {
  const rows = await tx.query(
    'update session set ended_at = $3, ended_by = $4 where tenant = $1 and id = $2 and ended_at is null returning 1',
    [tx.tenant, id, iso(tx.at), by],
  );
  return rows.length > 0;
}

/** All of a user, but perhaps one. */
export async function endSessionsOf(
  tx: Tx,
  user_id: string,
  by: SessionEnd,
  but: string | null = null,
): Promise<void> {
  await tx.query(
    `update session set ended_at = $3, ended_by = $4
      where tenant = $1 and user_id = $2 and ended_at is null and ($5::uuid is null or id <> $5)`,
    [tx.tenant, user_id, iso(tx.at), by, but],
  );
}

/** For a task that runs now and then: a clock that is set back later finds them ended. */
export async function endOldSessions(tx: Tx): Promise<void> {
  await tx.query(
    `update session set ended_at = $2, ended_by = case when ends_at <= $2 then 'age' else 'idle' end
      where tenant = $1 and ended_at is null and (ends_at <= $2 or seen_at <= $3)`,
    [tx.tenant, iso(tx.at), iso(tx.at - IDLE_MS)],
  );
}

export interface StoredSession {
  readonly id: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly ends_at: Date;
  readonly from: SeenFrom;
}

/** The open ones of a user, the latest first. */
export async function sessionsOf(tx: Tx, keys: Keys, user_id: string): Promise<StoredSession[]> {
  const rows = await tx.query<Omit<StoredSession, 'from'> & { seen_from: Buffer }>(
    `select id, created_at, seen_at, ends_at, seen_from from session
      where tenant = $1 and user_id = $2 and ended_at is null and ends_at > $3 and seen_at > $4 order by id desc`,
    [tx.tenant, user_id, iso(tx.at), iso(tx.at - IDLE_MS)],
  );
  return rows.map(({ seen_from, ...row }) => ({
    ...row,
    from: JSON.parse(keys.openForInstallation(useOf(tx, row.id), seen_from).toString()) as SeenFrom,
  }));
}

function useOf({ tenant }: Tx, id: string): string {
  return `session/${tenant}/${id}`;
}
