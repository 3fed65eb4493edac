/**
 * Links that let their holder choose a password, once, within three days: for a new user, and for one who cannot get in.
 * Whoever made one has seen it, so four eyes count its maker as its user until another one's invitation is used.
 */
import { iso } from '../clock.js';
import type { Tx } from '../database.js';
import { uuid7 } from '../ids.js';
import { dropTotp, setPassword } from './credential.repository.js';
import { newSecret } from './secret-text.js';
import { endSessionsOf } from './session.repository.js';

const KEPT_MS = 3 * 24 * 3_600_000;

export interface NewInvitation {
  readonly user_id: string;
  /** Null: at the command line. */
  readonly by: string | null;
  readonly resets_totp: boolean;
}

/** Takes the place of an earlier one that nobody has used. */
export async function invite(
  tx: Tx,
  { user_id, by, resets_totp }: NewInvitation,
): Promise<{ id: string; token: string; expires_at: string }> {
  const { text: token, hash } = newSecret('dwi', tx.tenant);
  const id = uuid7(tx.at);
  const expires_at = iso(tx.at + KEPT_MS);
  await tx.query(
    `update invitation set ended_at = $3
      where tenant = $1 and user_id = $2 and used_at is null and ended_at is null`,
    [tx.tenant, user_id, iso(tx.at)],
  );
  await tx.query(
    `insert into invitation (tenant, id, user_id, hash, resets_totp, created_at, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenant, id, user_id, hash, resets_totp, iso(tx.at), by, expires_at],
  );
  return { id, token, expires_at };
}

export interface Invited {
  readonly id: string;
  readonly user_id: string;
  readonly login: string;
  readonly resets_totp: boolean;
}

/** Undefined: it is not there, used, too old, or of a user who is disabled. */
export async function findInvitation(tx: Tx, hash: Buffer): Promise<Invited | undefined> {
  const [row] = await tx.query<Invited & Record<string, unknown>>(
    `select i.id, i.user_id, i.resets_totp, u.login
       from invitation i join app_user u on u.tenant = i.tenant and u.id = i.user_id
      where i.tenant = $1 and i.hash = $2 and i.used_at is null and i.ended_at is null and i.expires_at > $3
        and u.disabled_at is null for update of u`,
    [tx.tenant, hash, iso(tx.at)],
  );
  return row;
}

/** False: somebody was faster. Ends the sessions of the user, and the reach of whoever invited them before. */
export async function acceptInvitation(tx: Tx, hash: Buffer, password: string): Promise<boolean> {
  const found = await findInvitation(tx, hash);
  if (found === undefined) return false;
  const { id, user_id, resets_totp } = found;
  const used = await tx.query(
    'update invitation set used_at = $3 where tenant = $1 and id = $2 and used_at is null and ended_at is null returning 1',
    [tx.tenant, id, iso(tx.at)],
  );
  if (used.length === 0) return false;
  await tx.query(
    `update invitation set ended_at = $4
      where tenant = $1 and user_id = $2 and id <> $3 and ended_at is null`,
    [tx.tenant, user_id, id, iso(tx.at)],
  );
  await setPassword(tx, user_id, password);
  if (resets_totp) await dropTotp(tx, user_id);
  await endSessionsOf(tx, user_id, 'password');
  return true;
}
