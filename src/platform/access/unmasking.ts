/**
 * Personal data and people. A program's key sees in clear what its scopes say. A person who signed in sees names,
 * addresses and words masked, whatever their role; whoever may see them in clear says what for, with the request itself,
 * and the reading goes on record with that reason. Call tasks and reviews need none: the task is the reason.
 *
 * It works by taking `personal:read` away from a session's request that names no reason, so no door has to think of it.
 */
import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem.js';
import type { Principal } from './principal.js';
import type { Scope } from './scopes.js';

export const UNMASK_HEADER = 'x-unmask-reason';

const LENGTH = { min: 3, max: 300 };

/** Only what is read leaves a record of a reading, and the order of a package: what is written or tried does not. */
const PACKAGES = /^\/v1\/evidence\/[^/?]+\/exports\/?(?:\?|$)/;

function isReading({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && PACKAGES.test(url));
}

export function asRequested(principal: Principal, request: IncomingMessage): Principal {
  if (principal.session_id === null) return principal;
  const given = isReading(request) ? request.headers[UNMASK_HEADER] : undefined;
  if (typeof given === 'string') return { ...principal, unmasked_for: reasonIn(given) };
  return { ...principal, scopes: without(principal.scopes, ['personal:read']) };
}

/** The scopes that decide what is shown: auditors read the words and facts of decisions without `personal:read`. */
export function seeingScopes({ session_id, unmasked_for, scopes }: Principal): ReadonlySet<Scope> {
  if (session_id === null || unmasked_for !== null) return scopes;
  return without(scopes, ['personal:read', 'evidence:read']);
}

function without(scopes: ReadonlySet<Scope>, taken: readonly Scope[]): ReadonlySet<Scope> {
  return new Set([...scopes].filter((scope) => !taken.includes(scope)));
}

/** Percent-encoded UTF-8: a header has no other way to carry what people write. */
function reasonIn(given: string): string {
  let reason: string;
  try {
    reason = decodeURIComponent(given).trim();
  } catch {
    throw unusable('is not percent-encoded UTF-8');
  }
  if (reason.length < LENGTH.min || reason.length > LENGTH.max)
    throw unusable(`must have ${LENGTH.min} to ${LENGTH.max} characters`);
  return reason;
}

function unusable(detail: string): Problem {
  const error = { pointer: `/${UNMASK_HEADER}`, in: 'header' as const, detail };
  return new Problem('validation-failed', `\`${UNMASK_HEADER}\` ${detail}`, { errors: [error] });
}
