/**
 * What the browser keeps of the person who is signed in, such as words that were typed and not yet saved.
 *
 * It outlives an expired session and a crash, for the same person. When they sign out, or somebody else signs in,
 * it is deleted: the next one at this browser must not read it.
 */
const OWNER = 'dunwell.owner';
const OWN = 'dunwell.own.';
const SIGNED_OUT = 'dunwell.signed-out';

export function storeOwn(name: string, value: unknown): void {
  try {
    localStorage.setItem(OWN + name, JSON.stringify(value));
  } catch {
    // A browser that is full or keeps nothing: what was typed is still in the page.
  }
}

/** As it was stored; what it is only the caller knows. */
export function storedOwn(name: string): unknown {
  const text = localStorage.getItem(OWN + name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function dropOwn(name: string): void {
  localStorage.removeItem(OWN + name);
}

export function hasOwn(): boolean {
  return Object.keys(localStorage).some((name) => name.startsWith(OWN));
}

/** From now on what is kept belongs to this user. */
export function storeFor(user: string): void {
  if (localStorage.getItem(OWNER) !== user) forgetOwner();
  localStorage.setItem(OWNER, user);
}

function forgetOwner(): void {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(OWN));
  for (const name of [OWNER, ...names]) localStorage.removeItem(name);
}

/** The other tabs leave what they show: the next person at this browser must not read it. */
export function signedOut(): void {
  forgetOwner();
  localStorage.setItem(SIGNED_OUT, '1');
  localStorage.removeItem(SIGNED_OUT);
}

/** Tells when somebody signed out in another tab of this browser. */
export function onSignedOut(listener: () => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key === SIGNED_OUT && newValue !== null) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/** Tells when another tab of this browser came to belong to somebody else, or to nobody. */
export function onOtherOwner(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === OWNER) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
