/** What a session does for whoever holds it, and what of that goes on record: each change of how somebody gets in. */
import type { Request } from 'express';
import { PASSWORD_MIN, weakness } from '../../platform/access/password.js';
import { csrfTokenOf } from '../../platform/access/same-origin.js';
import { needsTotp, type TotpFor } from '../../platform/access/second-factor.js';
import { credentialOf } from '../../platform/access/credential.repository.js';
import {
  IDLE_MS,
  type SeenFrom,
  type StoredSession,
} from '../../platform/access/session.repository.js';
import { permitted } from '../../platform/access/scopes.js';
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { fieldProblem, Problem } from '../../platform/problem.js';
import type { Scribe } from '../../portfolio/scribe.js';

const AGENT_MAX = 200;

export function seenFrom(request: Request): SeenFrom {
  const agent = (request.get('user-agent') ?? '').slice(0, AGENT_MAX);
  return { agent, address: request.ip ?? '' };
}

interface Holding {
  readonly session_id: string;
  readonly user_id: string;
  readonly token: string;
  readonly totpFor: TotpFor;
}

export async function sessionResource(tx: Tx, holding: Holding) {
  const { session_id, user_id, token, totpFor } = holding;
  const credential = await credentialOf(tx, { user_id });
  const [row] = await tx.query<{ slug: string; created_at: Date; ends_at: Date }>(
    `select t.slug, s.created_at, s.ends_at from session s join tenant t on t.id = s.tenant
      where s.tenant = $1 and s.id = $2 and s.ended_at is null`,
    [tx.tenant, session_id],
  );
  if (credential === undefined || row === undefined)
    throw new Problem('unauthenticated', 'the session has ended');
  const { login, roles, totp_secret } = credential;
  const isNeeded = totp_secret === null && needsTotp(roles, totpFor);
  return {
    object: 'session',
    id: publicId('session', session_id),
    tenant: row.slug,
    user: { id: publicId('user', user_id), login },
    roles,
    scopes: isNeeded ? [] : [...permitted(roles)],
    second_factor: secondFactor(totp_secret !== null, isNeeded),
    csrf_token: csrfTokenOf(token),
    created_at: iso(row.created_at.getTime()),
    ends_at: iso(row.ends_at.getTime()),
    idle_seconds: IDLE_MS / 1_000,
  };
}

function secondFactor(isEnrolled: boolean, isNeeded: boolean): string {
  if (isEnrolled) return 'enrolled';
  return isNeeded ? 'needed' : 'none';
}

export function ownSessionResource({ id, from, ...times }: StoredSession, current: string | null) {
  return {
    object: 'own_session',
    id: publicId('session', id),
    is_this: id === current,
    browser: from.agent,
    address: from.address,
    created_at: iso(times.created_at.getTime()),
    seen_at: iso(times.seen_at.getTime()),
    ends_at: iso(times.ends_at.getTime()),
  };
}

export async function refuseWeak(field: string, password: string, login: string): Promise<void> {
  const detail = await weakness(password, login);
  if (detail === undefined) return;
  const remedy = `choose ${PASSWORD_MIN} characters or more, such as four words that do not belong together`;
  throw fieldProblem('validation-failed', { pointer: `/${field}`, detail, remedy });
}

/** No login: it may be a person's name. */
export async function recordChange(
  { tx, evidence }: Pick<Scribe, 'tx' | 'evidence'>,
  change: 'password_changed' | 'totp_enrolled' | 'recovery_codes_renewed' | 'invitation_used',
  user_id: string,
): Promise<void> {
  const user = publicId('user', user_id);
  const body = { by: user, change, user };
  await evidence.write(tx, [{ kind: 'config.changed', subject: null, body }]);
}
