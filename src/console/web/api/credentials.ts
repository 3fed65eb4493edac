/**
 * What proves that a request is ours, and the wait for a new sign-in.
 *
 * The session itself is in a cookie that no script can read; what we send along is its token against forged
 * requests. All tabs of a browser share the cookie. A request waits here while the session is over, or while
 * somebody else is signed in by another tab: nothing that one person began goes on in the name of another.
 */
export interface Holder {
  readonly csrf_token: string;
  readonly user: { readonly id: string; readonly login: string };
}

/** Why requests wait. */
export interface Waiting {
  /** Who has signed in in another tab; undefined: nobody is signed in any more. */
  readonly other: string | undefined;
}

interface Wait extends Waiting {
  readonly promise: Promise<void>;
  readonly go: () => void;
}

let csrf = '';
let holder: string | undefined;
let waiting: Wait | undefined;
const listeners = new Set<() => void>();

export function csrfToken(): string {
  return csrf;
}

/** The page belongs to whoever holds this session. */
export function keepSession({ csrf_token, user }: Holder): void {
  csrf = csrf_token;
  holder = user.id;
}

/** Whether the page belongs to anybody yet. */
export function hasHolder(): boolean {
  return holder !== undefined;
}

/** Whether the page, and what is typed in it, belongs to somebody else. */
export function isOthers({ user }: Holder): boolean {
  return holder !== undefined && holder !== user.id;
}

/** Resolves when its person has signed in again. */
export function renewed(other?: string): Promise<void> {
  if (waiting === undefined) {
    waiting = { ...promised(), other };
    tell();
  }
  return waiting.promise;
}

export function haveRenewed(): void {
  waiting?.go();
  waiting = undefined;
  tell();
}

export function whyWaiting(): Waiting | undefined {
  return waiting;
}

/** For `useSyncExternalStore`. */
export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function promised() {
  let go: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => (go = resolve));
  return { promise, go: () => go?.() };
}

function tell(): void {
  for (const listener of listeners) listener();
}
