/**
 * Sends a request with what proves who we are, and sends it again after an expired session was renewed.
 *
 * A POST carries an idempotency key. If no answer came, the same request sent again carries the same key,
 * so a second click after a broken connection has no second effect.
 */
import { csrfToken, renewed } from './credentials.js';

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
  const again = request.clone();
  if (!SAFE.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken());
  const response = await fetch(request);
  if (response.status !== 401 || isSigningIn(request)) return response;
  // Waits until somebody has signed in again in the dialog; what was typed stays where it is.
  await renewed();
  return sendSignedIn(again);
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
