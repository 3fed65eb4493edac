/**
 * Whether a request comes from our own pages. A browser sends its cookies along whoever asks it to; so what changes
 * something must come from our own origin, and carry a token that only our pages can have read.
 */
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem.js';
import { sameText } from './tries.js';

export const CSRF_HEADER = 'x-csrf-token';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isUnsafe({ method = '' }: IncomingMessage): boolean {
  return !SAFE.has(method);
}

/** Bound to the session: it cannot be made without its token, and ends with it. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}

/** @param origin where people open the console */
export function refuseForged(
  request: IncomingMessage,
  sessionToken: string,
  origin: string | undefined,
): void {
  refuseForeign(request, origin, true);
  const given = request.headers[CSRF_HEADER];
  if (typeof given === 'string' && sameText(given, csrfTokenOf(sessionToken))) return;
  throw new Problem('foreign-request', `the header \`${CSRF_HEADER}\` is not that of this session`);
}

/** @param mustTell whether a request that does not say where it comes from is refused */
export function refuseForeign(
  { headers }: IncomingMessage,
  origin: string | undefined,
  mustTell: boolean,
): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    throw new Problem('foreign-request', 'the request comes from another site');
  if (headers.origin === undefined) {
    if (site !== undefined || !mustTell) return;
    throw new Problem('foreign-request', 'the request does not say where it comes from');
  }
  if (headers.origin === origin || hostOf(headers.origin) === headers.host) return;
  throw new Problem('foreign-request', 'the request comes from another site');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
