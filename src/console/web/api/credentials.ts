/**
 * What proves that a request is ours, and the wait for a new sign-in when the session has ended.
 *
 * The session itself is in a cookie that no script can read; what we send along is its token against forged
 * requests. A request that is refused because the session is over waits here until somebody has signed in
 * again, and then goes on.
 */
interface Wait {
  readonly promise: Promise<void>;
  readonly go: () => void;
}

let csrf = '';
let waiting: Wait | undefined;
const listeners = new Set<() => void>();

export function csrfToken(): string {
  return csrf;
}

/** The session has a new token against forgery. */
export function keepToken(token: string): void {
  csrf = token;
}

/** Resolves when somebody has signed in again. */
export function renewed(): Promise<void> {
  if (waiting === undefined) {
    waiting = promised();
    tell();
  }
  return waiting.promise;
}

export function haveRenewed(): void {
  waiting?.go();
  waiting = undefined;
  tell();
}

export function isWaiting(): boolean {
  return waiting !== undefined;
}

/** For `useSyncExternalStore`. */
export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function promised(): Wait {
  let go: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => (go = resolve));
  return { promise, go: () => go?.() };
}

function tell(): void {
  for (const listener of listeners) listener();
}
