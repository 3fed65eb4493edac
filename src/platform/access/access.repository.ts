/** Users and their API keys: who they are, what they may do, and taking it away again. */
import { iso } from '../clock.js';
import type { Tx } from '../database.js';
import { uuid7 } from '../ids.js';
import { lockName } from '../named-lock.js';
import { newApiKey } from './api-key.js';
import { endSessionsOf } from './session.repository.js';
import { isRole, isScope, permitted, ROLES, SCOPES } from './scopes.js';

/** The command was wrong: an unknown login, role or scope. */
export class AccessError extends Error {
  override name = 'AccessError';
}

export interface NewUser {
  readonly login: string;
  readonly roles: readonly string[];
}

export interface NewKey {
  readonly login: string;
  readonly scopes: readonly string[];
  /** What the key is for, so that people recognise it later. */
  readonly label?: string;
  /** The user who makes it; null at the command line. */
  readonly by?: string | null;
}

/** Adds a user; a login that exists already keeps its id and gets exactly these roles. */
export async function addUser(tx: Tx, { login, roles }: NewUser): Promise<{ id: string }> {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(login)) {
    throw new AccessError(
      `\`${login}\` cannot be a login: use up to 64 of a-z, 0-9, \`.\`, \`_\`, \`-\``,
    );
  }
  const unknown = roles.filter((role) => !isRole(role));
  if (unknown.length > 0 || roles.length === 0) {
    throw new AccessError(
      `the role ${quoted(unknown)} is not known: use ${quoted(Object.keys(ROLES))}`,
    );
  }
  const [before] = await tx.query<{ roles: string[] }>(
    'select roles from app_user where tenant = $1 and login = $2 for update',
    [tx.tenant, login],
  );
  const [row] = await tx.query<{ id: string }>(
    `insert into app_user (tenant, id, login, roles, created_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant, login) do update set roles = excluded.roles
     returning id`,
    [tx.tenant, uuid7(tx.at), login, [...new Set(roles)], iso(tx.at)],
  );
  const { id } = row!; // an upsert always answers its row
  if (before?.roles.some((role) => !roles.includes(role)) === true)
    await endSessionsOf(tx, id, 'roles');
  return { id };
}

/** Adds a key for a user, within what the user's roles permit. The key itself is never shown again. */
export async function addKey(
  tx: Tx,
  { login, scopes, label = '', by = null }: NewKey,
): Promise<{ id: string; key: string }> {
  const unknown = scopes.filter((scope) => !isScope(scope));
  if (unknown.length > 0 || scopes.length === 0) {
    throw new AccessError(`the scope ${quoted(unknown)} is not known: use ${quoted(SCOPES)}`);
  }
  const [user] = await tx.query<{ id: string; roles: string[] }>(
    'select id, roles from app_user where tenant = $1 and login = $2 and disabled_at is null',
    [tx.tenant, login],
  );
  if (user === undefined) {
    throw new AccessError(`there is no active user \`${login}\`: add one with \`user add\``);
  }
  const allowed: ReadonlySet<string> = permitted(user.roles);
  const beyond = scopes.filter((scope) => !allowed.has(scope));
  if (beyond.length > 0) {
    throw new AccessError(
      `the roles ${quoted(user.roles)} of \`${login}\` do not permit ${quoted(beyond)}: give the user another role or the key fewer scopes`,
    );
  }
  const { key, hash } = newApiKey(tx.tenant);
  const id = uuid7(tx.at);
  await tx.query(
    `insert into api_key (tenant, id, user_id, hash, scopes, label, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenant, id, user.id, hash, [...new Set(scopes)], label, iso(tx.at), by],
  );
  return { id, key };
}

/** From a few seconds later at most, nobody gets in with this key. */
export async function revokeKey(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    'update api_key set revoked_at = $3 where tenant = $1 and id = $2 and revoked_at is null returning id',
    [tx.tenant, id, iso(tx.at)],
  );
  return rows.length > 0;
}

/**
 * Changes of who may administer take turns, and are refused to those who may not any more. As nobody changes
 * themselves, one admin is always left: of two who disable each other at once, the second is refused.
 */
export async function holdAdmins(tx: Tx, by: string | null): Promise<void> {
  await lockName(tx, `admins of ${tx.tenant}`);
  if (by === null) return;
  const rows = await tx.query(
    `select from app_user where tenant = $1 and id = $2 and disabled_at is null and 'admin' = any(roles)`,
    [tx.tenant, by],
  );
  if (rows.length === 0) throw new AccessError('your user was disabled, or is no admin any more');
}

/** Takes effect for all keys and sessions of the user at once. */
export async function disableUser(tx: Tx, login: string): Promise<boolean> {
  const [user] = await tx.query<{ id: string }>(
    'update app_user set disabled_at = $3 where tenant = $1 and login = $2 and disabled_at is null returning id',
    [tx.tenant, login, iso(tx.at)],
  );
  if (user === undefined) return false;
  await endSessionsOf(tx, user.id, 'admin');
  return true;
}

export interface KeyHolder extends Record<string, unknown> {
  readonly api_key_id: string;
  readonly user_id: string;
  readonly login: string;
  readonly roles: string[];
  readonly scopes: string[];
}

/** Who holds a key that is neither revoked nor of a disabled user. */
export async function findKeyHolder(tx: Tx, hash: Buffer): Promise<KeyHolder | undefined> {
  const [row] = await tx.query<KeyHolder>(
    `select k.id as api_key_id, u.id as user_id, u.login, u.roles, k.scopes
       from api_key k join app_user u on u.tenant = k.tenant and u.id = k.user_id
      where k.tenant = $1 and k.hash = $2 and k.revoked_at is null and u.disabled_at is null`,
    [tx.tenant, hash],
  );
  return row;
}

function quoted(words: readonly string[]): string {
  return words.length === 0 ? '(none given)' : words.map((word) => `\`${word}\``).join(', ');
}
