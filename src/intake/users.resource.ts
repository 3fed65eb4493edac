/** What is done to users and keys over HTTP: never to oneself, and each change is on record. */
import {
  AccessError,
  addKey,
  addUser,
  disableUser,
  holdAdmins,
  revokeKey,
} from '../platform/access/access.repository.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import type { NewApiKey } from './users.schema.js';

interface UserRow extends Record<string, unknown> {
  readonly id: string;
  readonly login: string;
  readonly roles: string[];
  readonly created_at: Date;
  readonly disabled_at: Date | null;
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
    `select id, login, roles, created_at, disabled_at from app_user
      where tenant = $1 and ($2::text is null or login = $2) order by login`,
    [tx.tenant, login],
  );
  return rows.map(({ id, roles, created_at, disabled_at, ...row }) => ({
    object: 'user' as const,
    id: publicId('user', id),
    login: row.login,
    roles,
    created_at: created_at.toISOString(),
    disabled_at: disabled_at?.toISOString() ?? null,
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
    throw new Problem('four-eyes', 'nobody changes their own roles or disables themselves');
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
