/** What is done to users and keys over HTTP: never to oneself, and each change is on record. */
import {
  AccessError,
  addKey,
  addUser,
  disableUser,
  holdAdmins,
  revokeKey,
} from '../platform/access/access.repository.js';
import { invite } from '../platform/access/invitation.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import type { NewApiKey, NewInvitation } from './users.schema.js';

interface UserRow extends Record<string, unknown> {
  readonly id: string;
  readonly login: string;
  readonly roles: string[];
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly has_password: boolean;
  readonly has_second_factor: boolean;
  readonly signed_in_at: Date | null;
  readonly open_sessions: number;
}

interface KeyRow extends Record<string, unknown> {
  readonly id: string;
  readonly label: string;
  readonly scopes: string[];
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

/** All users, or the one with this login. */
export async function usersOf(tx: Tx, login: string | null) {
  const rows = await tx.query<UserRow>(
    `select u.id, u.login, u.roles, u.created_at, u.disabled_at, i.signed_in_at,
            i.password_hash is not null as has_password, i.totp_at is not null as has_second_factor,
            (select count(*)::int from session s where s.tenant = u.tenant and s.user_id = u.id
                and s.ended_at is null and s.ends_at > $3) as open_sessions
       from app_user u left join sign_in i on i.tenant = u.tenant and i.user_id = u.id
      where u.tenant = $1 and ($2::text is null or u.login = $2) order by u.login`,
    [tx.tenant, login, iso(tx.at)],
  );
  return rows.map(({ id, roles, created_at, disabled_at, signed_in_at, ...row }) => ({
    object: 'user' as const,
    id: publicId('user', id),
    login: row.login,
    roles,
    created_at: created_at.toISOString(),
    disabled_at: disabled_at?.toISOString() ?? null,
    has_password: row.has_password,
    has_second_factor: row.has_second_factor,
    signed_in_at: signed_in_at?.toISOString() ?? null,
    open_sessions: row.open_sessions,
  }));
}

export async function userNamed(tx: Tx, login: string) {
  const [found] = await usersOf(tx, login);
  if (found === undefined) throw new Problem('not-found', `there is no user \`${login}\``);
  return found;
}

export async function keysOf(tx: Tx, login: string) {
  await userNamed(tx, login);
  const rows = await tx.query<KeyRow>(
    `select k.id, k.label, k.scopes, k.created_at, k.revoked_at
       from api_key k join app_user u on u.tenant = k.tenant and u.id = k.user_id
      where u.tenant = $1 and u.login = $2 order by k.id`,
    [tx.tenant, login],
  );
  return rows.map(({ id, label, scopes, created_at, revoked_at }) => ({
    object: 'api_key' as const,
    id: publicId('key', id),
    label,
    scopes,
    created_at: created_at.toISOString(),
    revoked_at: revoked_at?.toISOString() ?? null,
  }));
}

/** Adds the user or gives them exactly these roles. */
export async function setRoles(scribe: Scribe, login: string, roles: readonly string[]) {
  await beforeChange(scribe, login);
  await addUser(scribe.tx, { login, roles });
  const now = await userNamed(scribe.tx, login);
  await record(scribe, { change: 'user_roles', user: now.id, roles: now.roles });
  return now;
}

export async function disable(scribe: Scribe, login: string) {
  await beforeChange(scribe, login);
  const changed = await disableUser(scribe.tx, login);
  const now = await userNamed(scribe.tx, login);
  if (changed) await record(scribe, { change: 'user_disabled', user: now.id });
  return now;
}

/** A link for another user, never for oneself: that would change a password without the old one. */
export async function inviteUser(
  scribe: Scribe,
  login: string,
  { reset_second_factor: resets_totp }: NewInvitation,
  linkFor: (token: string) => string,
) {
  await beforeChange(scribe, login);
  const { id, disabled_at } = await userNamed(scribe.tx, login);
  if (disabled_at !== null) throw new Problem('not-found', `\`${login}\` is disabled`);
  const user_id = fromPublicId('user', id) ?? id;
  const made = await invite(scribe.tx, { user_id, by: scribe.by, resets_totp });
  const invitation = publicId('invitation', made.id);
  const reset = resets_totp ? ['second_factor'] : [];
  await record(scribe, { change: 'user_invited', user: id, invitation, reset });
  const { token, expires_at } = made;
  return { object: 'invitation', id: invitation, login, link: linkFor(token), expires_at };
}

export async function makeKey(scribe: Scribe, login: string, wanted: NewApiKey) {
  await stillAdmin(scribe);
  const { id: user } = await userNamed(scribe.tx, login);
  const made = await addKey(scribe.tx, { login, ...wanted, by: scribe.by }).catch(asProblem);
  const id = publicId('key', made.id);
  await record(scribe, { change: 'key_added', user, key: id, scopes: wanted.scopes });
  return { ...(await keyNamed(scribe.tx, login, id)), key: made.key };
}

export async function revoke(scribe: Scribe, login: string, id: string) {
  const { id: user } = await userNamed(scribe.tx, login);
  await keyNamed(scribe.tx, login, id);
  const changed = await revokeKey(scribe.tx, fromPublicId('key', id) ?? id);
  if (changed) await record(scribe, { change: 'key_revoked', user, key: id });
  return keyNamed(scribe.tx, login, id);
}

async function keyNamed(tx: Tx, login: string, id: string) {
  const found = (await keysOf(tx, login)).find((key) => key.id === id);
  if (found === undefined) throw new Problem('not-found', `\`${login}\` has no key \`${id}\``);
  return found;
}

/** Who was let in a moment ago may have been disabled since. */
async function stillAdmin({ tx, by }: Pick<Scribe, 'tx' | 'by'>): Promise<void> {
  await holdAdmins(tx, by).catch((error: unknown) => {
    throw error instanceof AccessError ? new Problem('forbidden', error.message) : error;
  });
}

/** Nobody widens their own reach, and nobody locks the last door behind them. */
async function beforeChange({ tx, by }: Scribe, login: string): Promise<void> {
  await stillAdmin({ tx, by });
  const [found] = await usersOf(tx, login);
  if (found !== undefined && by !== null && found.id === publicId('user', by))
    throw new Problem(
      'four-eyes',
      'nobody changes their own roles, and nobody disables or invites themselves',
    );
}

/** No login: it may be a person's name. */
async function record({ tx, evidence, by }: Scribe, body: Record<string, string | string[]>) {
  const who = by === null ? null : publicId('user', by);
  await evidence.write(tx, [{ kind: 'config.changed', subject: null, body: { by: who, ...body } }]);
}

function asProblem(error: unknown): never {
  if (!(error instanceof AccessError)) throw error;
  throw fieldProblem('inconsistent-request', { pointer: '/scopes', detail: error.message });
}
