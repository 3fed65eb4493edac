/** What proves who is asking, and the wait for a new proof when the old one has expired. */
const KEPT = 'dunwell.key';

interface Wait {
  readonly promise: Promise<void>;
  readonly go: () => void;
}

let waiting: Wait | undefined;
const listeners = new Set<() => void>();

export function credentials(): Record<string, string> {
  const key = sessionStorage.getItem(KEPT);
  return key === null ? {} : { Authorization: `Bearer ${key}` };
}

export function hasCredentials(): boolean {
  return sessionStorage.getItem(KEPT) !== null;
}

export function setKey(key: string): void {
  sessionStorage.setItem(KEPT, key);
}

export function forget(): void {
  sessionStorage.removeItem(KEPT);
}

/** Resolves when somebody has signed in again. */
export function renewed(): Promise<void> {
  if (waiting === undefined) {
    waiting = promised();
    tell();
  }
  return waiting.promise;
}

function promised(): Wait {
  let go: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => (go = resolve));
  return { promise, go: () => go?.() };
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

function tell(): void {
  for (const listener of listeners) listener();
}
