/**
 * Signing in. Whatever is wrong, a tenant, a login, a password, a code or a user who was disabled, the answer is the
 * same and takes as long: a hash is computed in any case, and what is left of a difference is hidden by answering a
 * refusal only at the next tick. So nobody learns from it what exists, or that a password was right.
 *
 * The try is counted first, the password is looked at outside of any transaction, and what was found is checked again
 * under the user's lock: nobody gets in with a password that was changed meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Counter } from 'prom-client';
import type { Database, Tx } from '../database.js';
import { DEFAULT_TENANT } from '../installation.js';
import type { Keys } from '../keys.js';
import { registry } from '../metrics.js';
import { Problem } from '../problem.js';
import { credentialOf, noteSignIn, takeCode, type Credential } from './credential.repository.js';
import { isPassword } from './password.js';
import { openSession, type SeenFrom } from './session.repository.js';
import { countTry, forgetTries, newDevice, type Trying } from './tries.js';

export interface SignIn {
  readonly tenant: string;
  readonly login: string;
  readonly password: string;
  readonly code: string | undefined;
  readonly device: string | undefined;
  readonly seenFrom: SeenFrom;
}

export interface SignedIn {
  readonly tenant: number;
  readonly token: string;
  readonly device: string;
}

export interface Vault {
  readonly database: Database;
  readonly keys: Keys;
}

const TICK_MS = 50;

const signIns = new Counter({
  name: 'dunwell_sign_ins_total',
  help: 'Tries to sign in, by outcome: many that failed or came too early are somebody who guesses.',
  labelNames: ['outcome'],
  registers: [registry],
});

function outcomeOf(error: unknown): string {
  if (!(error instanceof Problem)) return 'broken';
  if (error.code === 'sign-in-failed') return 'failed';
  return error.code === 'too-many-tries' ? 'too_early' : 'broken';
}

export async function signIn(vault: Vault, given: SignIn): Promise<SignedIn> {
  const begun = performance.now();
  try {
    const entered = await tried(vault, given);
    signIns.inc({ outcome: 'signed_in' });
    return entered;
  } catch (error) {
    signIns.inc({ outcome: outcomeOf(error) });
    const spent = performance.now() - begun;
    await sleep(Math.ceil(spent / TICK_MS) * TICK_MS - spent);
    throw error;
  }
}

async function tried({ database, keys }: Vault, given: SignIn): Promise<SignedIn> {
  const known = await tenantNamed(database, given.tenant);
  const tenant = known ?? DEFAULT_TENANT;
  const trying = { ...given, address: given.seenFrom.address };
  const credential = await database.tx(tenant, async (tx) => {
    await countTry(tx, keys, trying);
    const found = await credentialOf(tx, { login: given.login });
    return known === undefined ? undefined : found;
  });
  const fits = await isPassword(credential?.password_hash ?? null, given.password);
  if (credential === undefined || !fits) throw failed();
  const token = await database.tx(tenant, (tx) => enter(tx, keys, { credential, given, trying }));
  if (token === undefined) throw failed();
  return { tenant, token, device: newDevice(keys, given.tenant, given.login) };
}

interface Entering {
  readonly credential: Credential;
  readonly given: SignIn;
  readonly trying: Trying;
}

/** Undefined: the code is wrong, or something has changed meanwhile. */
async function enter(
  tx: Tx,
  keys: Keys,
  { credential, given, trying }: Entering,
): Promise<string | undefined> {
  const { user_id } = credential;
  const now = await credentialOf(tx, { user_id }, true);
  if (now === undefined || now.password_hash !== credential.password_hash) return undefined;
  if (now.totp_secret !== null && !(await takeCode(tx, keys, now, given.code ?? '')))
    return undefined;
  await forgetTries(tx, keys, trying);
  await noteSignIn(tx, user_id);
  return (await openSession(tx, keys, { user_id, seenFrom: given.seenFrom })).token;
}

function failed(): Problem {
  return new Problem('sign-in-failed', 'login, password or code are not right');
}

/** Not 401: the session goes on. */
function unproved(): Problem {
  return new Problem('proof-failed', 'password or code are not right');
}

/** Tenants are not fenced: their names are no secret. */
async function tenantNamed(database: Database, slug: string): Promise<number | undefined> {
  const { rows } = await database.pool.query<{ id: number }>(
    'select id from tenant where slug = $1',
    [slug],
  );
  return rows[0]?.id;
}

/**
 * Whoever is signed in proves once more that it is they: a browser was left open, or its session taken. Wrong tries
 * are counted with those of signing in.
 */
export async function proveAgain(
  { database, keys }: Vault,
  who: {
    tenant: number;
    user_id: string;
    slug: string;
    address: string;
    device: string | undefined;
  },
  { password, code }: { password: string; code?: string | undefined },
): Promise<Credential> {
  const { tenant, user_id, slug, address, device } = who;
  const trying = (login: string) => ({ tenant: slug, login, address, device });
  const credential = await database.tx(tenant, async (tx) => {
    const found = await credentialOf(tx, { user_id });
    if (found !== undefined) await countTry(tx, keys, trying(found.login));
    return found;
  });
  const fits = await isPassword(credential?.password_hash ?? null, password);
  if (credential === undefined || !fits) throw unproved();
  await database.tx(tenant, async (tx) => {
    const now = await credentialOf(tx, { user_id }, true);
    if (now?.password_hash !== credential.password_hash) throw unproved();
    const isRight = now.totp_secret === null || (await takeCode(tx, keys, now, code ?? ''));
    if (!isRight) throw unproved();
    await forgetTries(tx, keys, trying(credential.login));
  });
  return credential;
}
