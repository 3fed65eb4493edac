/** Who is asking: the user behind a request, and the key or session that let it in. */
import type { IncomingMessage } from 'node:http';
import type { Scope } from './scopes.js';

export interface Principal {
  readonly tenant: number;
  readonly user_id: string;
  readonly login: string;
  readonly roles: readonly string[];
  /** Null for a person who signed in. */
  readonly api_key_id: string | null;
  /** Null for a program with a key. */
  readonly session_id: string | null;
  readonly scopes: ReadonlySet<Scope>;
  /** What a person wants to see personal data in clear for; null: they do not. */
  readonly unmasked_for: string | null;
}

const principals = new WeakMap<IncomingMessage, Principal>();

export function rememberPrincipal(request: IncomingMessage, principal: Principal): void {
  principals.set(request, principal);
}

/** For the log: nobody on a public route, and before the guard has let anybody in. */
export function principalIfKnown(request: IncomingMessage): Principal | undefined {
  return principals.get(request);
}

/** Fails on a public route, where nobody has been identified. */
export function principalOf(request: IncomingMessage): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw new Error('this route is public and has no principal');
  return principal;
}
