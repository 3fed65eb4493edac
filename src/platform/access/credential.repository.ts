/** What a user proves who they are with: the hash of a password, the sealed secret of a second factor, recovery codes. */
import { iso } from '../clock.js';
import type { Tx } from '../database.js';
import type { Keys } from '../keys.js';
import { newRecoveryCodes, newTotpSecret, recoveryHash, stepOf } from './totp.js';

/** An offered secret that no code has proved is forgotten. */
const OFFER_MS = 15 * 60_000;

export interface Credential {
  readonly user_id: string;
  readonly login: string;
  readonly roles: string[];
  readonly password_hash: string | null;
  /** Null until a code has proved it. */
  readonly totp_secret: Buffer | null;
}

type Row = Credential & { readonly totp_at: Date | null };

/** Of a user who is not disabled. @param lock changes of it take turns */
export async function credentialOf(
  tx: Tx,
  by: { login: string } | { user_id: string },
  lock = false,
): Promise<Credential | undefined> {
  const values = [tx.tenant, 'login' in by ? by.login : null, 'user_id' in by ? by.user_id : null];
  // A statement of its own: one that waits for a lock has read the other table before it waited.
  if (lock)
    await tx.query(
      'select from app_user where tenant = $1 and (login = $2 or id = $3) for no key update',
      values,
    );
  const [row] = await tx.query<Row>(
    `select u.id as user_id, u.login, u.roles, i.password_hash, i.totp_secret, i.totp_at
       from app_user u left join sign_in i on i.tenant = u.tenant and i.user_id = u.id
      where u.tenant = $1 and (u.login = $2 or u.id = $3) and u.disabled_at is null`,
    values,
  );
  if (row === undefined) return undefined;
  const { totp_at, ...credential } = row;
  return totp_at === null ? { ...credential, totp_secret: null } : credential;
}

export async function setPassword(tx: Tx, user_id: string, hash: string): Promise<void> {
  await tx.query(
    `insert into sign_in (tenant, user_id, password_hash, password_at) values ($1, $2, $3, $4)
     on conflict (tenant, user_id) do update set password_hash = excluded.password_hash, password_at = excluded.password_at`,
    [tx.tenant, user_id, hash, iso(tx.at)],
  );
}

export async function noteSignIn(tx: Tx, user_id: string): Promise<void> {
  await tx.query('update sign_in set signed_in_at = $3 where tenant = $1 and user_id = $2', [
    tx.tenant,
    user_id,
    iso(tx.at),
  ]);
}

/** A new secret, to be proved by a code; the one in use stays in use until then. */
export async function offerTotp(tx: Tx, keys: Keys, user_id: string): Promise<Buffer> {
  const secret = newTotpSecret();
  await tx.query(
    `insert into sign_in (tenant, user_id, totp_offered, totp_offered_at) values ($1, $2, $3, $4)
     on conflict (tenant, user_id) do update set totp_offered = excluded.totp_offered, totp_offered_at = excluded.totp_offered_at`,
    [tx.tenant, user_id, keys.sealForInstallation(useOf(tx, user_id), secret), iso(tx.at)],
  );
  return secret;
}

/** Takes the offered secret into use if the code is its own; answers new recovery codes, which are shown once. */
export async function confirmTotp(
  tx: Tx,
  keys: Keys,
  user_id: string,
  code: string,
): Promise<string[] | undefined> {
  const [row] = await tx.query<{ totp_offered: Buffer }>(
    `select totp_offered from sign_in where tenant = $1 and user_id = $2 and totp_offered is not null
        and totp_offered_at > $3 for update`,
    [tx.tenant, user_id, iso(tx.at - OFFER_MS)],
  );
  if (row === undefined) return undefined;
  const secret = keys.openForInstallation(useOf(tx, user_id), row.totp_offered);
  const step = stepOf(secret, code, tx.at);
  if (step === undefined) return undefined;
  await tx.query(
    `update sign_in set totp_secret = totp_offered, totp_at = $3, totp_step = $4, totp_offered = null, totp_offered_at = null
      where tenant = $1 and user_id = $2`,
    [tx.tenant, user_id, iso(tx.at), step],
  );
  return renewRecoveryCodes(tx, user_id);
}

/** The earlier ones are gone. */
export async function renewRecoveryCodes(tx: Tx, user_id: string): Promise<string[]> {
  await tx.query('delete from recovery_code where tenant = $1 and user_id = $2', [
    tx.tenant,
    user_id,
  ]);
  const codes = newRecoveryCodes();
  await tx.query(
    'insert into recovery_code (tenant, user_id, hash) select $1, $2, unnest($3::bytea[])',
    [tx.tenant, user_id, codes.map(recoveryHash)],
  );
  return codes;
}

/** True once for each code: of an authenticator by its step, which only grows; of the recovery codes by its mark. */
export async function takeCode(
  tx: Tx,
  keys: Keys,
  { user_id, totp_secret }: Credential,
  code: string,
): Promise<boolean> {
  if (totp_secret === null) return false;
  const step = stepOf(keys.openForInstallation(useOf(tx, user_id), totp_secret), code, tx.at);
  if (step !== undefined) {
    const taken = await tx.query(
      'update sign_in set totp_step = $3 where tenant = $1 and user_id = $2 and totp_step < $3 returning 1',
      [tx.tenant, user_id, step],
    );
    return taken.length > 0;
  }
  const hash = recoveryHash(code);
  if (hash === undefined) return false;
  const used = await tx.query(
    'update recovery_code set used_at = $4 where tenant = $1 and user_id = $2 and hash = $3 and used_at is null returning 1',
    [tx.tenant, user_id, hash, iso(tx.at)],
  );
  return used.length > 0;
}

/** Whoever lost the device and the codes: an admin's invitation lets them enrol anew. */
export async function dropTotp(tx: Tx, user_id: string): Promise<void> {
  await tx.query(
    `update sign_in set totp_secret = null, totp_at = null, totp_step = null, totp_offered = null, totp_offered_at = null
      where tenant = $1 and user_id = $2`,
    [tx.tenant, user_id],
  );
  await tx.query('delete from recovery_code where tenant = $1 and user_id = $2', [
    tx.tenant,
    user_id,
  ]);
}

function useOf({ tenant }: Tx, user_id: string): string {
  return `totp/${tenant}/${user_id}`;
}
