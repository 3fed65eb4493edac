/**
 * Sends a request with what proves who we are, and sends it again after an expired session was renewed, here or in
 * another tab.
 *
 * A POST carries an idempotency key. If no answer came, the same request sent again carries the same key,
 * so a second click after a broken connection has no second effect.
 */
import {
  csrfToken,
  hasHolder,
  isOthers,
  keepSession,
  renewed,
  whyWaiting,
  type Holder,
} from './credentials.js';
import { isSomebodyThere } from './presence.js';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const unanswered = new Map<string, string>();

export async function send(request: Request): Promise<Response> {
  const name = request.method === 'POST' ? await nameOf(request) : undefined;
  if (name !== undefined) {
    const key = unanswered.get(name) ?? crypto.randomUUID();
    unanswered.set(name, key);
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', key);
  }
  const response = await sendSignedIn(request);
  // A proxy that gave up knows nothing: the work may have been done.
  if (name !== undefined && response.status < 500) unanswered.delete(name);
  return response;
}

async function sendSignedIn(request: Request): Promise<Response> {
  // What was typed stays where it is until its person has signed in in the dialog.
  if (whyWaiting() !== undefined && !isSigningIn(request)) await renewed();
  const again = request.clone();
  if (!isSomebodyThere()) request.headers.set('X-Background', 'true');
  const token = csrfToken();
  if (!SAFE.has(request.method)) request.headers.set('X-CSRF-Token', token);
  const response = await fetch(request);
  if (isSigningIn(request)) return response;
  if (response.status === 401) {
    await renewed();
    return sendSignedIn(again);
  }
  // A sign-in in another tab has given the session another token.
  const isStale = (await isForeign(response)) && (await hasFresherToken(token));
  return isStale ? sendSignedIn(again) : response;
}

async function isForeign(response: Response): Promise<boolean> {
  const isProblem = response.headers.get('content-type')?.includes('json') === true;
  if (response.status !== 403 || !isProblem) return false;
  const { code } = (await response.clone().json()) as { code?: string };
  return code === 'foreign-request';
}

/** Waits at once if the session is over or somebody else's, before anything is read in their name. */
export async function checkHolder(): Promise<void> {
  if (hasHolder()) await hasFresherToken(csrfToken());
}

async function hasFresherToken(old: string): Promise<boolean> {
  const response = await fetch('/v1/session');
  if (response.status === 401) {
    await renewed();
    return true;
  }
  if (!response.ok) return false;
  const session = (await response.json()) as Holder;
  if (isOthers(session)) {
    await renewed(session.user.login);
    return true;
  }
  keepSession(session);
  return session.csrf_token !== old;
}

/** Those ask whether somebody is signed in, so they take no for an answer. */
function isSigningIn({ url, method }: Request): boolean {
  const { pathname } = new URL(url);
  return (
    pathname === '/v1/session/invitation' || (pathname === '/v1/session' && method !== 'DELETE')
  );
}

async function nameOf(request: Request): Promise<string> {
  return `${request.url} ${await request.clone().text()}`;
}
